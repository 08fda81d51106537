import type { HallNeed } from '@microwish/contract'

/** What to offer when somebody was faster: the same category first, then the same community, else as listed. */
export function threeAlike(lost: HallNeed, hall: readonly HallNeed[]): HallNeed[] {
  const distance = (need: HallNeed) =>
    (need.category === lost.category ? 0 : 2) + (need.communityId === lost.communityId ? 0 : 1)
  return hall
    .filter((need) => need.needId !== lost.needId && need.actions.includes('claim'))
    .map((need, order) => ({ need, order }))
    .sort((a, b) => distance(a.need) - distance(b.need) || a.order - b.order)
    .slice(0, 3)
    .map(({ need }) => need)
}
