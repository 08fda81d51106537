import type { TimeWindow } from '@microwish/contract'
import { View } from '@tarojs/components'
import { classesOf, Heading, Icon, Tappable } from '../../ui'
import { daysFor, hoursFor } from './claim-times'
import css from './time-picker.module.css'
import type { TimeChoice } from './use-time-choice'

const cx = classesOf(css)

type TimePickerProps = {
  timeWindow: TimeWindow
  publishedAt: string
  now: number
  choice: TimeChoice
  onChoose: (choice: TimeChoice) => void
}

/** A day, an hour, or 「电话里再约」. */
export function TimePicker({ timeWindow, publishedAt, now, choice, onChoose }: TimePickerProps) {
  const days = daysFor(timeWindow, publishedAt, now)
  const hours = choice.date ? hoursFor(choice.date, now) : []
  return (
    <View className={cx('picker')}>
      <Heading level={3}>哪一天</Heading>
      <View className={cx('grid')} role='radiogroup' ariaLabel='哪一天'>
        {days.map(({ date, word, text }) => (
          <Cell key={date} isOn={choice.date === date} onTap={() => onChoose({ date })}>
            <View className={cx('word')}>{word}</View>
            <View className={cx('small')}>{text}</View>
          </Cell>
        ))}
        <Cell isWide isOn={choice.date === undefined} onTap={() => onChoose({})}>
          <Icon name='phone' size='s' />
          <View className={cx('word')}>先不定，电话里再约</View>
        </Cell>
      </View>
      {choice.date !== undefined && (
        <>
          <Heading level={3}>几点到</Heading>
          <View className={cx('grid')} role='radiogroup' ariaLabel='几点到'>
            {hours.map((hour) => (
              <Cell key={hour} isOn={choice.hour === hour} onTap={() => onChoose({ ...choice, hour })}>
                <View className={cx('word')}>{hour}</View>
              </Cell>
            ))}
          </View>
        </>
      )}
    </View>
  )
}

type CellProps = { isOn: boolean; isWide?: boolean; onTap: () => void; children: React.ReactNode }

function Cell({ isOn, isWide, onTap, children }: CellProps) {
  return (
    <Tappable className={cx('cell', isOn && 'on', isWide && 'wide')} role='radio' isOn={isOn} onTap={onTap}>
      {children}
    </Tappable>
  )
}
