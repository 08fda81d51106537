import * as z from 'zod/mini'
import { BondFigure } from './bond-figure'
import { BondKind } from './bond-kind'
import { endpoint } from './endpoint'
import { AreaId, BondId, Cursor, Day, Instant, UnitId, VisitId } from './id'
import { Role } from './role'
import { Period } from './statistics'
import { words } from './words'

export const VISIT_NOTE_MAX = 300
const problems = z._default(z.int().check(z.gte(0), z.lte(999)), 0)

/** What whoever was there writes down. */
const visitFacts = {
  bondId: BondId,
  /** When it happened; absent: now. */
  occurredAt: z.optional(Instant),
  /** 人次: those who came. */
  participations: z._default(z.int().check(z.gte(1), z.lte(999)), 1),
  /** What was seen and done. No names, telephones or addresses of residents. */
  note: words(VISIT_NOTE_MAX),
  /** Problems found, and problems solved (at this visit or since the last). */
  problemsFound: problems,
  problemsSolved: problems,
}

const ownVisit = {
  visitId: VisitId,
  bondId: BondId,
  kind: BondKind,
  areaName: z.string(),
  /** The day it happened, Asia/Shanghai. */
  on: Day,
  occurredAt: Instant,
  participations: z.int(),
  note: z.string(),
  problemsFound: z.int(),
  problemsSolved: z.int(),
  recordedAt: Instant,
  /** 补录: written down more than a day after it happened. */
  isBackfilled: z.boolean(),
}

/** A visit as the unit that made it sees it. */
export const OwnVisit = z.object(ownVisit)
export type OwnVisit = z.infer<typeof OwnVisit>

/** A visit as staff see it. */
export const Visit = z.object({
  ...ownVisit,
  areaId: AreaId,
  /** Names from the county down, as of then. */
  areaNames: z.array(z.string()),
  unitId: z.optional(UnitId),
  unitName: z.optional(z.string()),
  leaderName: z.optional(z.string()),
  by: z.object({ name: z.string(), role: Role }),
})
export type Visit = z.infer<typeof Visit>

const errors = [
  'invalid_input',
  'unauthenticated',
  'not_found',
  'money_words',
  'personal_data',
  'repeated',
  'idempotency_key_reused',
  'stale_version',
] as const

export const addVisit = endpoint({
  name: 'addVisit',
  method: 'POST',
  path: '/bonds/:bondId/visits',
  audience: 'staff',
  status: 201,
  command: true,
  summary: 'A visit of a unit or a leader, with its own time. It is counted in the month in which it happened.',
  input: z.strictObject(visitFacts),
  output: Visit,
  errors: ['wrong_audience', 'forbidden', ...errors],
})

export const addMyVisit = endpoint({
  name: 'addMyVisit',
  method: 'POST',
  path: '/me/visits',
  audience: 'citizen',
  status: 201,
  command: true,
  summary: 'A visit that my unit made, written by its liaison.',
  input: z.strictObject(visitFacts),
  output: OwnVisit,
  errors: ['wrong_audience', 'not_registered', ...errors],
})

export const listVisits = endpoint({
  name: 'listVisits',
  method: 'GET',
  path: '/visits',
  audience: 'staff',
  status: 200,
  summary: 'Visits of one bond, or of an area and period, newest first: what stands behind a figure.',
  input: z.object({
    bondId: z.optional(BondId),
    /** Absent: the caller's own area. */
    area: z.optional(AreaId),
    unitId: z.optional(UnitId),
    /** Absent: this month; with `bondId`: all. */
    period: z.optional(Period),
    /** Only those that this figure counts. */
    figure: z.optional(BondFigure),
    cursor: z.optional(Cursor),
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(50)), 20),
  }),
  output: z.object({ items: z.array(Visit), cursor: z.optional(Cursor) }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'not_found'],
})

export const VISIT_ENDPOINTS = [addVisit, addMyVisit, listVisits] as const
