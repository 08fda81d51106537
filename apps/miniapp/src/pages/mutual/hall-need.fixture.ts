import { HallNeed } from '@microwish/contract'

let count = 0

/** A need as the hall shows it. */
export function aHallNeed(given: Partial<Record<keyof HallNeed, unknown>> = {}): HallNeed {
  const tail = String(++count).padStart(26, '0')
  const need = {
    tier: 'hall',
    needId: `ned_${tail}`,
    kind: 'wish',
    status: 'open',
    statusText: '待认领',
    version: 2,
    actions: ['claim'],
    category: 'repair',
    communityId: `are_${'1'.padStart(26, '0')}`,
    communityName: '榆钱巷社区',
    gridName: '榆钱里',
    submittedAt: '2026-11-23T01:00:00.000Z',
    updatedAt: '2026-11-23T02:00:00.000Z',
    publicSummary: '卧室插座一处松动，需会电工',
    effortMinutes: 30,
    timeWindow: 'weekend',
    headcount: 1,
    costClass: 'free',
    publishedAt: '2026-11-23T02:00:00.000Z',
  }
  return HallNeed.parse({ ...need, ...given })
}
