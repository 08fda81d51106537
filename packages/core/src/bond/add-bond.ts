import type { AddBond, Bond as BondView, BondId } from '@microwish/contract'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { DomainError, invalidInput } from '../error'
import { refuseMoneyWords } from '../need'
import { type Actor, type Area, toActor } from '../person'
import { dayOf } from '../statistics'
import { type Bond, partyOf, ruleOf } from './bond'
import { mayKeep, mayRead } from './bond-policy'
import type { UnitFacts } from './bond-store.dynamo'
import { checkBond, refuseOverlap } from './check-bond'
import { atDesk, unseen } from './desk'
import { saveNewBond } from './save-bond'
import { viewBond } from './view-bond'

/** Ties a unit or a leader to a place; the history begins with it. */
export function addBond(ctx: Context, input: AddBond): Promise<BondView> {
  return runOnce(ctx, 'addBond', input, {
    run: (key) => add(ctx, input, key),
    again: (bondId) => show(ctx, bondId as BondId),
  })
}

async function add(ctx: Context, input: AddBond, key: CommandKey | undefined): Promise<BondView> {
  const now = ctx.now()
  const { kind, areaId, unitId, leader, partnerIds = [] } = input
  const unitIds = [...new Set([...(unitId ? [unitId] : []), ...partnerIds])]
  const parties = { kind, areaId, party: partyOf({ ...(unitId && { unitId }), ...(leader && { leader }) }) }
  const { personId } = ctx.caller
  const read = await ctx.stores.bonds.readForAdd({ personId, unitIds, areaId, parties })
  const actor = atDesk(toActor(read.person, ctx.caller, now))
  const area = admit(actor, input, read.area)
  input.duties?.forEach(({ text }) => refuseMoneyWords(text))
  const bond = newBond(ctx, input, area, unitsOf(input, read.units, dayOf(now)), now)
  checkBond(bond)
  refuseOverlap(bond, [...(read.pair.pair?.spans ?? []), ...(await carriedOver(ctx, bond))])
  await saveNewBond(ctx, { bond, actor, pair: read.pair, key })
  return viewBond(bond, { actor, today: dayOf(now), soon: ctx.settings.reminderDays })
}

function admit(actor: Actor, { kind }: AddBond, area: Area | undefined): Area {
  if (!area || !mayRead(actor, area.path)) throw new DomainError('not_found', '没有这个地方，或不归您管')
  if (area.endedAt !== undefined) throw new DomainError('area_unknown', '这里已经并到别处了，请重新选一下')
  if (!mayKeep(actor, kind, area.path))
    throw new DomainError('forbidden', `${ruleOf({ kind }).text}由区县登记，请与区县联系`)
  return area
}

/** The units that are named, as the register has them. @throws DomainError `invalid_input` for one that it has not, or has no more */
function unitsOf({ unitId, partnerIds = [], from }: AddBond, units: readonly UnitFacts[], today: string) {
  const find = (id: typeof unitId, path: string) => {
    const unit = units.find((one) => one.unitId === id)
    if (!unit) throw invalidInput({ path, message: '没有登记过这个单位，请先在单位名册里登记' })
    const day = from > today ? from : today
    if (unit.to !== undefined && unit.to <= day)
      throw invalidInput({ path, message: `${unit.name}已经撤销，请选择接替它的单位` })
    return { unitId: unit.unitId, unitName: unit.name }
  }
  return {
    ...(unitId && find(unitId, 'unitId')),
    partners: [...new Set(partnerIds)].map((id) => find(id, 'partnerIds')),
  }
}

function newBond(ctx: Context, input: AddBond, area: Area, units: ReturnType<typeof unitsOf>, now: string): Bond {
  const { kind, leader, from, to, signatories, duties = [], households } = input
  const { areaId, name, level, path, names } = area
  return {
    bondId: ctx.newId('bnd') as BondId,
    ...{ version: 1, kind, from, duties, updatedAt: now },
    ...{ areaId, areaName: name, areaLevel: level, areaPath: path, areaNames: names },
    ...units,
    ...(leader && { leader }),
    ...(to !== undefined && { to }),
    ...(signatories && { signatories }),
    ...(households !== undefined && { households }),
  }
}

/** Bonds of the same parties that came here when areas were merged: the pair of this place does not know them. */
async function carriedOver({ stores }: Context, bond: Bond): Promise<Bond[]> {
  const near = bond.unitId ? await stores.bonds.listOf(bond.unitId) : await stores.bonds.listUnder(bond.areaPath)
  return near.filter(
    (other) => other.kind === bond.kind && other.areaId === bond.areaId && partyOf(other) === partyOf(bond),
  )
}

/** Today's view of what a repeated command made. */
async function show(ctx: Context, bondId: BondId): Promise<BondView> {
  const { person, read } = await ctx.stores.bonds.readForChange({ personId: ctx.caller.personId, bondId })
  const actor = atDesk(toActor(person, ctx.caller, ctx.now()))
  if (!read || !mayRead(actor, read.bond.areaPath)) throw unseen()
  return viewBond(read.bond, { actor, today: dayOf(ctx.now()), soon: ctx.settings.reminderDays })
}
