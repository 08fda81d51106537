import type { AppointmentId, AreaId, UnitId } from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'
import type { Appointment } from './appointment'

export type AppointmentPlace = {
  appointmentId: AppointmentId
  areaId?: AreaId | undefined
  unitId?: UnitId | undefined
}

/**
 * An appointment by where it is listed, as it is now, and from where it may be changed.
 * @throws DomainError `not_found`, `invalid_input`, `directory_busy`
 */
export async function findAppointment(
  ctx: Context,
  { appointmentId, areaId, unitId }: AppointmentPlace,
): Promise<{ appointment: Appointment; paths: (string | undefined)[] }> {
  const { appointments, areas, organisations } = ctx.stores
  const area = areaId && (await areas.get(areaId))
  const unit = unitId && (await organisations.get(unitId))
  const listed = unitId ? await appointments.listByUnit(unitId) : area ? await appointments.listPosts(area.path) : []
  const found = listed.find((one) => one.appointmentId === appointmentId)
  const appointment = found && (await appointments.getNow(found))
  if (!appointment) throw new DomainError('not_found', '没有找到这一任职')
  return { appointment, paths: [appointment.areaPath, unit ? unit.areaPath : undefined] }
}
