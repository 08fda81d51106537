import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { AreaId, Cursor, Day, UnitId } from './id'

/** What comes to its end: an agreement, or the term of a committee. */
export const ReminderKind = z.enum(['agreement_end', 'term_end'])
export type ReminderKind = z.infer<typeof ReminderKind>
export const REMINDER_KIND_TEXT: Record<ReminderKind, string> = {
  agreement_end: '共建协议到期',
  term_end: '任期届满',
}

export const Reminder = z.object({
  kind: ReminderKind,
  /** The bond or the organisation. */
  subjectId: z.string(),
  /** What it is, in words: 「清棠县水务局 与 榆钱巷社区 的共建协议」. */
  subject: z.string(),
  areaId: AreaId,
  areaName: z.string(),
  unitId: z.optional(UnitId),
  /** The last day. */
  endsOn: Day,
  daysLeft: z.int(),
})
export type Reminder = z.infer<typeof Reminder>

export const listReminders = endpoint({
  name: 'listReminders',
  method: 'GET',
  path: '/reminders',
  audience: 'staff',
  status: 200,
  summary: 'What ends soon, or has ended and waits, in an area and below it: the nearest end first.',
  input: z.object({
    /** Absent: the caller's own area. */
    area: z.optional(AreaId),
    cursor: z.optional(Cursor),
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(50)), 20),
  }),
  output: z.object({ items: z.array(Reminder), cursor: z.optional(Cursor) }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'not_found'],
})

export const REMINDER_ENDPOINTS = [listReminders] as const
