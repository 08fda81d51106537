import type { AreaId, PersonId, UnitId } from '@microwish/contract'
import type { Platform } from '@microwish/core'
import type { CommandName } from './commands'

/** What has been answered so far, and the county's own names for its parts. */
export type Script = {
  /** What an earlier act answered. */
  answerTo(act: string): Answer
  areaOf(name: string): AreaId
  personOf(name: string): PersonId
  /** A day of Asia/Shanghai, so many days from the demo's day: -30 is a month ago. */
  day(offset: number): string
  /** An instant, so many days from the demo's day at an hour of Asia/Shanghai. */
  instant(offset: number, hour: number): string
  platform: Platform
}
/** An answer of the API, as far as later acts ask for it. */
export type Answer = {
  unitId: UnitId
  bondId: string
  teamId: string
  familyId: string
  registrationId: string
  importId: string
  appointmentId: string
  version: number
  state: string
}

/** One command of somebody, at a moment of the played time. Its name is its key: twice, it happens once. */
export type Act = {
  name: string
  /** Days before the demo's day, and the hour in Asia/Shanghai. */
  day: number
  hour: number
  by: string
  /** A person may hold roles on both sides. */
  audience?: 'citizen' | 'staff'
  command: CommandName
  input: (script: Script) => object | Promise<object>
}
