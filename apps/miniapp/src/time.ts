const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']
/** China keeps one time all year; WeChat on old phones has no `Intl` time zones. */
const SHANGHAI_OFFSET = 8 * 3_600_000

/** The clock on a wall in China at that instant, in the UTC fields of a Date. */
function wallClock(instant: string): Date {
  return new Date(Date.parse(instant) + SHANGHAI_OFFSET)
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** 「11月28日 周六」 */
export function dayText(instant: string): string {
  const wall = wallClock(instant)
  return `${wall.getUTCMonth() + 1}月${wall.getUTCDate()}日 周${WEEKDAYS[wall.getUTCDay()] ?? ''}`
}

/** 「2026年11月28日」: what lasts for years names the year. */
export function dateText(instant: string): string {
  const wall = wallClock(instant)
  return `${wall.getUTCFullYear()}年${wall.getUTCMonth() + 1}月${wall.getUTCDate()}日`
}

/** 「11月28日 周六 上午10点」: for an appointment. */
export function appointmentText(instant: string): string {
  const wall = wallClock(instant)
  const hour = wall.getUTCHours()
  const minute = wall.getUTCMinutes()
  const clock = `${hour > 12 ? hour - 12 : hour}点${minute === 0 ? '' : minute === 30 ? '半' : `${twoDigits(minute)}分`}`
  return `${dayText(instant)} ${partOfDay(hour)}${clock}`
}

/** 「11月28日 周六 10:40」: for a line of history. */
export function momentText(instant: string): string {
  const wall = wallClock(instant)
  return `${dayText(instant)} ${wall.getUTCHours()}:${twoDigits(wall.getUTCMinutes())}`
}

/** 「上午好」, by the clock in China. */
export function greetingText(now: number): string {
  return `${partOfDay(new Date(now + SHANGHAI_OFFSET).getUTCHours())}好`
}

function partOfDay(hour: number): string {
  if (hour < 6) return '凌晨'
  if (hour < 9) return '早上'
  if (hour < 12) return '上午'
  if (hour < 14) return '中午'
  if (hour < 18) return '下午'
  return '晚上'
}
