import type { bindAppointment as endpoint, InputOf } from '@microwish/contract'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { DomainError, invalidField } from '../error'
import { toActor } from '../person'
import { dayOf } from '../statistics'
import { type Appointment, statusOn } from './appointment'
import { refuseOthers, refuseSelf, refuseUnseen } from './appointment-policy'
import { bindTo } from './bind'
import { findAppointment } from './find-appointment'
import { viewAgain } from './view-again'
import { type AppointmentView, viewAppointment } from './view-appointment'

type Input = InputOf<typeof endpoint>

/** Staff say which of those who have the telephone is meant. */
export async function bindAppointment(ctx: Context, input: Input): Promise<AppointmentView> {
  const today = dayOf(ctx.now())
  return runOnce(ctx, 'bindAppointment', input, {
    run: async (key) => viewAppointment(await bindOnce(ctx, input, key), today, true),
    again: () => viewAgain(ctx, input),
  })
}

async function bindOnce(ctx: Context, input: Input, key: CommandKey | undefined): Promise<Appointment> {
  const actor = toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, ctx.now())
  refuseOthers(actor)
  const { appointment, paths } = await findAppointment(ctx, input)
  refuseUnseen(actor, paths)
  refuseSelf(actor, input.personId)
  if (appointment.version !== input.version) throw stale()
  if (statusOn(appointment, dayOf(ctx.now())) !== 'waiting')
    throw new DomainError('action_not_allowed', '这一任已经有人，或已经结束，请刷新再看')
  const isClaimant = appointment.claimants?.some(({ personId }) => personId === input.personId)
  const person = isClaimant ? await ctx.stores.people.get(input.personId) : undefined
  if (!person || person.erasingSince) {
    throw invalidField('personId', '请从验证过这个手机号的人里选')
  }
  const by = { personId: actor.personId, name: actor.name }
  const bound = await bindTo(ctx, { before: appointment, appointment, person, by, key })
  if (!bound) throw stale()
  return bound
}

const stale = () => new DomainError('stale_version', '刚刚有变化，请刷新再看')
