import { addDays } from './time'

export type PeriodChoice = 'week' | 'month' | 'quarter' | 'year'
export const PERIOD_CHOICES: readonly PeriodChoice[] = ['week', 'month', 'quarter', 'year']

const lastDayOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()
const two = (value: number) => String(value).padStart(2, '0')

/** The contract's period string for the week (from Monday), month, quarter or year that holds `today`. */
export function periodOf(choice: PeriodChoice, today: string): string {
  const [year, month] = today.split('-').map(Number) as [number, number]
  switch (choice) {
    case 'week': {
      const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
      const monday = addDays(today, -((weekday + 6) % 7))
      return `${monday}..${addDays(monday, 6)}`
    }
    case 'month':
      return today.slice(0, 7)
    case 'quarter': {
      const first = Math.floor((month - 1) / 3) * 3 + 1
      return `${year}-${two(first)}-01..${year}-${two(first + 2)}-${lastDayOf(year, first + 2)}`
    }
    case 'year':
      return String(year)
  }
}

/** Which of the ready choices a period string is today, if any. */
export const choiceOf = (period: string, today: string) =>
  PERIOD_CHOICES.find((choice) => periodOf(choice, today) === period)

/** First and last day of a period string, as its form shows them. */
export function boundsOf(period: string): [from: string, to: string] {
  const [from = '', to] = period.split('..')
  if (to) return [from, to]
  if (from.length === 4) return [`${from}-01-01`, `${from}-12-31`]
  if (from.length > 7) return [from, from]
  const [year, month] = from.split('-').map(Number) as [number, number]
  return [`${from}-01`, `${from}-${lastDayOf(year, month)}`]
}

export type SeriesRow = { label: string; submitted: number; closed: number }

/** Most bars that keep their numbers readable. */
const MAX_GROUPS = 12
const DAYS_A_GROUP = 7

/** Without the days and months that have not come yet. */
export const untilToday = (series: readonly SeriesRow[], today: string) => series.filter(({ label }) => label <= today)

/** Days in sevens when there are too many to carry a number on each bar; months and short periods stay as they are. */
export function groupSeries(series: readonly SeriesRow[]): SeriesRow[] {
  if (series.length <= MAX_GROUPS) return [...series]
  const groups: SeriesRow[] = []
  for (let at = 0; at < series.length; at += DAYS_A_GROUP) {
    const rows = series.slice(at, at + DAYS_A_GROUP)
    const [first, last] = [rows[0], rows.at(-1)]
    if (!first || !last) continue
    groups.push({
      label: first === last ? shortLabel(first.label) : `${shortLabel(first.label)}–${shortLabel(last.label)}`,
      submitted: rows.reduce((sum, row) => sum + row.submitted, 0),
      closed: rows.reduce((sum, row) => sum + row.closed, 0),
    })
  }
  return groups
}

/** `2026-11-22` as `11/22`, `2026-11` as `11月`; anything else as it came. */
export function shortLabel(label: string) {
  const [, , month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(label) ?? []
  if (!month) return label
  return day ? `${Number(month)}/${Number(day)}` : `${Number(month)}月`
}
