import { DomainError } from '../error'

/** Days of Asia/Shanghai, `YYYY-MM-DD`, both included. */
export type Days = { period: string; from: string; to: string }

/** Shanghai is UTC+8 all year. */
const OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000
/** Three years and a bit: what one answer may span. */
const LONGEST_DAYS = 1_100

/** The Shanghai day of an instant. */
export const dayOf = (instant: string) => new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 10)

/** The first and last instant of some days, ISO 8601 UTC. */
export const instantsOf = ({ from, to }: Pick<Days, 'from' | 'to'>) => ({
  first: new Date(Date.parse(from) - OFFSET_MS).toISOString(),
  last: new Date(Date.parse(to) - OFFSET_MS + DAY_MS - 1).toISOString(),
})

/**
 * A year, a month, a day or a range as days; without one this month.
 * @throws DomainError `invalid_input` for a day that no calendar has, a range backwards or one that is too long
 */
export function daysOf(period: string | undefined, now: string): Days {
  const asked = period ?? dayOf(now).slice(0, 7)
  const [from, to] = boundsOf(asked)
  const isReal = [from, to].every((day) => Number.isFinite(Date.parse(day)) && plusDays(day, 0) === day)
  if (!isReal || from > to || daysBetween(from, to) > LONGEST_DAYS) {
    throw new DomainError('invalid_input', '时间段不对，请重新选择', {
      errors: [{ path: 'period', message: '请选一年、一月、一天或一段时间（最长三年）' }],
    })
  }
  return { period: asked, from, to }
}

function boundsOf(period: string): [string, string] {
  if (period.includes('..')) return period.split('..') as [string, string]
  if (period.length === 4) return [`${period}-01-01`, `${period}-12-31`]
  if (period.length === 7) {
    const [year, month] = period.split('-').map(Number) as [number, number]
    return [`${period}-01`, new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)]
  }
  return [period, period]
}

const plusDays = (day: string, days: number) => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1

/** The steps of a series: days for up to 31 of them, else months. A day belongs to the label that it begins with. */
export function labelsOf({ from, to }: Pick<Days, 'from' | 'to'>): string[] {
  const count = daysBetween(from, to)
  const days = Array.from({ length: count }, (_, index) => plusDays(from, index))
  return count <= 31 ? days : [...new Set(days.map((day) => day.slice(0, 7)))]
}
