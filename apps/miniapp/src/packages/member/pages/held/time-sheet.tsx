import { View } from '@tarojs/components'
import { useState } from 'react'
import { TimePicker } from '../../../../pages/mutual/time-picker'
import { useTimeChoice } from '../../../../pages/mutual/use-time-choice'
import { appointmentText } from '../../../../time'
import { Button, classesOf, FieldError, Sheet, Words } from '../../../../ui'
import type { SheetProps } from './held-sheets'
import css from './sheets.module.css'

const cx = classesOf(css)

/** Another time, agreed with the resident: told to them as a line of progress. */
export function TimeSheet({ need, isBusy, refusal, onClose, onSend }: SheetProps) {
  // The two have spoken: any day of the coming two weeks will do, whatever the window once was.
  const [from] = useState(() => new Date().toISOString())
  const time = useTimeChoice({ timeWindow: 'two_weeks', publishedAt: from, isTimeNeeded: true })
  const { agreedAt } = time

  function send() {
    if (agreedAt) void onSend({ action: 'progress', note: `时间约在${appointmentText(agreedAt)}`, agreedAt })
  }

  return (
    <Sheet title={need.agreedAt ? '改时间' : '定时间'} onClose={onClose}>
      <Words look='label'>先和居民在电话里说好，再改这里。</Words>
      <TimePicker time={time} />
      {refusal && <FieldError id='time' text={refusal} />}
      <View className={cx('foot')}>
        <Button kind='main' size='big' isWide isBusy={isBusy} onTap={send}>
          就这个时间
        </Button>
      </View>
    </Sheet>
  )
}
