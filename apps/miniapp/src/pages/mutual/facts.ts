import { COST_CLASS_TEXT, type Publication, TIME_WINDOW_TEXT } from '@microwish/contract'
import type { IconName } from '../../ui'

type Fact = { icon: IconName; text: string }

/** What a helper weighs up, always in this order: minutes, when, people, cost. */
export function factsOf({ effortMinutes, timeWindow, headcount, costClass }: Publication): Fact[] {
  return [
    { icon: 'clock', text: effortText(effortMinutes) },
    { icon: 'calendar', text: TIME_WINDOW_TEXT[timeWindow] },
    { icon: 'person', text: `${headcount}人` },
    { icon: 'goods', text: COST_CLASS_TEXT[costClass] },
  ]
}

/** 「约30分钟」「约1小时」「约1个半小时」「约1小时20分钟」 */
export function effortText(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `约${rest}分钟`
  if (rest === 0) return `约${hours}小时`
  return rest === 30 ? `约${hours}个半小时` : `约${hours}小时${rest}分钟`
}
