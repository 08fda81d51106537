import type { TimeWindow } from '@microwish/contract'
import { useState } from 'react'
import { agreedAtOf, daysFor, favouriteHour, type Hour, hoursFor } from './claim-times'

/** Empty: the time is agreed by telephone. */
export type TimeChoice = { date?: string; hour?: Hour | undefined }

/** The time that stands chosen within a need's window, so that claiming takes one more tap only. */
export function useTimeChoice(timeWindow: TimeWindow, publishedAt: string) {
  const [now] = useState(() => Date.now())
  const [choice, setChoice] = useState<TimeChoice>(() => {
    const first = daysFor(timeWindow, publishedAt, now)[0]
    return timeWindow === 'by_agreement' || !first ? {} : withHour(first.date)
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
  return { now, choice, choose, agreedAt: date && hour ? agreedAtOf(date, hour) : undefined }
}
