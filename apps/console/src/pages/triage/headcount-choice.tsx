import { Input } from 'antd'
import { words } from '../../messages'
import { Choice } from '../../ui/choice'

const FEW = [1, 2, 3]
const MOST = 20

/** One, two, three, or a number up to twenty. */
export function HeadcountChoice({ headcount, onChange }: { headcount: number; onChange: (count: number) => void }) {
  const isMany = !FEW.includes(headcount)
  return (
    <div className='row wrap headcount'>
      <Choice
        label={words.triage.headcount}
        options={[
          ...FEW.map((count) => ({ value: String(count), label: words.unit.people(count) })),
          { value: 'more', label: words.triage.more4 },
        ]}
        value={isMany ? 'more' : String(headcount)}
        onChange={(value) => onChange(value === 'more' ? FEW.length + 1 : Number(value))}
      />
      {isMany && (
        <Input
          type='number'
          className='count-input'
          aria-label={words.triage.headcountNumber}
          min={1}
          max={MOST}
          value={headcount}
          onChange={(event) => onChange(Math.min(MOST, Math.max(1, Math.trunc(event.target.valueAsNumber) || 1)))}
        />
      )}
    </div>
  )
}
