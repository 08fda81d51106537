import type { TimeWindow } from '@microwish/contract'
import { useState } from 'react'
import { agreedAtOf, daysFor, favouriteHour, type Hour, hoursFor } from './claim-times'

/** Empty: the time is agreed by telephone. */
type TimeChoice = { date?: string; hour?: Hour | undefined }

type Options = {
  timeWindow: TimeWindow
  publishedAt: string
  /** 「电话里再约」 is not offered. */
  isTimeNeeded?: boolean
}

/** The time that stands chosen within a need's window, so that claiming takes one more tap only. */
export function useTimeChoice({ timeWindow, publishedAt, isTimeNeeded = false }: Options) {
  const [now] = useState(() => Date.now())
  const days = daysFor(timeWindow, publishedAt, now)
  const [choice, setChoice] = useState<TimeChoice>(() => {
    const first = days[0]
    return !first || (timeWindow === 'by_agreement' && !isTimeNeeded) ? {} : withHour(first.date)
  })

  function withHour(date: string): TimeChoice {
    return { date, hour: favouriteHour(hoursFor(date, now)) }
  }

  /** A new day keeps the hour where that day still has it. */
  function choose({ date, hour = choice.hour }: TimeChoice) {
    if (date === undefined) setChoice({})
    else setChoice(hour && hoursFor(date, now).includes(hour) ? { date, hour } : withHour(date))
  }

  const { date, hour } = choice
  const hours = date === undefined ? [] : hoursFor(date, now)
  return { days, hours, date, hour, isTimeNeeded, choose, agreedAt: date && hour ? agreedAtOf(date, hour) : undefined }
}
export type TimeSelection = ReturnType<typeof useTimeChoice>
