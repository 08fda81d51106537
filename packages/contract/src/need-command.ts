import * as z from 'zod/mini'
import { AreaId, FamilyId, Instant, NeedId, PersonId, Version } from './id'
import { Grade, type NextAction, Outcome } from './need-workflow'
import { Category, Channel, CostClass, Relationship, TimeWindow } from './vocabulary'
import { words } from './words'

export const TEXT_MAX = 500
export const NOTE_MAX = 300
export const SUMMARY_MAX = 80

/** A mainland mobile number, or a landline with its area code: old residents have one. */
export const PhoneNumber = z.string().check(z.regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/))
export type PhoneNumber = z.infer<typeof PhoneNumber>

/** Something is needed. `text` may be left out only with `callBack`. */
export const SubmitNeed = z
  .strictObject({
    kind: z._default(z.literal('wish'), 'wish'),
    category: Category,
    text: z.optional(words(TEXT_MAX)),
    /** 请回电: the community calls and writes it down. */
    callBack: z._default(z.boolean(), false),
    /** A community or, better, a grid. */
    areaId: AreaId,
    contact: z.strictObject({
      /** 怎么称呼. */
      name: z.optional(words(20)),
      phone: PhoneNumber,
      address: z.optional(words(80)),
    }),
    /** For somebody else, who has agreed. */
    onBehalf: z.optional(
      z.strictObject({
        relationship: Relationship,
        name: z.optional(words(20)),
        /** Of 我的家人, with `family`: the name written there goes before the one given here. */
        familyId: z.optional(FamilyId),
        hasConsented: z.literal(true),
      }),
    ),
    /** Agreement to the named version of the consent text; `handOver`: contact data go to whoever comes. */
    consent: z.strictObject({ version: z.string().check(z.regex(/^\d{4}-\d{2}$/)), handOver: z.literal(true) }),
    channel: z._default(Channel, 'app'),
    /** When it was said, if earlier than now (补录). */
    occurredAt: z.optional(Instant),
  })
  .check(z.refine((need) => need.callBack || need.text !== undefined, { path: ['text'], error: 'text or callBack' }))
export type SubmitNeed = z.infer<typeof SubmitNeed>

const command = <const A extends NextAction, S extends z.core.$ZodLooseShape>(action: A, shape: S) =>
  z.strictObject({ needId: NeedId, version: Version, action: z.literal(action), ...shape })

const reason = words(NOTE_MAX)

/** What each action must carry (PRODUCT §3). */
export const ActOnNeed = z.discriminatedUnion('action', [
  command('accept', {}),
  command('ask', { question: words(NOTE_MAX) }),
  command('supply', { answer: words(TEXT_MAX) }),
  command('decline', { reason, turnTo: words(NOTE_MAX) }),
  command('resubmit', { text: words(TEXT_MAX) }),
  command('publish', {
    publicSummary: words(SUMMARY_MAX),
    /** Minutes; absent: as suggested. */
    effortMinutes: z.optional(z.int().check(z.gte(5), z.lte(480))),
    timeWindow: z.optional(TimeWindow),
    headcount: z.optional(z.int().check(z.gte(1), z.lte(20))),
    costClass: z.optional(CostClass),
    /** Words that look personal and are not: kept by staff after a look. Phones and identity numbers never. */
    keep: z.optional(z.array(words(40)).check(z.maxLength(20))),
  }),
  command('unpublish', { reason }),
  command('claim', {
    /** Absent: the time is agreed by telephone. */
    agreedAt: z.optional(Instant),
  }),
  command('release', { reason }),
  command('hand_over', { toPersonId: PersonId, note: z.optional(words(NOTE_MAX)) }),
  command('progress', { note: words(NOTE_MAX), agreedAt: z.optional(Instant) }),
  command('fulfil', {
    result: words(TEXT_MAX),
    outcome: z._default(Outcome, 'resolved'),
    /** People helped. */
    beneficiaries: z._default(z.int().check(z.gte(1), z.lte(10_000)), 1),
    /** People who served, the holder included. */
    servedCount: z._default(z.int().check(z.gte(1), z.lte(100)), 1),
  }),
  command('confirm', {
    /** Absent: 未评价, counted apart. */
    grade: z.optional(Grade),
    /** Staff only, and required of them: what was said in the call. */
    callNote: z.optional(words(NOTE_MAX)),
  }),
  command('reopen', { reason }),
  command('close', { outcome: z.enum(['partly', 'explained', 'guided']), reason }),
  command('withdraw', { reason: z.optional(words(NOTE_MAX)) }),
])
export type ActOnNeed = z.infer<typeof ActOnNeed>
export type CommandOf<A extends NextAction> = Extract<ActOnNeed, { action: A }>
