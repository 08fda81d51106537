import type { InputOf, listRoster as endpoint, OutputOf, RosterRow } from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'
import { type Actor, toActor } from '../person'
import { pairedCommunityOf } from '../registration'
import { dayOf } from '../statistics'
import { type Appointment, statusOn } from './appointment'
import { mayAppoint, refuseOthers } from './appointment-policy'
import { viewAppointment } from './view-appointment'

/** A unit's roster, for staff of where the unit is and of where it is paired. */
export async function listRoster(
  ctx: Context,
  { unitId, list }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const { appointments, organisations, people } = ctx.stores
  const actor = toActor(await people.get(ctx.caller.personId), ctx.caller, ctx.now())
  refuseOthers(actor)
  const unit = await organisations.get(unitId)
  const community = unit && (await pairedCommunityOf(ctx, unitId, undefined))
  if (!unit || !mayAppoint(actor, [unit.areaPath, community?.path]))
    throw new DomainError('not_found', '没有找到，或不在您的辖区')
  const today = dayOf(ctx.now())
  const entries = (await appointments.listByUnit(unitId)).filter(
    (one) => (statusOn(one, today) === 'ended') === (list === 'ended'),
  )
  const branches = await branchPaths(ctx, entries)
  const sorted = [...entries].sort(
    (a, b) => a.name.localeCompare(b.name, 'zh') || (a.appointmentId < b.appointmentId ? -1 : 1),
  )
  return {
    items: sorted.map((one) => ({
      ...rosterRow(one, today),
      ...(mayReadParty(actor, one, branches) && partyOf(one)),
    })),
  }
}

const rosterRow = (one: Appointment, today: string): RosterRow => ({
  ...viewAppointment(one, today, true),
  role: one.role,
  ...(one.areaName !== undefined && { areaName: one.areaName }),
})

async function branchPaths({ stores }: Context, entries: readonly Appointment[]): Promise<Map<string, string>> {
  const ids = [...new Set(entries.flatMap(({ branchId }) => branchId ?? []))].slice(0, 99)
  const branches = await stores.organisations.getAll(ids)
  return new Map(branches.map(({ unitId, areaPath }) => [unitId, areaPath]))
}

/** Staff whose area holds the branch, or the community of registration. */
const mayReadParty = (actor: Actor, { areaPath, branchId }: Appointment, branches: ReadonlyMap<string, string>) =>
  mayAppoint(actor, [areaPath, branchId && branches.get(branchId)])

const partyOf = ({ isPartyMember, branchId, branchName }: Appointment) =>
  isPartyMember ? { party: { ...(branchId && { branchId }), ...(branchName !== undefined && { branchName }) } } : {}
