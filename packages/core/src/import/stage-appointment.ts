import { type Appointment, appointmentItem } from '../appointment'
import type { StagedRow } from './import'

/** What an import does to one appointment. */
export type AppointmentImport = { before?: Appointment; after: Appointment }

export function stageAppointment({ before, after }: AppointmentImport): StagedRow[] {
  const { pk, sk, record, edition, ...index } = appointmentItem(after)
  return [{ pk: String(pk), sk: String(sk), before, after, index: index as Record<string, string> }]
}
