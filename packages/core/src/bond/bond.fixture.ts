import type { BondId, VisitId } from '@microwish/contract'
import { idOf, places, unitIdOf } from '../factory'
import type { Bond, Place, Visit } from './bond'

const placeOf = ({ areaId, name, level, path, names }: typeof places.county): Place => ({
  ...{ areaId, areaName: name, areaLevel: level, areaPath: path, areaNames: names },
})
export const at = (name: keyof typeof places) => placeOf(places[name])

/** An agreement of a unit with `places.community`, of the year 2026. */
export const aBond = (n: number, more: Partial<Bond> = {}): Bond => ({
  bondId: idOf('bnd', n) as BondId,
  version: 1,
  kind: 'co_building',
  ...at('community'),
  unitId: unitIdOf(2),
  unitName: '清棠县实验小学',
  partners: [],
  from: '2026-01-01',
  to: '2026-12-31',
  signatories: { unit: [{ name: '邹立群' }], area: [{ name: '方静怡' }] },
  duties: [],
  updatedAt: '2026-01-01T02:00:00.000Z',
  ...more,
})

/** Without the fields of an agreement. */
export function aTie(n: number, more: Partial<Bond> = {}): Bond {
  const { to: _, signatories: __, ...bond } = aBond(n)
  return { ...bond, kind: 'unit_grid', ...at('grid'), ...more }
}

export const aVisit = (n: number, bond: Bond, more: Partial<Visit> = {}): Visit => {
  const { bondId, kind, areaId, areaName, areaLevel, areaPath, areaNames, unitId, leader } = bond
  return {
    ...{ visitId: idOf('vis', n) as VisitId, bondId, kind, areaId, areaName, areaLevel, areaPath, areaNames },
    ...(unitId && { unitId }),
    ...(leader && { leaderName: leader.name }),
    ...{ on: '2026-11-20', occurredAt: '2026-11-20T02:00:00.000Z', recordedAt: '2026-11-20T02:00:00.000Z' },
    ...{ participations: 1, problemsFound: 0, problemsSolved: 0, note: '看了看' },
    by: { personId: idOf('per', 9) as Visit['by']['personId'], role: 'community_staff' },
    ...more,
  }
}
