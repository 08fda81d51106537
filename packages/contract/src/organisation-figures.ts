import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { AreaId, Cursor, Day, UnitId } from './id'
import { OrganisationFamily, OrganisationKind } from './organisation-kind'
import { OrganisationRef, TermState } from './organisation'

const ERRORS = ['invalid_input', 'unauthenticated', 'wrong_audience', 'not_found'] as const
const page = {
  /** Absent: where the caller's desk stands. */
  area: z.optional(AreaId),
  cursor: z.optional(Cursor),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(50)), 20),
}
/** n of m. */
const Share = z.object({ count: z.int(), of: z.int() })

/**
 * How a body stands: `missing` there is none, `overdue` its term has ended, `due` it ends within the days asked for,
 * `short` somebody is still wanted on it, `complete` none of these. The worst that is true.
 */
export const BodyState = z.enum(['missing', 'overdue', 'due', 'short', 'complete'])
export type BodyState = z.infer<typeof BodyState>
export const BODY_STATE_TEXT: Record<BodyState, string> = {
  missing: '未成立',
  overdue: '超期未换届',
  due: '即将届满',
  short: '人员未配齐',
  complete: '齐全',
}

/** A body that every community is to have, and the one that it has. */
export const CommitteeBody = z.object({
  /** Of the setting that requires it. */
  code: z.string(),
  text: z.string(),
  state: BodyState,
  organisation: z.optional(OrganisationRef),
  filled: z.int(),
  of: z.int(),
  /** The day on which its term is due. */
  termTo: z.optional(Day),
})
export type CommitteeBody = z.infer<typeof CommitteeBody>

export const listCommittees = endpoint({
  name: 'listCommittees',
  method: 'GET',
  path: '/committees',
  audience: 'staff',
  status: 200,
  summary: 'The committee register: which bodies each community has and wants, who sits, and whose term ends soon.',
  input: z.object({
    ...page,
    /** Only communities with a body that stands so. */
    state: z.optional(BodyState),
    /** Terms that end within so many days count as due; absent: the setting. */
    days: z.optional(z.coerce.number().check(z.int(), z.gte(0), z.lte(730))),
  }),
  output: z.object({
    areaId: AreaId,
    areaName: z.string(),
    days: z.int(),
    figures: z.object({
      /** Communities that have every body that they are to have. */
      communities: Share,
      /** Bodies there, of those that there are to be. */
      bodies: Share,
      /** Bodies by how they stand. */
      byState: z.record(BodyState, z.int()),
    }),
    items: z.array(
      z.object({
        areaId: AreaId,
        areaName: z.string(),
        bodies: z.array(CommitteeBody),
        /** Bodies there, of those required. */
        ...Share.shape,
      }),
    ),
    cursor: z.optional(Cursor),
    /** Every body of the area with a term that is due or overdue, required or not, earliest first; at most 200. */
    terms: z.array(z.object({ ...OrganisationRef.shape, areaName: z.string(), termTo: Day, state: TermState })),
  }),
  errors: ERRORS,
})

/** A chair of an alliance and who sits there. */
export const AllianceChair = z.object({
  text: z.string(),
  /** How many are wanted at least. */
  wanted: z.int(),
  seated: z.array(
    z.object({
      ...OrganisationRef.shape,
      /** Who leads it today. */
      head: z.optional(z.string()),
    }),
  ),
  isEmpty: z.boolean(),
})
export type AllianceChair = z.infer<typeof AllianceChair>
export const Alliance = z.object({
  code: z.string(),
  name: z.string(),
  chairs: z.array(AllianceChair),
  /** Chairs that are taken. */
  ...Share.shape,
})
export type Alliance = z.infer<typeof Alliance>

export const listAlliances = endpoint({
  name: 'listAlliances',
  method: 'GET',
  path: '/alliances',
  audience: 'staff',
  status: 200,
  summary: 'For each community and each alliance of the settings: who sits on which chair, and which are empty.',
  input: z.object({
    ...page,
    /** Only this one. */
    code: z.optional(z.string().check(z.regex(/^[a-z0-9_]{1,40}$/))),
  }),
  output: z.object({
    areaId: AreaId,
    areaName: z.string(),
    /** The alliances of this deployment. */
    templates: z.array(z.object({ code: z.string(), name: z.string() })),
    items: z.array(z.object({ areaId: AreaId, areaName: z.string(), alliances: z.array(Alliance) })),
    cursor: z.optional(Cursor),
  }),
  errors: ERRORS,
})

/** What may have a party branch: estates with many households, two-new organisations. */
export const CoverageOf = z.enum(['estates', 'two_new'])
export type CoverageOf = z.infer<typeof CoverageOf>
export const COVERAGE_OF_TEXT: Record<CoverageOf, string> = { estates: '大型小区党支部', two_new: '两新组织党组织' }

export const getCoverage = endpoint({
  name: 'getCoverage',
  method: 'GET',
  path: '/coverage',
  audience: 'staff',
  status: 200,
  summary:
    'Organisations by kind, and how many estates and two-new organisations have a branch; with the list behind it.',
  input: z.object({
    ...page,
    /** Which list to open; absent: figures only. */
    of: z.optional(CoverageOf),
    state: z.optional(z.enum(['covered', 'open'])),
  }),
  output: z.object({
    areaId: AreaId,
    areaName: z.string(),
    /** Estates with at least this many households count; a setting. */
    threshold: z.int(),
    /** Estates with a branch, of those that large; `unknown`: estates whose households nobody has entered. */
    estates: z.object({ ...Share.shape, unknown: z.int() }),
    /** Two-new organisations with a branch, of all; their party members. */
    twoNew: z.object({ ...Share.shape, partyMembers: z.int() }),
    byFamily: z.record(OrganisationFamily, z.int()),
    byKind: z.partialRecord(OrganisationKind, z.int()),
    items: z.array(
      z.object({
        name: z.string(),
        areaId: AreaId,
        areaName: z.string(),
        unitId: z.optional(UnitId),
        households: z.optional(z.int()),
        partyMembers: z.optional(z.int()),
        branch: z.optional(OrganisationRef),
      }),
    ),
    cursor: z.optional(Cursor),
  }),
  errors: ERRORS,
})

export const ORGANISATION_FIGURE_ENDPOINTS = [listCommittees, listAlliances, getCoverage] as const
