import * as z from 'zod/mini'
import { Area, AreaKind, GridFacts, GridGrade, PostNumbers } from './area'
import { endpoint } from './endpoint'
import { AreaId, Cursor, Day, ImportId, Instant, JobId } from './id'
import { AreaLevel } from './role'
import { words } from './words'

/** Counts the changes of the directory, from 0. A command names the edition that its author saw. */
export const EditionNumber = z.int().check(z.gte(0))
export type EditionNumber = z.infer<typeof EditionNumber>

/** 6, 9, 12, 15 or 18 digits: what they mean is checked against the tree. */
export const AreaCode = z.string().check(z.regex(/^\d{6}(\d{3}){0,4}$/))
/** A desk's public telephone, or a short number as 12345. */
export const ServicePhone = z.string().check(z.regex(/^[\d-]{5,20}$/))
export const AREA_NAME_MAX = 30
const areaName = words(AREA_NAME_MAX)
const households = z.int().check(z.gte(0), z.lte(100_000))

/** An area as staff read it, with what the public list leaves out. */
export const TreeArea = z.object({
  ...Area.shape,
  households: z.optional(z.int()),
  grid: z.optional(GridFacts),
  posts: z.optional(PostNumbers),
  /** Codes it had before, with the instant at which each ended. */
  formerCodes: z.optional(z.array(z.object({ code: z.string(), until: Instant }))),
  endedAt: z.optional(Instant),
  succeededBy: z.optional(z.array(AreaId)),
})
export type TreeArea = z.infer<typeof TreeArea>

export const TreeCounts = z.object({
  byLevel: z.record(AreaLevel, z.int()),
  byKind: z.partialRecord(AreaKind, z.int()),
  /** Of those that stand in the overlay. */
  byGrade: z.record(GridGrade, z.int()),
  /** Households of the lowest areas that name any. */
  households: z.int(),
})
export type TreeCounts = z.infer<typeof TreeCounts>

export const listTree = endpoint({
  name: 'listTree',
  method: 'GET',
  path: '/tree',
  audience: 'staff',
  status: 200,
  summary: 'An area and everything below it, parents first, as it stands or as it stood at the end of a day.',
  input: z.object({
    /** Absent: where the caller's role stands. */
    area: z.optional(AreaId),
    day: z.optional(Day),
    /** The deepest level to list; the counts are of all levels. */
    to: z.optional(AreaLevel),
    /** With those that have ended; never among the counts. */
    ended: z.optional(z.literal('yes')),
  }),
  output: z.object({
    edition: EditionNumber,
    areas: z.array(TreeArea),
    counts: TreeCounts,
    /** What the caller may do here, in the words of the policy: draw buttons from it. */
    may: z.object({
      /** Levels of areas that the caller may add, end, rename, re-code, merge, split and move. */
      shape: z.array(AreaLevel),
      /** Levels of areas whose telephone, households, posts, grades and boundary the caller may set. */
      facts: z.array(AreaLevel),
    }),
    /** Set when deeper levels are left out, since the answer would be too large: ask for a part of it. */
    isPartial: z.optional(z.boolean()),
  }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'forbidden', 'not_found'],
})

export const EditionWhat = z.enum(['import', 'merge', 'split', 'move', 'add', 'edit', 'end'])
export type EditionWhat = z.infer<typeof EditionWhat>
export const EDITION_WHAT_TEXT: Record<EditionWhat, string> = {
  import: '导入',
  merge: '合并',
  split: '拆分',
  move: '移动',
  add: '新增',
  edit: '修改',
  end: '撤销',
}

export const listEditions = endpoint({
  name: 'listEditions',
  method: 'GET',
  path: '/editions',
  audience: 'staff',
  status: 200,
  summary: 'What changed the areas, newest first.',
  input: z.object({
    cursor: z.optional(Cursor),
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(50)), 20),
  }),
  output: z.object({
    items: z.array(
      z.object({
        edition: EditionNumber,
        at: Instant,
        what: EditionWhat,
        by: z.string(),
        /** What changed, in plain words. */
        note: z.string(),
        /** Rows that it changed. */
        changed: z.int(),
        importId: z.optional(ImportId),
      }),
    ),
    cursor: z.optional(Cursor),
  }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'forbidden'],
})

/** What an area is besides its place; a kind must be one of its level. */
const facts = {
  kind: z.optional(AreaKind),
  servicePhone: z.optional(ServicePhone),
  serviceName: z.optional(words(20)),
  households: z.optional(households),
  grid: z.optional(GridFacts),
  posts: z.optional(PostNumbers),
}
/** A new area; its code says level and parent. */
const NewArea = z.strictObject({ code: AreaCode, name: areaName, ...facts })

const changing = ['invalid_input', 'unauthenticated', 'wrong_audience', 'forbidden', 'beyond_reach'] as const
const writing = [...changing, 'stale_version', 'directory_busy', 'code_taken', 'idempotency_key_reused'] as const

export const addArea = endpoint({
  name: 'addArea',
  method: 'POST',
  path: '/areas',
  audience: 'staff',
  status: 201,
  command: true,
  summary: 'A new area below one that stands.',
  input: z.strictObject({ edition: EditionNumber, ...NewArea.shape }),
  output: z.object({ area: TreeArea, edition: EditionNumber }),
  errors: writing,
})

export const changeArea = endpoint({
  name: 'changeArea',
  method: 'POST',
  path: '/areas/:areaId/changes',
  audience: 'staff',
  status: 200,
  command: true,
  summary: 'Another name, code or fact of an area. A new name or code goes on as a job, since much lies below it.',
  input: z.strictObject({
    areaId: AreaId,
    edition: EditionNumber,
    name: z.optional(areaName),
    code: z.optional(AreaCode),
    kind: z.optional(AreaKind),
    /** `null` takes a fact away. */
    servicePhone: z.optional(z.nullable(ServicePhone)),
    serviceName: z.optional(z.nullable(words(20))),
    households: z.optional(z.nullable(households)),
    grid: z.optional(z.nullable(GridFacts)),
    posts: z.optional(z.nullable(PostNumbers)),
  }),
  output: z.object({ area: TreeArea, edition: EditionNumber, jobId: z.optional(JobId) }),
  errors: [...writing, 'not_found', 'action_not_allowed'],
})

export const endArea = endpoint({
  name: 'endArea',
  method: 'POST',
  path: '/areas/:areaId/end',
  audience: 'staff',
  status: 200,
  command: true,
  summary: 'Ends an area in which nothing and nobody stands any more; whatever does is merged into another first.',
  input: z.strictObject({
    areaId: AreaId,
    edition: EditionNumber,
    /** Which area of the same level answers for what was done here; required from the community up. */
    successorId: z.optional(AreaId),
  }),
  output: z.object({ area: TreeArea, edition: EditionNumber }),
  errors: [...writing, 'not_found', 'action_not_allowed', 'last_of_its_kind'],
})

/** Most areas that one merge takes or one split makes. */
export const RESHAPE_MOST = 20
const seen = { edition: EditionNumber }

/**
 * 合并: sources go into one that stands or is new; what lies below them goes along, with new codes where two are alike.
 * 拆分: new areas take the children named; `isEnding`: the old one is no more, and `heir` (place in `parts`) takes what
 * names no child. 移动: an area goes to another parent with all that is below it.
 */
export const Reshape = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('merge'),
    ...seen,
    sourceIds: z.array(AreaId).check(z.minLength(1), z.maxLength(RESHAPE_MOST)),
    /** One of these two. */
    targetId: z.optional(AreaId),
    target: z.optional(NewArea),
  }),
  z.strictObject({
    what: z.literal('split'),
    ...seen,
    areaId: AreaId,
    parts: z
      .array(z.strictObject({ ...NewArea.shape, childIds: z.array(AreaId).check(z.maxLength(500)) }))
      .check(z.minLength(1), z.maxLength(RESHAPE_MOST)),
    isEnding: z._default(z.boolean(), false),
    heir: z._default(z.int().check(z.gte(0), z.lte(RESHAPE_MOST - 1)), 0),
  }),
  z.strictObject({
    what: z.literal('move'),
    ...seen,
    areaId: AreaId,
    parentId: AreaId,
    /** Absent: the new parent's code and the own last digits, or the next that are free. */
    code: z.optional(AreaCode),
  }),
])
export type Reshape = z.infer<typeof Reshape>

/** What a reshape reaches, counted before it is begun. */
export const ReshapeCounts = z.object({
  /** Areas whose row changes, those below included. */
  areas: z.int(),
  /** Open needs that go to another area. */
  needs: z.int(),
  /** People whose role goes along. */
  people: z.int(),
  /** Other rows: organisations, bonds, posts, registrations, teams. */
  rows: z.int(),
})
export type ReshapeCounts = z.infer<typeof ReshapeCounts>

export const previewReshape = endpoint({
  name: 'previewReshape',
  method: 'POST',
  path: '/reshapes/previews',
  audience: 'staff',
  status: 200,
  summary: 'What a merge, split or move would do. Changes nothing.',
  input: z.strictObject({ reshape: Reshape }),
  output: z.object({
    ...ReshapeCounts.shape,
    /** Codes that change, in the order of the tree; at most 200. */
    codes: z.array(z.object({ areaId: AreaId, name: z.string(), from: z.optional(z.string()), to: z.string() })),
    /** Areas that end. */
    ends: z.array(z.object({ areaId: AreaId, name: z.string(), code: z.string() })),
  }),
  errors: [...changing, 'stale_version', 'code_taken', 'not_found', 'action_not_allowed'],
})

export const startReshape = endpoint({
  name: 'startReshape',
  method: 'POST',
  path: '/reshapes',
  audience: 'staff',
  status: 201,
  command: true,
  summary: 'Begins a merge, split or move as a job: follow it with `getJob`.',
  input: z.strictObject({ reshape: Reshape }),
  output: z.object({ jobId: JobId }),
  errors: [...writing, 'not_found', 'action_not_allowed'],
})

export const JobKind = z.enum(['recount', 'replay', 'erase', 'reshape', 'import'])
export const JobStatus = z.enum(['waiting', 'running', 'done', 'failed'])
export type JobStatus = z.infer<typeof JobStatus>
export const JOB_STATUS_TEXT: Record<JobStatus, string> = {
  waiting: '排队中',
  running: '进行中',
  done: '已完成',
  failed: '没有完成',
}

export const getJob = endpoint({
  name: 'getJob',
  method: 'GET',
  path: '/jobs/:jobId',
  audience: 'staff',
  status: 200,
  summary: 'How far a job has come. For whoever began it, and for those who answer for the whole county.',
  input: z.object({ jobId: JobId }),
  output: z.object({
    jobId: JobId,
    kind: JobKind,
    status: JobStatus,
    /** Chunks' worth of rows; `total` where it is known. */
    done: z.int(),
    total: z.optional(z.int()),
    createdAt: Instant,
    updatedAt: Instant,
    /** A code of ours, once it has failed. */
    failure: z.optional(z.string()),
  }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'not_found'],
})

/** [longitude, latitude] in degrees, WGS 84; a third number is a height. */
const Position = z.array(z.number()).check(z.minLength(2), z.maxLength(3))
const Ring = z.array(Position).check(z.minLength(4), z.maxLength(4_000))
const PolygonRings = z.array(Ring).check(z.minLength(1), z.maxLength(50))
/** RFC 7946. Rings are closed; the first of a polygon is its outside. */
export const Geometry = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Polygon'), coordinates: PolygonRings }),
  z.strictObject({
    type: z.literal('MultiPolygon'),
    coordinates: z.array(PolygonRings).check(z.minLength(1), z.maxLength(50)),
  }),
])
export type Geometry = z.infer<typeof Geometry>
/** Bytes of a geometry as JSON. */
export const BOUNDARY_MAX = 60_000

export const saveBoundary = endpoint({
  name: 'saveBoundary',
  method: 'POST',
  path: '/areas/:areaId/boundary',
  audience: 'staff',
  status: 200,
  command: true,
  summary: 'Where an area ends on the map, for staff only; null takes it away.',
  input: z.strictObject({
    areaId: AreaId,
    /** Of the boundary seen; 0 where there was none. */
    version: z.int().check(z.gte(0)),
    geometry: z.nullable(Geometry),
  }),
  output: z.object({ areaId: AreaId, version: z.int() }),
  errors: [...changing, 'not_found', 'stale_version', 'payload_too_large', 'idempotency_key_reused'],
})

export const listBoundaries = endpoint({
  name: 'listBoundaries',
  method: 'GET',
  path: '/boundaries',
  audience: 'staff',
  status: 200,
  summary: 'Boundaries of an area and of those one level below, as far as there are any.',
  input: z.object({ area: z.optional(AreaId), cursor: z.optional(Cursor) }),
  output: z.object({
    items: z.array(z.object({ areaId: AreaId, version: z.int(), geometry: Geometry })),
    cursor: z.optional(Cursor),
  }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'forbidden', 'not_found'],
})

export const AREA_CHANGE_ENDPOINTS = [
  listTree,
  listEditions,
  addArea,
  changeArea,
  endArea,
  previewReshape,
  startReshape,
  getJob,
  saveBoundary,
  listBoundaries,
] as const
