const ZONE = 'Asia/Shanghai'
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
})

function readParts(at: Date) {
  const found = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]))
  return found as Record<'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute', string>
}

/** `11月23日 周一 9:12`, in Shanghai; with the year when it is not this one. */
export function formatTime(instant: string, now = new Date()) {
  const { year, month, day, weekday, hour, minute } = readParts(new Date(instant))
  const isThisYear = readParts(now).year === year
  return `${isThisYear ? '' : `${year}年`}${month}月${day}日 ${weekday} ${Number(hour)}:${minute}`
}

/** `9:12`, in Shanghai. */
export function formatClock(instant: string) {
  const { hour, minute } = readParts(new Date(instant))
  return `${Number(hour)}:${minute}`
}

/** How long it has been, as one or two units: `38分`, `1时05分`, `3天`. */
export function formatSpan(ms: number) {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS))
  if (minutes < 60) return `${minutes}分`
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}时${String(minutes % 60).padStart(2, '0')}分`
  return `${Math.floor(minutes / (24 * 60))}天`
}

/** The day in Shanghai, `2026-11-22`. */
export function dayOf(at: Date) {
  const { year, month, day } = readParts(at)
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** A day some days later; counted in UTC, where days have no gaps. */
export function addDays(day: string, count: number) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10)
}

/** The value of a `datetime-local` field, read as Shanghai time whatever the officer's machine says. */
export function readLocalTime(value: string) {
  return new Date(`${value}:00+08:00`).toISOString()
}

/** Shanghai's clock for a `datetime-local` field: `2026-11-22T09:12`. */
export function toLocalTime(at: Date) {
  const { hour, minute } = readParts(at)
  return `${dayOf(at)}T${hour.padStart(2, '0')}:${minute}`
}
