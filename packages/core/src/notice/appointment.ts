const WEEKDAYS = '日一二三四五六'
/** Shanghai is UTC+8 all year. */
const OFFSET_MS = 8 * 3_600_000

/** 「11月28日 周六 上午10点」: an appointment as it is said, on China's clock. */
export function appointmentText(instant: string): string {
  const wall = new Date(Date.parse(instant) + OFFSET_MS)
  const hour = wall.getUTCHours()
  const minute = wall.getUTCMinutes()
  const minutes = minute === 0 ? '' : minute === 30 ? '半' : `${String(minute).padStart(2, '0')}分`
  const clock = `${partOfDay(hour)}${hour > 12 ? hour - 12 : hour}点${minutes}`
  return `${wall.getUTCMonth() + 1}月${wall.getUTCDate()}日 周${WEEKDAYS[wall.getUTCDay()] ?? ''} ${clock}`
}

function partOfDay(hour: number): string {
  if (hour < 6) return '凌晨'
  if (hour < 9) return '早上'
  if (hour < 12) return '上午'
  if (hour < 14) return '中午'
  return hour < 18 ? '下午' : '晚上'
}
