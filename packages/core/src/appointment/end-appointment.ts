import type { endAppointment as endpoint, InputOf } from '@microwish/contract'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { DomainError, invalidField } from '../error'
import { type Person, type Standing, toActor } from '../person'
import type { Registration } from '../registration'
import { dayOf } from '../statistics'
import { type Appointment, endOf, statusOn } from './appointment'
import { refuseOthers, refuseUnseen } from './appointment-policy'
import { findAppointment } from './find-appointment'
import { viewAgain } from './view-again'
import { type AppointmentView, viewAppointment } from './view-appointment'

type Input = InputOf<typeof endpoint>
type Signed = { personId: Person['personId']; name: string }

/** The role ends with the appointment: today at once, on a later day with that day. */
export async function endAppointment(ctx: Context, input: Input): Promise<AppointmentView> {
  const today = dayOf(ctx.now())
  return runOnce(ctx, 'endAppointment', input, {
    run: async (key) => viewAppointment(await endOnce(ctx, input, key), today, true),
    again: () => viewAgain(ctx, input),
  })
}

async function endOnce(ctx: Context, input: Input, key: CommandKey | undefined): Promise<Appointment> {
  const now = ctx.now()
  const today = dayOf(now)
  const actor = toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, now)
  refuseOthers(actor)
  const { appointment: before, paths } = await findAppointment(ctx, input)
  refuseUnseen(actor, paths)
  if (before.version !== input.version) throw stale()
  if (statusOn(before, today) === 'ended') throw new DomainError('action_not_allowed', '这一任已经结束')
  const by = { personId: actor.personId, name: actor.name }
  const to = input.to ?? today
  if (to < before.from && to !== today) {
    throw invalidField('to', '结束日早于开始日，请改到开始日之后')
  }
  const after: Appointment = {
    ...before,
    version: before.version + 1,
    // Ended before it began, it has its one first day.
    to: to < before.from ? before.from : to,
    ...(to <= today && { status: 'ended' }),
    ...(input.reason !== undefined && { endReason: input.reason }),
    endedBy: by,
  }
  const person = before.personId && (await ctx.stores.people.get(before.personId))
  const isDone = person
    ? await endRole(ctx, { before, after, person, by, key, at: to <= today ? now : endOf(to) })
    : await ctx.stores.appointments.save({ before, after, key })
  if (!isDone) throw stale()
  return after
}

const stale = () => new DomainError('stale_version', '刚刚有变化，请刷新再看')

type Ending = {
  before: Appointment
  after: Appointment
  person: Person
  by: Signed
  key: CommandKey | undefined
  at: string
}

/** What the person still holds stays theirs in history; the desk gives it to others (decision 0009). */
async function endRole(ctx: Context, { before, after, person, by, key, at }: Ending): Promise<boolean> {
  const { appointments, people, registrations } = ctx.stores
  const now = ctx.now()
  const book = before.role === 'member' ? await registrations.read(person.personId) : undefined
  const ended = (book?.registrations ?? [])
    .filter(({ appointmentId, status }) => appointmentId === before.appointmentId && status === 'in_force')
    .map((one): Registration => ({ ...one, version: one.version + 1, to: at, ...(at <= now && { status: 'ended' }) }))
  const gone = new Set([before.standingId, ...ended.map(({ standing }) => standing?.standingId)])
  const isOfThis = ({ standingId }: Standing) => standingId !== undefined && gone.has(standingId)
  const leavesUnit = at <= now && before.unitId !== undefined && person.unitId === before.unitId
  return people.saveStandings({
    before: person,
    after: person.standings.map((role) => (isOfThis(role) ? { ...role, to: at } : role)),
    now,
    audit: { by, what: 'appointment_ended', note: before.appointmentId },
    ...(leavesUnit && { facts: { unitId: undefined, unitName: undefined } }),
    also: [
      ...appointments.itemsOf({ before, after, key }),
      ...(book && ended.length > 0
        ? registrations.itemsOf({ personId: person.personId, seen: book.seen, changed: ended })
        : []),
    ],
  })
}
