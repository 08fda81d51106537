import type { appoint as endpoint, OutputOf } from '@microwish/contract'
import { type Appointment, statusOn } from './appointment'

export type AppointmentView = OutputOf<typeof endpoint>

/** An appointment as staff read it; claimants while it waits. */
export function viewAppointment(one: Appointment, today: string, mayChange: boolean): AppointmentView {
  const status = statusOn(one, today)
  return {
    appointmentId: one.appointmentId,
    version: one.version,
    name: one.name,
    ...(one.phone && { phoneMasked: one.phone.masked }),
    ...(one.personId && { personId: one.personId }),
    status,
    from: one.from,
    ...(one.to !== undefined && { to: one.to }),
    grantedBy: one.grantedBy.name,
    ...(one.endReason !== undefined && { endReason: one.endReason }),
    ...(status === 'waiting' && one.claimants && mayChange && { claimants: one.claimants }),
    mayChange: mayChange && status !== 'ended',
  }
}
