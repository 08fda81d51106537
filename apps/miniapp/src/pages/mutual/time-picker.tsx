import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classesOf, Heading, Icon, Tappable } from '../../ui'
import css from './time-picker.module.css'
import type { TimeSelection } from './use-time-choice'

const cx = classesOf(css)

/** A day, an hour, or 「电话里再约」. */
export function TimePicker({ time }: { time: TimeSelection }) {
  const { days, hours, date, hour, isTimeNeeded, choose } = time
  return (
    <View className={cx('picker')}>
      <Heading level={3}>哪一天</Heading>
      <View className={cx('grid')} role='radiogroup' ariaLabel='哪一天'>
        {days.map((day) => (
          <Cell key={day.date} isOn={date === day.date} onTap={() => choose({ date: day.date })}>
            <View className={cx('word')}>{day.word}</View>
            <View className={cx('small')}>{day.text}</View>
          </Cell>
        ))}
        {!isTimeNeeded && (
          <Cell isWide isOn={date === undefined} onTap={() => choose({})}>
            <Icon name='phone' size='s' />
            <View className={cx('word')}>先不定，电话里再约</View>
          </Cell>
        )}
      </View>
      {date !== undefined && (
        <>
          <Heading level={3}>几点到</Heading>
          <View className={cx('grid')} role='radiogroup' ariaLabel='几点到'>
            {hours.map((each) => (
              <Cell key={each} isOn={hour === each} onTap={() => choose({ date, hour: each })}>
                <View className={cx('word')}>{each}</View>
              </Cell>
            ))}
          </View>
        </>
      )}
    </View>
  )
}

type CellProps = { isOn: boolean; isWide?: boolean; onTap: () => void; children: ReactNode }

function Cell({ isOn, isWide = false, onTap, children }: CellProps) {
  return (
    <Tappable className={cx('cell', isOn && 'on', isWide && 'wide')} role='radio' isOn={isOn} onTap={onTap}>
      {children}
    </Tappable>
  )
}
