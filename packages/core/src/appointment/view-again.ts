import type { Context } from '../context'
import { toActor } from '../person'
import { dayOf } from '../statistics'
import { refuseOthers, refuseUnseen } from './appointment-policy'
import { type AppointmentPlace, findAppointment } from './find-appointment'
import { type AppointmentView, viewAppointment } from './view-appointment'

/** The answer to a repeated command: for whoever may still read it. @throws DomainError `wrong_audience`, `not_found` */
export async function viewAgain(ctx: Context, place: AppointmentPlace): Promise<AppointmentView> {
  const actor = toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, ctx.now())
  refuseOthers(actor)
  const { appointment, paths } = await findAppointment(ctx, place)
  refuseUnseen(actor, paths)
  return viewAppointment(appointment, dayOf(ctx.now()), true)
}
