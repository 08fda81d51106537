import { BOND_KINDS, type BondKind, BondMay } from '@microwish/contract'
import type { Actor } from '../person'
import { reaches } from '../person'
import { type Bond, ruleOf } from './bond'

const DESKS = ['community_staff', 'street_staff', 'district_staff'] as const

/** The desks whose area it lies in read a bond and all of its visits. */
export const mayRead = (actor: Actor, areaPath: string) => reaches(actor, DESKS, areaPath)

/** Who writes a kind, where their area reaches: leaders' contact points are the county's own. */
export const mayKeep = (actor: Actor, kind: BondKind, areaPath: string) =>
  reaches(actor, BOND_KINDS[kind].keptBy, areaPath)

/** Any desk writes a visit down that it was told of. */
export const mayVisit = (actor: Actor, bond: Pick<Bond, 'kind' | 'areaPath'>) =>
  ruleOf(bond).visits !== 'none' && mayRead(actor, bond.areaPath)

/** What this actor may do with a bond as it stands on a day. */
export function mayDo(actor: Actor, bond: Bond, today: string): BondMay[] {
  const rule = ruleOf(bond)
  const isKept = mayKeep(actor, bond.kind, bond.areaPath)
  const isOver = bond.endedOn !== undefined || bond.renewedBy !== undefined
  const allowed: Record<BondMay, boolean> = {
    edit: isKept && !isOver,
    duties: isKept && !isOver && rule.duties !== 'none',
    renew: isKept && !isOver && rule.isAgreement,
    end: isKept && !isOver && (bond.to === undefined || today <= bond.to),
    visit: mayVisit(actor, bond),
  }
  return BondMay.options.filter((may) => allowed[may])
}

/** Of which unit the actor is the liaison now. */
export function liaisonUnitOf(actor: Actor): Bond['unitId'] {
  const standing = actor.standings.find(({ role }) => role === 'unit_liaison')
  return standing && (standing.unitId ?? actor.unitId)
}
