import type { TimeWindow } from '@microwish/contract'

/** A day on China's calendar: ISO date, 「周六」「今天」 and 「11月28日」. */
export type Day = { date: string; word: string; text: string }

const DAY = 86_400_000
/** China keeps one time all year. */
const SHANGHAI_OFFSET = 8 * 3_600_000
/** Nobody gets ready and across the street in less. */
const LEAD = 45 * 60_000
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']

/** When one may knock: morning, before lunch, after the nap, late afternoon, after supper. */
export const HOURS = ['9:00', '10:00', '14:30', '16:00', '19:00'] as const
export type Hour = (typeof HOURS)[number]
const FAVOURITE: Hour = '10:00'

/** How many days each window spans, counted from publication; `by_agreement` offers a week. */
const SPAN: Record<Exclude<TimeWindow, 'weekend'>, number> = { three_days: 3, two_weeks: 14, by_agreement: 7 }

const dateOf = (time: number) => new Date(time + SHANGHAI_OFFSET).toISOString().slice(0, 10)
const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay()
const addDays = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

/**
 * The days on which one may come, from today on, none without a time left. Once the window has passed it starts anew
 * today, and tomorrow where today has no time left either (a weekend on its Sunday evening).
 */
export function daysFor(timeWindow: TimeWindow, publishedAt: string, now: number): Day[] {
  const today = dateOf(now)
  const starts = [dateOf(Date.parse(publishedAt)), today, addDays(today, 1)]
  const possible = starts.map((start) => datesOf(timeWindow, start).filter((date) => hoursFor(date, now).length > 0))
  const dates = possible.find((some) => some.length > 0) ?? []
  return dates.map((date) => ({ date, word: dayWord(date, today), text: shortDate(date) }))
}

function datesOf(timeWindow: TimeWindow, from: string): string[] {
  if (timeWindow === 'weekend') {
    // On a Sunday 这周末 is that day alone; from Monday on it is the coming Saturday and Sunday.
    const weekday = weekdayOf(from)
    if (weekday === 0) return [from]
    return [addDays(from, 6 - weekday), addDays(from, 7 - weekday)]
  }
  return Array.from({ length: SPAN[timeWindow] + 1 }, (_, days) => addDays(from, days))
}

/** The hours of a day that have not passed. */
export function hoursFor(date: string, now: number): Hour[] {
  return HOURS.filter((hour) => Date.parse(agreedAtOf(date, hour)) >= now + LEAD)
}

/** What stands chosen at first: ten o’clock where it is left, else the next hour. */
export function favouriteHour(hours: readonly Hour[]): Hour | undefined {
  return hours.includes(FAVOURITE) ? FAVOURITE : hours[0]
}

/** A day and an hour in China as an instant. */
export function agreedAtOf(date: string, hour: Hour): string {
  return new Date(Date.parse(`${date}T${hour.padStart(5, '0')}:00Z`) - SHANGHAI_OFFSET).toISOString()
}

function dayWord(date: string, today: string): string {
  if (date === today) return '今天'
  if (date === addDays(today, 1)) return '明天'
  return `周${WEEKDAYS[weekdayOf(date)] ?? ''}`
}

const shortDate = (date: string) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`

/** 「今天」「昨天」「11月22日」: when something became known. */
export function dayAgoText(instant: string, now: number): string {
  const date = dateOf(Date.parse(instant))
  if (date === dateOf(now)) return '今天'
  return date === addDays(dateOf(now), -1) ? '昨天' : shortDate(date)
}
