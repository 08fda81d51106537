import type { StandingId } from '@microwish/contract'
import type { Context } from '../context'
import type { TransactItem } from '../database.dynamo'
import type { CommandKey } from '../edition'
import { type Area, isNamed, isSameName, type Person, type Standing, surnameOf } from '../person'
import { inTheWay, joined, membershipOf, pairedCommunityOf, unitFacts, withOlder } from '../registration'
import { dayOf } from '../statistics'
import { type Appointment, endOf, startOf, statusOn } from './appointment'

type Ctx = Pick<Context, 'stores' | 'now' | 'newId'>

export type Binding = {
  /** As it stands; absent for one that is written down in the same moment. */
  before?: Appointment
  appointment: Appointment
  person: Person
  /** Who did it: the person by their telephone, or staff. */
  by: { personId: Person['personId']; name: string }
  key?: CommandKey | undefined
  listSeen?: number
}

/**
 * An appointment becomes its person's, with the role, the unit, the registration and what the roster says of membership,
 * in one transaction. Done before, nothing changes.
 * @returns what it is now; undefined when something changed meanwhile
 */
export async function bindTo(ctx: Ctx, binding: Binding): Promise<Appointment | undefined> {
  const { before, appointment, person, by, key, listSeen } = binding
  if (appointment.status === 'bound') return appointment
  const now = ctx.now()
  const given = await givenBy(ctx, appointment, person)
  const { claimants, ...rest } = appointment
  const bound: Appointment = {
    ...rest,
    version: before ? before.version + 1 : 1,
    status: 'bound',
    personId: person.personId,
    ...(given.role && { standingId: given.role.standingId }),
  }
  const isDone = await ctx.stores.people.saveStandings({
    before: person,
    after: given.role ? [...person.standings, given.role] : person.standings,
    now,
    audit: { by, what: 'appointed', note: appointment.appointmentId },
    facts: { ...nameFacts(person, appointment), ...given.facts },
    also: [
      ...ctx.stores.appointments.itemsOf({
        ...(before && { before }),
        after: bound,
        key,
        ...(listSeen !== undefined && { listSeen }),
      }),
      ...given.also,
    ],
  })
  return isDone ? bound : undefined
}

/** Somebody without a name with us has the one that they were written down by. */
const nameFacts = (person: Person, { name }: Appointment) => (isNamed(person) ? {} : { name, surname: surnameOf(name) })

type Given = { role?: Standing & { standingId: StandingId }; facts: Partial<Person>; also: TransactItem[] }

async function givenBy(ctx: Ctx, appointment: Appointment, person: Person): Promise<Given> {
  const { role, areaId } = appointment
  if (role === 'member') return membershipGiven(ctx, appointment, person)
  const area = areaId && (await ctx.stores.areas.get(areaId))
  const unit = unitOf(appointment)
  return {
    ...(area && { role: roleOf(ctx, appointment, area, unit) }),
    facts: unitFacts(unit),
    also: [],
  }
}

const unitOf = ({ unitId, unitName }: Appointment) =>
  unitId && unitName !== undefined ? { unitId, unitName } : undefined

function roleOf(
  { now, newId }: Ctx,
  { role, post, from, to, grantedBy, source }: Appointment,
  area: Area,
  unit: ReturnType<typeof unitOf>,
): Standing & { standingId: StandingId } {
  return {
    role,
    ...{ areaId: area.areaId, areaName: area.name, areaLevel: area.level, areaPath: area.path },
    ...unit,
    ...(post && { post }),
    from: startOf(from),
    ...(to !== undefined && { to: endOf(to) }),
    standingId: newId('std') as StandingId,
    grantedBy,
    grantedAt: now(),
    source,
  }
}

/** A roster entry gives the unit; with a paired community, and no other registration of the kind, it registers at once. */
async function membershipGiven(ctx: Ctx, appointment: Appointment, person: Person): Promise<Given> {
  const { profiles, registrations } = ctx.stores
  const unit = unitOf(appointment)
  const now = ctx.now()
  const party = appointment.isPartyMember
    ? [
        profiles.putParty(person.personId, {
          isConfirmed: true,
          ...(appointment.branchId && { branchId: appointment.branchId }),
          ...(appointment.branchName !== undefined && { branchName: appointment.branchName }),
          confirmedBy: appointment.grantedBy,
          updatedAt: now,
        }),
      ]
    : []
  const given: Given = { facts: unitFacts(unit), also: party }
  const community = unit && (await pairedCommunityOf(ctx, unit.unitId, appointment.areaId))
  const book = withOlder(person, await registrations.read(person.personId))
  const isBegun = startOf(appointment.from) <= now
  if (!unit || !community || !isBegun || inTheWay(book, 'unit')) return given
  const name = isNamed(person) ? person.name : appointment.name
  const registration = {
    ...joined(ctx, { person: { personId: person.personId, name }, unit: { ...unit, community }, at: now }),
    appointmentId: appointment.appointmentId,
  }
  const role = membershipOf(ctx, registration, appointment.grantedBy)
  const inForce = { ...registration, standing: { areaId: role.areaId, standingId: role.standingId } }
  const also = registrations.itemsOf({ personId: person.personId, seen: book.seen, changed: [inForce] })
  return { ...given, role, also: [...given.also, ...also] }
}

/** Tries of one appointment, when the person or the appointment changes at the same moment. */
const TRIES = 5

/**
 * What waits for a telephone becomes its person's where the name is theirs; where it is another's, the desk is told who
 * has the telephone. Each in a transaction of its own; again, nothing changes.
 */
export async function bindWaiting(
  ctx: Ctx,
  { personId, hash, name }: { personId: Person['personId']; hash: string; name: string | undefined },
) {
  const bound: Appointment[] = []
  for (const { appointmentId } of await waitingFor(ctx, hash)) {
    for (let tries = 0; tries < TRIES; tries++) {
      const found = (await waitingFor(ctx, hash)).find((one) => one.appointmentId === appointmentId)
      const person = await ctx.stores.people.get(personId)
      if (!found || !person || person.erasingSince) break
      // Who wrote themselves down is confirmed by a colleague.
      const isOwnHand = found.grantedBy.personId === personId
      const isTheirs = !isOwnHand && name !== undefined && isSameName(found.name, name)
      const by = { personId, name: found.name }
      if (!isTheirs && (await isNoted(ctx, found, { personId, name: name ?? person.name }))) break
      const done = isTheirs ? await bindTo(ctx, { before: found, appointment: found, person, by }) : undefined
      if (!done) continue
      bound.push(done)
      break
    }
  }
  return bound
}

async function waitingFor(ctx: Ctx, hash: string): Promise<Appointment[]> {
  const today = dayOf(ctx.now())
  return (await ctx.stores.appointments.listByPhone(hash)).filter((one) => statusOn(one, today) === 'waiting')
}

async function isNoted({ stores }: Ctx, found: Appointment, claimant: { personId: Person['personId']; name: string }) {
  const { claimants = [] } = found
  if (claimants.some(({ personId }) => personId === claimant.personId)) return true
  const after = { ...found, version: found.version + 1, claimants: [...claimants, claimant] }
  return stores.appointments.save({ before: found, after })
}

/** Binds what was written down for a telephone after it had been verified: by an import, or a moment ago. */
export async function bindByPhone(ctx: Ctx, hash: string): Promise<Appointment[]> {
  const bound: Appointment[] = []
  for (const { personId, name } of await ctx.stores.phones.listPersons(hash))
    bound.push(...(await bindWaiting(ctx, { personId, hash, name })))
  return bound
}
