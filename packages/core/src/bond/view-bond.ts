import type { Bond as BondView, BondLine, OwnVisit, PersonId, UnitBond, Visit as VisitView } from '@microwish/contract'
import type { Actor } from '../person'
import { type Bond, type BondHistoryLine, daysFrom, ruleOf, stateOn, type Visit } from './bond'
import { mayDo } from './bond-policy'

/** Who reads, when, and from how many days on an end is near. */
export type BondReader = { actor: Actor; today: string; soon: number }
type Names = ReadonlyMap<PersonId, string>

/** Somebody who has been erased. */
const NOBODY = '已注销'

function shown(bond: Bond, day: string, soon: number) {
  const { bondId, kind, areaId, areaName, from, to, partners, duties, signatories, households } = bond
  const state = stateOn(bond, day, soon)
  return {
    ...{ bondId, kind, areaId, areaName, from, state, partners, duties },
    ...(to !== undefined && { to }),
    ...(to !== undefined && state === 'expiring' && { daysLeft: daysFrom(day, to) }),
    ...(signatories && { signatories }),
    ...(households !== undefined && { households }),
  }
}

/** @param on the day whose state is asked for */
export function viewBond(bond: Bond, { actor, today, soon }: BondReader, on = today): BondView {
  const { version, areaLevel, areaNames, unitId, unitName, leader, endedOn, endReason, renews, renewedBy } = bond
  return {
    ...shown(bond, on, soon),
    ...{ version, areaLevel, areaNames, updatedAt: bond.updatedAt, may: mayDo(actor, bond, today) },
    ...(unitId && { unitId }),
    ...(unitName !== undefined && { unitName }),
    ...(leader && { leader }),
    ...(endedOn !== undefined && { endedOn }),
    ...(endReason !== undefined && { endReason }),
    ...(renews && { renews }),
    ...(renewedBy && { renewedBy }),
  }
}

export const viewUnitBond = (bond: Bond, { today, soon }: Omit<BondReader, 'actor'>): UnitBond => ({
  ...shown(bond, today, soon),
  canVisit: ruleOf(bond).visits !== 'none',
})

export const viewLine = ({ version, at, what, reason, by }: BondHistoryLine, names: Names): BondLine => ({
  ...{ version, at, what },
  by: { name: names.get(by.personId) ?? NOBODY, role: by.role },
  ...(reason !== undefined && { reason }),
})

/** Written down more than a day after it happened. */
const isBackfilled = ({ occurredAt, recordedAt }: Visit) => Date.parse(recordedAt) - Date.parse(occurredAt) > 86_400_000

export function viewOwnVisit(visit: Visit): OwnVisit {
  const { visitId, bondId, kind, areaName, on, occurredAt, participations, note, recordedAt } = visit
  const { problemsFound, problemsSolved } = visit
  return {
    ...{ visitId, bondId, kind, areaName, on, occurredAt, participations, note, problemsFound, problemsSolved },
    ...{ recordedAt, isBackfilled: isBackfilled(visit) },
  }
}

export function viewVisit(visit: Visit, names: Names): VisitView {
  const { areaId, areaNames, unitId, unitName, leaderName, by } = visit
  return {
    ...viewOwnVisit(visit),
    ...{ areaId, areaNames, by: { name: names.get(by.personId) ?? NOBODY, role: by.role } },
    ...(unitId && { unitId }),
    ...(unitName !== undefined && { unitName }),
    ...(leaderName !== undefined && { leaderName }),
  }
}
