import type { NeedRow, NeedView, OwnNeed, OwnRow } from '@microwish/contract'

/** The resident's own words as a title; a call-back has none. */
export function titleOf({ text, callBack }: Pick<OwnRow, 'text' | 'callBack'>): string {
  return text.trim() || (callBack ? '请社区给我回电话' : '我的心愿')
}

export function isOwnRow(need: NeedRow): need is OwnRow {
  return need.tier === 'own'
}

export function isOwnNeed(need: NeedView): need is OwnNeed {
  return need.tier === 'own'
}

/** Statuses that wait for the resident come first, then what is under way, then what is over. */
const URGENCY = ['needs_info', 'fulfilled', 'declined', 'claimed', 'assigned', 'open', 'submitted', 'shelved']

/** The one to show on the home page. */
export function mostPressing(needs: readonly OwnRow[]): OwnRow | undefined {
  const rank = ({ status }: OwnRow) => (URGENCY.includes(status) ? URGENCY.indexOf(status) : URGENCY.length)
  return [...needs].sort((a, b) => rank(a) - rank(b))[0]
}

/** Whether anything may still happen to it. */
export function isLive({ status }: OwnRow): boolean {
  return !['closed', 'withdrawn', 'merged', 'converted', 'declined'].includes(status)
}
