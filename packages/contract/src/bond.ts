import * as z from 'zod/mini'
import { BondFigure, getBondFigures } from './bond-figure'
import { BondKind, BondState } from './bond-kind'
import { endpoint } from './endpoint'
import { AreaId, BondId, Cursor, Day, Instant, UnitId, Version } from './id'
import { AreaLevel, Role } from './role'
import { Period } from './statistics'
import { OwnVisit, VISIT_ENDPOINTS } from './visit'
import { words } from './words'

export const DUTY_MAX = 200
const LIST_MAX = 50

/** One line of a duty list. */
export const Duty = z.strictObject({
  text: words(DUTY_MAX),
  /** A post, a section or a colleague of the unit. */
  who: words(40),
  by: z.optional(Day),
  isDone: z._default(z.boolean(), false),
})
export type Duty = z.infer<typeof Duty>
const duties = z.array(Duty).check(z.maxLength(LIST_MAX))

/** Who signed, and as what. */
export const Signatory = z.strictObject({ name: words(20), title: z.optional(words(40)) })
export type Signatory = z.infer<typeof Signatory>
const side = z.array(Signatory).check(z.minLength(1), z.maxLength(5))
export const Signatories = z.strictObject({ unit: side, area: side })
export type Signatories = z.infer<typeof Signatories>

export const Leader = z.strictObject({ name: words(20), title: words(40) })
export type Leader = z.infer<typeof Leader>

/** What a caller may do next. */
export const BondMay = z.enum(['edit', 'duties', 'renew', 'end', 'visit'])
export type BondMay = z.infer<typeof BondMay>

const shown = {
  bondId: BondId,
  kind: BondKind,
  areaId: AreaId,
  areaName: z.string(),
  /** Both days belong to it. Without `to` it lasts until it is ended. */
  from: Day,
  to: z.optional(Day),
  state: BondState,
  /** To the last day, when it is near. */
  daysLeft: z.optional(z.int()),
  partners: z.array(z.object({ unitId: UnitId, unitName: z.string() })),
  duties: z.array(z.object({ text: z.string(), who: z.string(), by: z.optional(Day), isDone: z.boolean() })),
  signatories: z.optional(
    z.object({
      unit: z.array(z.object({ name: z.string(), title: z.optional(z.string()) })),
      area: z.array(z.object({ name: z.string(), title: z.optional(z.string()) })),
    }),
  ),
  /** 入格联户: how many households. */
  households: z.optional(z.int()),
}

/** A line of a bond's history: who did what, and why. */
export const BondLine = z.object({
  version: Version,
  at: Instant,
  what: z.enum(['add', 'edit', 'duties', 'renew', 'end']),
  by: z.object({ name: z.string(), role: Role }),
  reason: z.optional(z.string()),
})
export type BondLine = z.infer<typeof BondLine>

/** A bond as staff see it. */
export const Bond = z.object({
  ...shown,
  version: Version,
  areaLevel: AreaLevel,
  /** Names from the county down, as of when it was made. */
  areaNames: z.array(z.string()),
  unitId: z.optional(UnitId),
  unitName: z.optional(z.string()),
  leader: z.optional(z.object({ name: z.string(), title: z.string() })),
  endedOn: z.optional(Day),
  endReason: z.optional(z.string()),
  renews: z.optional(BondId),
  renewedBy: z.optional(BondId),
  updatedAt: Instant,
  may: z.array(BondMay),
  /** Where one bond was asked for. */
  history: z.optional(z.array(BondLine)),
})
export type Bond = z.infer<typeof Bond>

/** A bond as the unit's own liaison sees it. */
export const UnitBond = z.object({ ...shown, canVisit: z.boolean() })
export type UnitBond = z.infer<typeof UnitBond>

const writeErrors = [
  'invalid_input',
  'unauthenticated',
  'wrong_audience',
  'forbidden',
  'not_found',
  'overlapping',
  'action_not_allowed',
  'stale_version',
  'money_words',
  'idempotency_key_reused',
] as const

export const listBonds = endpoint({
  name: 'listBonds',
  method: 'GET',
  path: '/bonds',
  audience: 'staff',
  status: 200,
  summary: 'Bonds of an area and below it, of one unit, or one bond with its history.',
  input: z.object({
    bondId: z.optional(BondId),
    /** Absent: the caller's own area. */
    area: z.optional(AreaId),
    unitId: z.optional(UnitId),
    kind: z.optional(BondKind),
    state: z.optional(BondState),
    /** Only those that this figure counts in the period; absent: today. */
    figure: z.optional(BondFigure),
    period: z.optional(Period),
    /** The day on which states are taken; absent: the period's last, or today. */
    on: z.optional(Day),
    cursor: z.optional(Cursor),
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(50)), 20),
  }),
  output: z.object({ items: z.array(Bond), cursor: z.optional(Cursor) }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'not_found'],
})

export const addBond = endpoint({
  name: 'addBond',
  method: 'POST',
  path: '/bonds',
  audience: 'staff',
  status: 201,
  command: true,
  summary: 'Tie a unit or a leader to a place; what each kind must carry stands in BOND_KINDS.',
  input: z.strictObject({
    kind: BondKind,
    areaId: AreaId,
    unitId: z.optional(UnitId),
    leader: z.optional(Leader),
    partnerIds: z.optional(z.array(UnitId).check(z.minLength(1), z.maxLength(20))),
    from: Day,
    to: z.optional(Day),
    signatories: z.optional(Signatories),
    duties: z.optional(duties),
    households: z.optional(z.int().check(z.gte(1), z.lte(9999))),
  }),
  output: Bond,
  errors: ['area_unknown', ...writeErrors],
})
export type AddBond = z.output<(typeof addBond)['input']>

const change = <const A extends string, S extends z.core.$ZodLooseShape>(action: A, shape: S) =>
  z.strictObject({ bondId: BondId, version: Version, action: z.literal(action), ...shape })

export const ChangeBond = z.discriminatedUnion('action', [
  change('edit', {
    from: z.optional(Day),
    to: z.optional(Day),
    /** Another leader is another contact: end this one first. */
    leaderTitle: z.optional(words(40)),
    signatories: z.optional(Signatories),
    households: z.optional(z.int().check(z.gte(1), z.lte(9999))),
  }),
  /** The whole list, in its order. */
  change('duties', { duties }),
  /** A new agreement that follows the old one; answers with the new one. Absent: as in the old. */
  change('renew', {
    /** Absent: the day after the old one's last. */
    from: z.optional(Day),
    to: Day,
    signatories: z.optional(Signatories),
    duties: z.optional(duties),
  }),
  change('end', {
    /** Its last day; absent: today. */
    on: z.optional(Day),
    reason: words(DUTY_MAX),
  }),
])
export type ChangeBond = z.infer<typeof ChangeBond>

export const changeBond = endpoint({
  name: 'changeBond',
  method: 'POST',
  path: '/bonds/:bondId/changes',
  audience: 'staff',
  status: 200,
  command: true,
  summary: 'Edit it, keep its duty list, renew it, end it.',
  input: ChangeBond,
  output: Bond,
  errors: writeErrors,
})

export const getMyUnit = endpoint({
  name: 'getMyUnit',
  method: 'GET',
  path: '/me/unit',
  audience: 'citizen',
  status: 200,
  summary: 'Of the unit whose liaison I am: where it stands, what it agreed to, what is due. Totals of people only.',
  input: z.object({}),
  output: z.object({
    unit: z.object({ unitId: UnitId, name: z.string() }),
    registrations: z.array(UnitBond),
    agreements: z.array(UnitBond),
    dutyLists: z.array(UnitBond),
    bonds: z.array(UnitBond),
    /** `2026-11`, Asia/Shanghai. */
    month: z.string(),
    /** One for each bond that asks for a visit in this month. */
    dueVisits: z.array(z.object({ bondId: BondId, kind: BondKind, areaName: z.string(), isDone: z.boolean() })),
    /** Of this month, newest first. */
    visits: z.array(OwnVisit),
    /** 人: members of the unit who stand registered with a community. */
    memberCount: z.int(),
  }),
  errors: ['unauthenticated', 'wrong_audience', 'not_registered'],
})

export const BOND_ENDPOINTS = [listBonds, addBond, changeBond, getBondFigures, getMyUnit, ...VISIT_ENDPOINTS] as const
