import type { PersonId, RosterHint, UnitId } from '@microwish/contract'
import type { Context } from '../context'
import type { Organisation } from '../organisation'
import type { Area, Person } from '../person'
import { dayOf } from '../statistics'

type Stores = Pick<Context, 'stores' | 'now'>

/** What a unit's roster says of somebody. */
export type RosterUnit = {
  unitId: UnitId
  unitName: string
  /** Where the unit is paired; absent until it is. */
  community?: Area
}

/** The unit on whose roster a verified telephone and name stand, with the community that it is paired with. */
export async function rosterUnitOf(ctx: Stores, person: Person): Promise<RosterUnit | undefined> {
  const phone = await ctx.stores.phones.get(person.personId)
  if (!phone) return undefined
  const today = dayOf(ctx.now())
  const entry = (await ctx.stores.appointments.listByPhone(phone.hash)).find(
    (one) => one.role === 'member' && one.personId === person.personId && one.status === 'bound' && !isOver(one, today),
  )
  if (!entry?.unitId || entry.unitName === undefined) return undefined
  const { unitId, unitName } = entry
  const community = await pairedCommunityOf(ctx, unitId, entry.areaId)
  return { unitId, unitName, ...(community && { community }) }
}

const isOver = ({ to }: { to?: string }, today: string) => to !== undefined && to < today

/** Where a unit is registered now, the oldest registration first. */
export async function pairingsOf({ stores, now }: Stores, unitId: UnitId): Promise<Area['areaId'][]> {
  const today = dayOf(now())
  return (await stores.bonds.listOf(unitId))
    .filter(
      ({ kind, from, to, endedOn }) =>
        kind === 'unit_registration' && from <= today && (endedOn ?? to ?? today) >= today,
    )
    .map(({ areaId }) => areaId)
}

/**
 * The community whose desk keeps a unit's roster beside that of the unit's own place: where it is registered. Until it is,
 * a named one, if the unit stands above it: the unit of another community is not drawn over by naming one's own.
 */
export async function rosterCommunityOf(
  ctx: Stores,
  { unitId, areaPath }: Pick<Organisation, 'unitId' | 'areaPath'>,
  named: Area['areaId'] | undefined,
): Promise<Area | undefined> {
  const community = await pairedCommunityOf(ctx, unitId, named)
  const isAbove = community?.path.startsWith(areaPath)
  return isAbove || (await pairingsOf(ctx, unitId)).length > 0 ? community : undefined
}

/** By the unit's own registration; until there is one, by what its roster named. */
export async function pairedCommunityOf(
  ctx: Stores,
  unitId: UnitId,
  named: Area['areaId'] | undefined,
): Promise<Area | undefined> {
  const paired = await pairingsOf(ctx, unitId)
  const areaId = named !== undefined && paired.includes(named) ? named : (paired[0] ?? named)
  const area = areaId && (await ctx.stores.areas.get(areaId))
  return area && area.level === 'community' && area.endedAt === undefined ? area : undefined
}

/** What the desk should know of an application by a unit's member whom the roster has not settled. */
export async function rosterHintOf({ stores }: Stores, personId: PersonId): Promise<RosterHint | undefined> {
  const phone = await stores.phones.get(personId)
  const entries = phone ? await stores.appointments.listByPhone(phone.hash) : []
  const members = entries.filter(({ role, status }) => role === 'member' && status !== 'ended')
  if (members.some((one) => one.personId === personId)) return 'phone_fits'
  return members.some(({ status }) => status === 'waiting') ? 'name_differs' : undefined
}
