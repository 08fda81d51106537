import { dayText } from '../../../time'

const DAY = 86_400_000
/** China keeps one time all year. */
const SHANGHAI_OFFSET = 8 * 3_600_000

/** The day in China at an instant in milliseconds, `2026-11-22`. */
export const dayOf = (at: number) => new Date(at + SHANGHAI_OFFSET).toISOString().slice(0, 10)

/** 「11月22日 周日」 of `2026-11-22`. */
export const textOfDay = (day: string) => dayText(`${day}T04:00:00.000Z`)

/** 「2026年11月22日」: what lasts for years names the year. */
export function textOfDate(day: string): string {
  const [year = '', month, date] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

/** 「2026年1月1日起」, or from one day to another. */
export const termText = ({ from, to }: { from: string; to?: string | undefined }) =>
  to ? `${textOfDate(from)}到${textOfDate(to)}` : `${textOfDate(from)}起`

const NEAR = ['今天', '昨天', '前天']

/** The last week's days, today first, as one would say them. */
export function recentDays(now: number): { day: string; word: string }[] {
  return Array.from({ length: 7 }, (_, ago) => {
    const day = dayOf(now - ago * DAY)
    return { day, word: NEAR[ago] ?? textOfDay(day) }
  })
}
