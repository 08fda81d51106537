import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { AreaId, Cursor, Day, Instant, PersonId, SeatId, UnitId, Version } from './id'
import { OrganisationFamily, OrganisationKind, OrganisationPost } from './organisation-kind'
import { words } from './words'

export const ORGANISATION_NAME_MAX = 40
const count = (most: number) => z.int().check(z.gte(0), z.lte(most))
/** An organisation's own number in the county's lists. */
export const OrganisationCode = z.string().check(z.regex(/^[0-9A-Z][0-9A-Z._-]{0,31}$/))
/** 统一社会信用代码, GB 32100: 18 characters without I, O, S, V, Z. */
export const CreditCode = z.string().check(z.regex(/^[0-9A-HJ-NP-RTUW-Y]{18}$/))

/** How many people each post is to have, where it differs from what is usual for the kind. */
export const SeatNumbers = z.partialRecord(OrganisationPost, count(99))
export type SeatNumbers = z.infer<typeof SeatNumbers>

/** Days on which a term begins and on which it is due (届满日). */
export const Term = z.strictObject({ from: Day, to: Day })
export type Term = z.infer<typeof Term>

/** What is said of an organisation besides what and where it is. */
const facts = {
  code: z.optional(OrganisationCode),
  creditCode: z.optional(CreditCode),
  /** 上级: of a party organisation the one above it in the party's line, otherwise the organisation that it belongs to. */
  parentId: z.optional(UnitId),
  /** Of a unit: the party organisation that its members belong to, its own or a joint one. */
  branchId: z.optional(UnitId),
  partyMembers: z.optional(count(1_000_000)),
  /** 从业人数. */
  staff: z.optional(count(1_000_000)),
  term: z.optional(Term),
  seatNumbers: z.optional(SeatNumbers),
}

/** A seat of a body and who holds it. Staff read it, nobody else. */
export const Seat = z.object({
  seatId: SeatId,
  post: OrganisationPost,
  name: z.string(),
  personId: z.optional(PersonId),
  /** Where a part-time commissioner comes from. */
  fromUnitId: z.optional(UnitId),
  fromUnitName: z.optional(z.string()),
  from: Day,
  /** The first day on which it is no longer held. */
  to: z.optional(Day),
})
export type Seat = z.infer<typeof Seat>

/** An organisation named by another. */
export const OrganisationRef = z.object({ unitId: UnitId, name: z.string(), kind: OrganisationKind })
export type OrganisationRef = z.infer<typeof OrganisationRef>

export const TermState = z.enum(['running', 'due', 'overdue'])
export type TermState = z.infer<typeof TermState>
export const TERM_STATE_TEXT: Record<TermState, string> = { running: '任期内', due: '即将届满', overdue: '超期未换届' }

/** An organisation in a list. */
export const OrganisationRow = z.object({
  ...OrganisationRef.shape,
  version: Version,
  kindText: z.string(),
  family: OrganisationFamily,
  areaId: AreaId,
  areaName: z.string(),
  code: z.optional(z.string()),
  parentId: z.optional(UnitId),
  from: Day,
  /** The first day on which it is no more. */
  to: z.optional(Day),
  partyMembers: z.optional(z.int()),
  term: z.optional(Term),
  termState: z.optional(TermState),
  /** Seats that somebody holds today, of those that the posts are to have. */
  filled: z.int(),
  of: z.int(),
})
export type OrganisationRow = z.infer<typeof OrganisationRow>

export const OrganisationChange = z.enum(['edit', 'end', 'seat', 'unseat'])
export type OrganisationChange = z.infer<typeof OrganisationChange>
export const ORGANISATION_CHANGE_TEXT: Record<OrganisationChange, string> = {
  edit: '修改',
  end: '撤销',
  seat: '任职',
  unseat: '离任',
}

/** One line of what happened to an organisation. */
export const OrganisationLine = z.object({
  version: Version,
  at: Instant,
  by: z.string(),
  what: z.enum(['add', 'import', ...OrganisationChange.options]),
  /** In plain words. */
  note: z.string(),
})
export type OrganisationLine = z.infer<typeof OrganisationLine>

export const OrganisationView = z.object({
  ...OrganisationRow.shape,
  /** Names from the county down to where it stands. */
  areaNames: z.array(z.string()),
  creditCode: z.optional(z.string()),
  staff: z.optional(z.int()),
  seatNumbers: z.optional(SeatNumbers),
  posts: z.array(
    z.object({
      post: OrganisationPost,
      text: z.string(),
      /** Absent: room for anybody. */
      seats: z.optional(z.int()),
      filled: z.int(),
      isPartTime: z.optional(z.boolean()),
    }),
  ),
  /** By post, then by the day they began; those that have ended too. */
  seats: z.array(Seat),
  /** 上级, nearest first. */
  chain: z.array(OrganisationRef),
  branch: z.optional(OrganisationRef),
  /** 下级, by name; at most 100. */
  children: z.array(OrganisationRef),
  /** Newest first; at most 20. */
  history: z.array(OrganisationLine),
  /** What this reader may do. */
  actions: z.array(OrganisationChange),
})
export type OrganisationView = z.infer<typeof OrganisationView>

const READ_ERRORS = ['invalid_input', 'unauthenticated', 'wrong_audience', 'not_found'] as const
const page = {
  cursor: z.optional(Cursor),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(50)), 20),
}

export const listOrganisations = endpoint({
  name: 'listOrganisations',
  method: 'GET',
  path: '/organisations',
  audience: 'staff',
  status: 200,
  summary: 'Organisations of an area and below it. A page may be short while there is a cursor.',
  input: z.object({
    /** Absent: where the caller's desk stands. */
    area: z.optional(AreaId),
    /** `county`: units anywhere, found by at least two characters of their name, so that they may be chosen as partners. */
    scope: z._default(z.enum(['area', 'county']), 'area'),
    family: z.optional(OrganisationFamily),
    kind: z.optional(OrganisationKind),
    /** A part of the name, or the beginning of the code. */
    text: z.optional(words(ORGANISATION_NAME_MAX)),
    /** Only those directly below it. */
    parent: z.optional(UnitId),
    /** `ended`: those that are no more. */
    state: z._default(z.enum(['standing', 'ended']), 'standing'),
    ...page,
  }),
  output: z.object({ items: z.array(OrganisationRow), cursor: z.optional(Cursor) }),
  errors: READ_ERRORS,
})

export const getOrganisation = endpoint({
  name: 'getOrganisation',
  method: 'GET',
  path: '/organisations/:unitId',
  audience: 'staff',
  status: 200,
  summary: 'One organisation with its seats, what stands above and below it, and its history.',
  input: z.object({ unitId: UnitId }),
  output: OrganisationView,
  errors: READ_ERRORS,
})

export const AddOrganisation = z.strictObject({
  /** Of a unit that people already stand for without a record; absent: a new one. */
  unitId: z.optional(UnitId),
  name: words(ORGANISATION_NAME_MAX),
  kind: OrganisationKind,
  areaId: AreaId,
  /** Absent: today. */
  from: z.optional(Day),
  ...facts,
})
export type AddOrganisation = z.infer<typeof AddOrganisation>

const COMMAND_ERRORS = [
  ...READ_ERRORS,
  'beyond_reach',
  'forbidden',
  'stale_version',
  'action_not_allowed',
  'overlapping',
  'code_taken',
  'directory_busy',
  'idempotency_key_reused',
] as const

export const addOrganisation = endpoint({
  name: 'addOrganisation',
  method: 'POST',
  path: '/organisations',
  audience: 'staff',
  status: 201,
  command: true,
  summary: 'Enter an organisation in the register.',
  input: AddOrganisation,
  output: OrganisationView,
  errors: COMMAND_ERRORS,
})

const change = <const C extends OrganisationChange, S extends z.core.$ZodLooseShape>(what: C, shape: S) =>
  z.strictObject({ unitId: UnitId, version: Version, change: z.literal(what), ...shape })

export const ChangeOrganisation = z.discriminatedUnion('change', [
  change('edit', {
    name: z.optional(words(ORGANISATION_NAME_MAX)),
    kind: z.optional(OrganisationKind),
    areaId: z.optional(AreaId),
    from: z.optional(Day),
    /** `null` takes the fact away. */
    code: z.optional(z.nullable(OrganisationCode)),
    creditCode: z.optional(z.nullable(CreditCode)),
    parentId: z.optional(z.nullable(UnitId)),
    branchId: z.optional(z.nullable(UnitId)),
    partyMembers: z.optional(z.nullable(count(1_000_000))),
    staff: z.optional(z.nullable(count(1_000_000))),
    term: z.optional(z.nullable(Term)),
    seatNumbers: z.optional(SeatNumbers),
  }),
  change('end', {
    /** The first day on which it is no more; absent: today. */
    to: z.optional(Day),
    reason: words(100),
  }),
  change('seat', {
    post: OrganisationPost,
    name: words(20),
    personId: z.optional(PersonId),
    /** Required of a part-time post. */
    fromUnitId: z.optional(UnitId),
    /** Absent: today. */
    from: z.optional(Day),
    to: z.optional(Day),
  }),
  change('unseat', {
    seatId: SeatId,
    /** The first day on which it is no longer held; absent: today. */
    to: z.optional(Day),
    reason: z.optional(words(100)),
  }),
])
export type ChangeOrganisation = z.infer<typeof ChangeOrganisation>

export const changeOrganisation = endpoint({
  name: 'changeOrganisation',
  method: 'POST',
  path: '/organisations/:unitId/changes',
  audience: 'staff',
  status: 200,
  command: true,
  summary: 'Edit or end an organisation, give one of its seats to somebody or take it back.',
  input: ChangeOrganisation,
  output: OrganisationView,
  errors: COMMAND_ERRORS,
})

export const ORGANISATION_ENDPOINTS = [listOrganisations, getOrganisation, addOrganisation, changeOrganisation] as const
