import { NEED_WORKFLOW, type NextAction, type Tier } from '@microwish/contract'
import { type Actor, reaches } from '../person'
import type { Need } from './need'

/**
 * Who may do what, and who sees what. Pure and synchronous, so that it can be neither forgotten nor un-awaited: a need
 * changes only through `advanceNeed`, which asks here, and is read only through a tier given here.
 */
export type NeedPolicy = Record<NextAction, (actor: Actor, need: Need) => boolean>

const isSubmitter = (actor: Actor, need: Need) => actor.personId === need.submitterId
/** Staff who handle the case; the district looks on. */
const isDesk = (actor: Actor, need: Need) => reaches(actor, ['community_staff', 'street_staff'], need.areaPath)
const isNamedHolder = (actor: Actor, need: Need) => actor.personId === need.holder?.personId
/** Whoever lost their registration no longer holds: the desk can release what they left. */
const isHolder = (actor: Actor, need: Need) =>
  isNamedHolder(actor, need) && isHeld(need) && isRegisteredFor(actor, need.areaPath)
/** Who registered it for somebody without a phone does not speak for them: the desk calls. */
const isResidentSide = (actor: Actor, need: Need) =>
  isSubmitter(actor, need) && need.onBehalf?.relationship !== 'staff' && need.onBehalf?.relationship !== 'grid'
/** Holds it, or held it once. */
const hasHelped = (actor: Actor, need: Need) => isNamedHolder(actor, need) || need.helperIds.includes(actor.personId)
/** Of the holder’s own team. */
const isTeamMate = (actor: Actor, { holder }: Need) => holder?.unitId !== undefined && holder.unitId === actor.unitId

/** Somebody has it in hand, confirmed or not yet. */
export const isHeld = (need: Need) =>
  need.holder !== undefined &&
  (need.status === 'claimed' || need.status === 'fulfilled' || need.status === 'needs_info')

/** It weighs on the holder's cap: not yet done. */
export const isCarried = (need: Need) =>
  need.holder !== undefined && (need.status === 'claimed' || need.status === 'needs_info')

/** `/county/street/` of any path below it. */
export const streetOf = (areaPath: string) => `${areaPath.split('/').slice(0, 3).join('/')}/`

/** Registered with a community of the same street: the hall reaches that far (decision 0006). */
export const isRegisteredFor = (actor: Actor, areaPath: string) =>
  actor.standings.some(
    ({ role, areaPath: own }) => (role === 'member' || role === 'unit_liaison') && streetOf(own) === streetOf(areaPath),
  )

/** Submitter and publisher never claim it. */
export const isBarred = (actor: Actor, need: Pick<Need, 'barredIds'>) => need.barredIds.includes(actor.personId)

export const NEED_POLICY: NeedPolicy = {
  accept: (actor, need) => isDesk(actor, need) && need.acceptedAt === undefined,
  ask: (actor, need) => isDesk(actor, need) || isHolder(actor, need),
  supply: isSubmitter,
  decline: isDesk,
  resubmit: isSubmitter,
  publish: isDesk,
  unpublish: isDesk,
  claim: (actor, need) => isRegisteredFor(actor, need.areaPath) && !isBarred(actor, need),
  release: (actor, need) => isDesk(actor, need) || isHolder(actor, need),
  hand_over: isHolder,
  progress: isHolder,
  fulfil: isHolder,
  // Nobody confirms what they or their team did, though it went to other hands since.
  confirm: (actor, need) =>
    !hasHelped(actor, need) && (isResidentSide(actor, need) || (isDesk(actor, need) && !isTeamMate(actor, need))),
  reopen: isSubmitter,
  close: (actor, need) => isDesk(actor, need) && !isNamedHolder(actor, need),
  withdraw: isSubmitter,
}

/** Until when a closed need may be re-opened; undefined while it is not closed. */
export function reopenUntil(need: Need, reopenDays: number): string | undefined {
  if (need.status !== 'closed' || need.closedAt === undefined) return undefined
  return new Date(Date.parse(need.closedAt) + reopenDays * 86_400_000).toISOString()
}

export const isTooLate = (need: Need, action: NextAction, now: string, reopenDays: number) => {
  const until = action === 'reopen' ? reopenUntil(need, reopenDays) : undefined
  return until !== undefined && now > until
}

/** What this reader may do next, in the table's order. */
export function actionsFor(actor: Actor, need: Need, now: string, reopenDays: number): NextAction[] {
  const reachable = Object.keys(NEED_WORKFLOW[need.status]) as NextAction[]
  return reachable.filter((action) => NEED_POLICY[action](actor, need) && !isTooLate(need, action, now, reopenDays))
}

/** The tier in which the actor may read the need; undefined is answered 404. */
export function tierOf(actor: Actor, need: Need): Tier | undefined {
  if (reaches(actor, ['community_staff', 'street_staff', 'district_staff'], need.areaPath)) return 'case'
  if (isHolder(actor, need)) return 'held'
  if (isSubmitter(actor, need)) return 'own'
  if (isNamedHolder(actor, need)) return 'served'
  if (need.status === 'open' && isRegisteredFor(actor, need.areaPath)) return 'hall'
  return undefined
}
