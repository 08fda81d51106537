import type { Calendar } from './story'

const DAY_MS = 86_400_000
const SHANGHAI_MS = 8 * 3_600_000

/**
 * A calendar for something that began `daysAgo` before the demo's day. Nothing of the demo lies after `base` unless it is
 * an appointment: `played` holds what happened to that bound.
 */
export function demoCalendar(base: number, daysAgo: number): { at: Calendar; played: Calendar } {
  const midnight = Math.floor((base + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS
  const moment = (day: number, hour: number) => midnight + (day - daysAgo) * DAY_MS + Math.round(hour * 60) * 60_000
  return {
    at: (day, hour) => new Date(moment(day, hour)).toISOString(),
    played: (day, hour) => new Date(Math.min(moment(day, hour), base)).toISOString(),
  }
}
