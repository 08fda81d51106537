import type { AreaId, OrganisationKind, TermState, UnitId } from '@microwish/contract'
import { areaNameOf, daysUntil, isStanding, type Organisation, termStateOf } from './organisation'

/** A body whose term is due within some days, or overdue: what a reminder is made of. */
export type DueTerm = {
  unitId: UnitId
  name: string
  kind: OrganisationKind
  areaId: AreaId
  areaPath: string
  areaName: string
  termTo: string
  /** Negative when it is overdue. */
  daysLeft: number
  state: Exclude<TermState, 'running'>
}

/** Of the organisations those that stand and whose term ends within so many days or has ended, earliest first. */
export function listDueTerms(organisations: readonly Organisation[], today: string, days: number): DueTerm[] {
  return organisations
    .flatMap((one): DueTerm[] => {
      const state = termStateOf(one, today, days)
      if (!one.term || !isStanding(one, today) || state === undefined || state === 'running') return []
      const { unitId, name, kind, areaId, areaPath, term } = one
      const daysLeft = daysUntil(term.to, today)
      return [{ unitId, name, kind, areaId, areaPath, areaName: areaNameOf(one), termTo: term.to, daysLeft, state }]
    })
    .sort((a, b) => a.daysLeft - b.daysLeft || (a.unitId < b.unitId ? -1 : 1))
}
