import type { getMyUnit as endpoint, InputOf, OutputOf, UnitId } from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'
import { isInForce, toActor } from '../person'
import { dayOf } from '../statistics'
import { type Bond, ruleOf, stateOn, type Visit } from './bond'
import { isDueIn } from './bond-figures'
import { liaisonUnitOf } from './bond-policy'
import { viewOwnVisit, viewUnitBond } from './view-bond'

/** What the liaison of a unit sees of it: bonds, duties and visits of its own; of people a total and nothing else. */
export async function getMyUnit(ctx: Context, _: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const now = ctx.now()
  const today = dayOf(now)
  const actor = toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, now)
  const unitId = liaisonUnitOf(actor)
  if (!unitId) throw new DomainError('not_registered', '您还不是单位联络员，请先和社区联系')
  const month = today.slice(0, 7)
  const [unit, all, visits, memberCount] = await Promise.all([
    ctx.stores.bonds.getUnit(unitId),
    ctx.stores.bonds.listOf(unitId),
    ctx.stores.bonds.listVisitsOfUnit(unitId, `${month}-01`, `${month}-31`),
    countMembers(ctx, unitId, now),
  ])
  const soon = ctx.settings.reminderDays
  const bonds = all.filter((bond) => !['ended', 'renewed'].includes(stateOn(bond, today, soon)))
  const view = (isWanted: (bond: Bond) => boolean) =>
    bonds.filter(isWanted).map((bond) => viewUnitBond(bond, { today, soon }))
  const isAgreement = (bond: Bond) => ruleOf(bond).isAgreement
  const isOther = (bond: Bond) => !isAgreement(bond) && bond.kind !== 'unit_registration' && bond.kind !== 'duty_list'
  return {
    unit: { unitId, name: unit?.name ?? actor.unitName ?? '' },
    registrations: view(({ kind }) => kind === 'unit_registration'),
    agreements: view(isAgreement),
    dutyLists: view(({ kind }) => kind === 'duty_list'),
    bonds: view(isOther),
    month,
    dueVisits: bonds.filter((bond) => isDueIn(bond, today)).map((bond) => dueOf(bond, visits)),
    visits: [...visits].sort((a, b) => (a.occurredAt > b.occurredAt ? -1 : 1)).map(viewOwnVisit),
    memberCount,
  }
}

const dueOf = ({ bondId, kind, areaName }: Bond, visits: readonly Visit[]) => ({
  ...{ bondId, kind, areaName },
  isDone: visits.some((visit) => visit.bondId === bondId),
})

/** People, not registrations: whoever stands in two communities is one. */
async function countMembers({ stores }: Context, unitId: UnitId, now: string): Promise<number> {
  const rows = await stores.people.listStandingsFor(unitId, 'member')
  return new Set(rows.filter((row) => isInForce(row, now)).map(({ personId }) => personId)).size
}
