import type { HistoryLine, NeedAction, Tier } from '@microwish/contract'
import type { Activity, Need } from './need'

type Label = HistoryLine['words'][number]['label']

/**
 * Which words of a history line each tier may read (decision 11: notes and reasons count as original text). A label that
 * is not named here stays with the desk.
 */
const READABLE: Record<'own' | 'held', Partial<Record<NeedAction, readonly Label[]>>> = {
  own: {
    ask: ['question'],
    supply: ['answer'],
    decline: ['reason', 'turnTo'],
    resubmit: ['text'],
    publish: ['summary'],
    progress: ['note'],
    fulfil: ['result'],
    reopen: ['reason'],
    close: ['reason'],
    withdraw: ['reason'],
    relocate: ['note'],
  },
  held: {
    ask: ['question'],
    supply: ['answer'],
    hand_over: ['to', 'note'],
    progress: ['note'],
    fulfil: ['result'],
    reopen: ['reason'],
  },
}

const STAFF = new Set(['community_staff', 'street_staff', 'district_staff', 'department'])

/** History as the reader may see it: all of it for the desk, since their own claim for the holder. */
export function historyFor(
  tier: Extract<Tier, 'own' | 'held' | 'case'>,
  readerId: string,
  need: Need,
  activities: readonly Activity[],
): HistoryLine[] {
  const since = tier === 'held' ? (need.holder?.sinceVersion ?? Infinity) : 0
  return activities
    .filter(({ version }) => version >= since)
    .map((activity) => ({
      version: activity.version,
      at: activity.at,
      action: activity.action,
      words: activity.words.filter(({ label }) => tier === 'case' || READABLE[tier][activity.action]?.includes(label)),
      ...signature(tier, readerId, need, activity),
      ...(activity.agreedAt && { agreedAt: activity.agreedAt }),
      ...(activity.outcome && { outcome: activity.outcome }),
      ...(activity.grade && { grade: activity.grade }),
      ...(activity.occurredAt && tier === 'case' && { occurredAt: activity.occurredAt }),
    }))
}

/** Staff sign with name and role; to others the desk is 社区, helpers have a surname, residents the name they gave. */
function signature(
  tier: Tier,
  readerId: string,
  need: Need,
  { actor, action }: Activity,
): Pick<HistoryLine, 'by' | 'byRole' | 'byUnit'> {
  const unit = actor.unitName === undefined ? {} : { byUnit: actor.unitName }
  if (tier === 'case') return { by: actor.name, byRole: actor.role, ...unit }
  if (actor.personId === readerId) return { by: '您' }
  if (STAFF.has(actor.role) || action === 'relocate') return { by: need.communityName }
  if (actor.personId === need.submitterId) return { by: need.contact.name ?? '居民' }
  return { by: `${actor.surname}同志`, ...unit }
}
