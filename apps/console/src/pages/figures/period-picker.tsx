import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { words } from '../../messages'
import { boundsOf, PERIOD_CHOICES } from '../../period'
import { Choice } from '../../ui/choice'
import type { useFigures } from './use-figures'

const OPTIONS = [...PERIOD_CHOICES, 'custom' as const].map((value) => ({ value, label: words.figures.periods[value] }))

/** 本周, 本月, 本季, 今年, or two days of one's own. */
export function PeriodPicker({ figures }: { figures: ReturnType<typeof useFigures> }) {
  return (
    <>
      <Choice
        label={words.figures.period}
        isLabelHidden
        options={OPTIONS}
        value={figures.choice}
        onChange={figures.pick}
      />
      {figures.choice === 'custom' && <Days period={figures.period} today={figures.today} onPick={figures.pickDays} />}
    </>
  )
}

type DaysProps = { period: string; today: string; onPick: (from: string, to: string) => void }

function Days({ period, today, onPick }: DaysProps) {
  const [first, last] = boundsOf(period)
  const [from, setFrom] = useState(first)
  const [to, setTo] = useState(last > today ? today : last)
  const isUpsideDown = from > to
  function submit(event: FormEvent) {
    event.preventDefault()
    if (!isUpsideDown) onPick(from, to)
  }
  return (
    <form className='row wrap' onSubmit={submit}>
      <Input
        type='date'
        className='day-input'
        aria-label={words.figures.from}
        required
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      <span aria-hidden='true'>–</span>
      <Input
        type='date'
        className='day-input'
        aria-label={words.figures.to}
        required
        value={to}
        onChange={(event) => setTo(event.target.value)}
      />
      <Button htmlType='submit'>{words.figures.show}</Button>
      {isUpsideDown && (
        <span className='note field-error' role='alert'>
          {words.figures.upsideDown}
        </span>
      )}
    </form>
  )
}
