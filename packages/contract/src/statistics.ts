import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { AreaId, Cursor, Instant } from './id'
import { CaseRow } from './need-view'
import { AreaLevel } from './role'

/**
 * Flows: events of a period, never falling. Unit of all of them: cases (件), but `participations` (人次) and
 * `beneficiaries` (人次). `closed_*` and `grade_*` count closings; a need closed twice is counted at each closing, and
 * `reopened` says how often.
 */
export const Flow = z.enum([
  'submitted',
  'backfilled',
  'accepted',
  'declined',
  'published',
  'claimed',
  'released',
  'fulfilled',
  'reopened',
  'withdrawn',
  'closed',
  'closed_resolved',
  'closed_partly',
  'closed_explained',
  'closed_guided',
  'grade_5',
  'grade_4',
  'grade_3',
  'grade_2',
  'grade_1',
  'unrated',
  'participations',
  'beneficiaries',
])
export type Flow = z.infer<typeof Flow>

/** Gauges: how many needs are in a status now. Not to be added to flows. Unit: cases. */
export const Gauge = z.enum([
  'submitted',
  'needs_info',
  'open',
  'claimed',
  'fulfilled',
  'closed',
  'declined',
  'withdrawn',
])
export type Gauge = z.infer<typeof Gauge>

const DAY = '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])'
/** `2026`, `2026-11`, `2026-11-22`, or `2026-11-01..2026-11-22` (both ends included); days of Asia/Shanghai. */
export const Period = z
  .string()
  .check(z.regex(new RegExp(`^(\\d{4}|\\d{4}-(0[1-9]|1[0-2])|${DAY}|${DAY}\\.\\.${DAY})$`)))

const flows = z.record(Flow, z.int())
const gauges = z.record(Gauge, z.int())

export const getStatistics = endpoint({
  name: 'getStatistics',
  method: 'GET',
  path: '/statistics',
  audience: 'staff',
  status: 200,
  summary: 'Figures of an area and period, with those of the areas one level below.',
  input: z.object({ area: z.optional(AreaId), period: z.optional(Period) }),
  output: z.object({
    areaId: AreaId,
    areaName: z.string(),
    areaLevel: AreaLevel,
    period: z.string(),
    /** First and last day, Asia/Shanghai. */
    from: z.string(),
    to: z.string(),
    /** When the last event that these figures hold was counted. */
    countedAt: z.optional(Instant),
    flows,
    gauges,
    /** One row a day (periods up to 31 days) or a month. */
    series: z.array(z.object({ label: z.string(), submitted: z.int(), closed: z.int() })),
    /** The level below, and last what is known only to this area itself (`areaId` of the area). */
    children: z.array(z.object({ areaId: AreaId, name: z.string(), isSelf: z.boolean(), flows, gauges })),
  }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'not_found'],
})

export const listFigureCases = endpoint({
  name: 'listFigureCases',
  method: 'GET',
  path: '/statistics/cases',
  audience: 'staff',
  status: 200,
  summary: 'The cases behind one figure of a community or grid.',
  input: z.object({
    area: AreaId,
    period: z.optional(Period),
    /** A flow, or `now:<status>` for a gauge. */
    figure: z.string().check(z.regex(/^(now:)?[a-z_0-9]{1,30}$/)),
    cursor: z.optional(Cursor),
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(50)), 20),
  }),
  output: z.object({ items: z.array(z.object({ at: Instant, need: CaseRow })), cursor: z.optional(Cursor) }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'not_found'],
})
