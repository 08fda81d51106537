import * as z from 'zod/mini'
import { AreaId, Instant, NeedId, Version } from './id'
import { Grade, NeedAction, NeedKind, NeedStatus, Outcome } from './need-workflow'
import { Role } from './role'
import { Category, Channel, CostClass, Relationship, TimeWindow } from './vocabulary'

/** `unknown` is never sent: a client reads it where a newer server names a status or action that it has not learnt. */
export const ViewStatus = z.enum([...NeedStatus.options, 'unknown'])
export type ViewStatus = z.infer<typeof ViewStatus>
export const ViewAction = z.enum([...NeedAction.options, 'unknown'])
export type ViewAction = z.infer<typeof ViewAction>

/** In every tier. `actions` is what this reader may do next; `statusText` is worded for this reader. */
const common = {
  needId: NeedId,
  kind: NeedKind,
  status: ViewStatus,
  statusText: z.string(),
  version: Version,
  actions: z.array(NeedAction),
  category: Category,
  communityId: AreaId,
  communityName: z.string(),
  gridName: z.optional(z.string()),
  submittedAt: Instant,
  updatedAt: Instant,
}

/** What staff wrote for the hall. Nothing of the resident's own words. */
const publication = {
  publicSummary: z.string(),
  effortMinutes: z.int(),
  timeWindow: TimeWindow,
  headcount: z.int(),
  costClass: CostClass,
  publishedAt: Instant,
}
export const Publication = z.object(publication)
export type Publication = z.infer<typeof Publication>

/** One line of history as one tier may read it. `words` are shown in the order given. */
export const HistoryLine = z.object({
  version: Version,
  at: Instant,
  action: ViewAction,
  /** Who, as this reader may know them: 「舒同志」, 「社区」, a full name for staff. */
  by: z.string(),
  byRole: z.optional(Role),
  byUnit: z.optional(z.string()),
  agreedAt: z.optional(Instant),
  words: z.array(
    z.object({
      label: z.enum(['text', 'question', 'answer', 'reason', 'turnTo', 'note', 'result', 'call', 'summary', 'to']),
      text: z.string(),
    }),
  ),
  outcome: z.optional(Outcome),
  grade: z.optional(Grade),
  /** Entered later than it happened (补录). */
  occurredAt: z.optional(Instant),
})
export type HistoryLine = z.infer<typeof HistoryLine>

/** One reading of unmasked data. */
export const Reading = z.object({
  at: Instant,
  by: z.string(),
  byRole: z.optional(Role),
  what: z.enum(['words', 'contact']),
  reason: z.string(),
})
export type Reading = z.infer<typeof Reading>

/** Whoever comes, as the resident knows them. */
export const Visitor = z.object({
  surname: z.string(),
  unitName: z.optional(z.string()),
  /** 志愿者, or 党员志愿者 where they chose so themselves; with one need only. */
  title: z.optional(z.string()),
  agreedAt: z.optional(Instant),
})

/** A stretch of the resident's words that must not enter the hall; offsets in UTF-16 units of `text`. */
export const PersonalSpan = z.object({
  start: z.int(),
  end: z.int(),
  kind: z.enum(['phone', 'identity', 'address', 'name', 'living', 'school', 'floor']),
})
export type PersonalSpan = z.infer<typeof PersonalSpan>

export const HallNeed = z.object({ tier: z.literal('hall'), ...common, ...publication })
export type HallNeed = z.infer<typeof HallNeed>

const held = { tier: z.literal('held'), ...common, ...publication, claimedAt: Instant, agreedAt: z.optional(Instant) }
export const HeldRow = z.object(held)
export const HeldNeed = z.object({
  ...held,
  text: z.string(),
  contact: z.object({ name: z.optional(z.string()), phone: z.string(), address: z.optional(z.string()) }),
  onBehalf: z.optional(z.object({ relationship: Relationship, name: z.optional(z.string()) })),
  doorCode: z.string(),
  /** How many times this holder has opened these details, this time included. */
  readingCount: z.int(),
  question: z.optional(z.string()),
  result: z.optional(z.string()),
  grade: z.optional(Grade),
  history: z.array(HistoryLine),
})
export type HeldNeed = z.infer<typeof HeldNeed>

/** For somebody who held the need and no longer does: the hall's words and how it ended. */
export const ServedNeed = z.object({
  tier: z.literal('served'),
  ...common,
  ...publication,
  claimedAt: Instant,
  outcome: z.optional(Outcome),
  grade: z.optional(Grade),
  closedAt: z.optional(Instant),
})
export type ServedNeed = z.infer<typeof ServedNeed>

const own = {
  tier: z.literal('own'),
  ...common,
  /** The resident's own words; empty when they asked to be called back. */
  text: z.string(),
  callBack: z.boolean(),
  onBehalf: z.optional(z.object({ relationship: Relationship, name: z.optional(z.string()) })),
  visitor: z.optional(Visitor),
  outcome: z.optional(Outcome),
  grade: z.optional(Grade),
  /** While `needs_info`. */
  question: z.optional(z.string()),
  /** While `declined`: why, and where to turn. */
  decline: z.optional(z.object({ reason: z.string(), turnTo: z.string() })),
}
export const OwnRow = z.object(own)
export type OwnRow = z.infer<typeof OwnRow>
export const OwnNeed = z.object({
  ...own,
  contact: z.object({ phoneMasked: z.string(), hasAddress: z.boolean() }),
  /** What the hall shows of it, while and after it is published. */
  publication: z.optional(Publication),
  doorCode: z.optional(z.string()),
  result: z.optional(z.string()),
  /** Until when it may be re-opened, once closed. */
  reopenUntil: z.optional(Instant),
  servicePhone: z.optional(z.string()),
  serviceName: z.optional(z.string()),
  history: z.array(HistoryLine),
  readings: z.array(Reading),
})
export type OwnNeed = z.infer<typeof OwnNeed>

const caseRow = {
  tier: z.literal('case'),
  ...common,
  /** The first words, personal data masked. */
  excerpt: z.string(),
  callBack: z.boolean(),
  channel: Channel,
  onBehalf: z.optional(z.object({ relationship: Relationship })),
  publicSummary: z.optional(z.string()),
  acceptedAt: z.optional(Instant),
  caseOwnerName: z.optional(z.string()),
  holderName: z.optional(z.string()),
  agreedAt: z.optional(Instant),
  outcome: z.optional(Outcome),
  grade: z.optional(Grade),
  /** Entered later than it happened. */
  isBackfilled: z.boolean(),
}
export const CaseRow = z.object(caseRow)
export type CaseRow = z.infer<typeof CaseRow>
export const CaseNeed = z.object({
  ...caseRow,
  text: z.string(),
  spans: z.array(PersonalSpan),
  occurredAt: Instant,
  submitterName: z.string(),
  contact: z.object({ name: z.optional(z.string()), phoneMasked: z.string(), addressMasked: z.optional(z.string()) }),
  onBehalf: z.optional(z.object({ relationship: Relationship, name: z.optional(z.string()) })),
  publication: z.optional(Publication),
  /** The publish form, filled from the words. */
  suggestion: z.object({
    publicSummary: z.string(),
    effortMinutes: z.int(),
    timeWindow: TimeWindow,
    headcount: z.int(),
    costClass: CostClass,
  }),
  holder: z.optional(
    z.object({ name: z.string(), unitName: z.optional(z.string()), claimedAt: Instant, agreedAt: z.optional(Instant) }),
  ),
  question: z.optional(z.string()),
  result: z.optional(z.string()),
  decline: z.optional(z.object({ reason: z.string(), turnTo: z.string() })),
  history: z.array(HistoryLine),
  readings: z.array(Reading),
})
export type CaseNeed = z.infer<typeof CaseNeed>

/** A need as its reader may see it. Everybody else is answered 404. */
export const NeedView = z.discriminatedUnion('tier', [HallNeed, HeldNeed, OwnNeed, CaseNeed, ServedNeed])
export type NeedView = z.infer<typeof NeedView>
/** A need in a list: the same tiers without contact, history and readings. */
export const NeedRow = z.discriminatedUnion('tier', [HallNeed, HeldRow, OwnRow, CaseRow, ServedNeed])
export type NeedRow = z.infer<typeof NeedRow>
export type Tier = NeedView['tier']
