import type { AppointmentId } from '@microwish/contract'
import type { Area } from '../person'
import type { SealedPhone } from '../phone'
import { toTree, unknownCode } from '../area'
import type { Appointment } from './appointment'
import { appointmentIndex, appointmentKey } from './appointment-items.dynamo'

/** What is wrong with a row, counted from 0, and what to do. */
export type LineProblem<C extends string> = { row: number; column: C; message: string }
export type PlannedAppointment = { row: number; before?: Appointment; after: Appointment }
/** Changes only where nothing is wrong. */
export type AppointmentPlan<C extends string> = {
  changes: PlannedAppointment[]
  unchanged: number
  problems: LineProblem<C>[]
}

/** What the lists of people are planned against. */
export type PlanRegister = {
  /** Those that have ended too. */
  appointments: readonly Appointment[]
  /** Those that have ended too: whoever writes an old code is told so. */
  areas: readonly Area[]
  /** In Asia/Shanghai. */
  today: string
  at: string
  by: Appointment['grantedBy']
  /** The same row of the same list makes the same id, however often it is planned. */
  idOf: (row: number) => AppointmentId
  /** As the spreadsheet counts, for a row that another one is compared with. */
  lineOf: (row: number) => number
}

/** An area by its code, or what to do about it. */
export function areasByCode(areas: readonly Area[]): (code: string) => Area | string {
  const tree = toTree(areas)
  return (code) => tree.byCode.get(code) ?? unknownCode(tree, code)
}

/** By telephone: every later row with one that an earlier row has, and that row. */
export function doubledPhones(phones: readonly (SealedPhone | undefined)[]): Map<number, number> {
  const first = new Map<string, number>()
  const doubled = new Map<number, number>()
  phones.forEach((phone, row) => {
    const earlier = phone && first.get(phone.hash)
    if (earlier !== undefined) doubled.set(row, earlier)
    else if (phone) first.set(phone.hash, row)
  })
  return doubled
}

/** The items that a planned appointment writes, to be staged. */
export const appointmentRows = (before: Appointment | undefined, after: Appointment) => [
  { ...appointmentKey(after), ...(before && { before }), after, index: appointmentIndex(after) },
]
