import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { Cursor, ImportId, Instant, Version } from './id'
import { IMPORT_LIMITS, ImportKind } from './import-field'
import { words } from './words'

/**
 * `receiving` rows, `checking` them, `checked`; `applying` what was checked, `applied`; `stale` when the county changed
 * between the two; `dropping` what was staged, `dropped`; `failed` when a job gave up: again, or drop.
 */
export const ImportState = z.enum([
  'receiving',
  'checking',
  'checked',
  'applying',
  'applied',
  'stale',
  'failed',
  'dropping',
  'dropped',
])
export type ImportState = z.infer<typeof ImportState>
export const IMPORT_STATE_TEXT: Record<ImportState, string> = {
  receiving: '正在上传',
  checking: '正在核对',
  checked: '已核对',
  applying: '正在导入',
  applied: '已导入',
  stale: '资料有变动，请重新核对',
  failed: '没有完成，请重试或放弃',
  dropping: '正在放弃',
  dropped: '已放弃',
}

export const ImportAction = z.enum(['check', 'apply', 'drop'])
export type ImportAction = z.infer<typeof ImportAction>
export const IMPORT_ACTION_TEXT: Record<ImportAction, string> = { check: '核对', apply: '导入', drop: '放弃' }

/** A heading of the file and the field that it means; no field: the column is unknown and must go. */
const Column = z.object({ heading: z.string(), field: z.optional(z.string()), title: z.optional(z.string()) })

const Counts = { added: z.int(), changed: z.int(), unchanged: z.int() }

/** What a row would do, by the titles of its fields. No telephone stands here. */
export const ImportExample = z.object({
  /** As the spreadsheet counts: the heading is line 1. */
  line: z.int(),
  what: z.enum(['added', 'changed']),
  /** Of what: a name with its code or place. */
  name: z.string(),
  fields: z.array(z.object({ title: z.string(), before: z.optional(z.string()), after: z.optional(z.string()) })),
})
export type ImportExample = z.infer<typeof ImportExample>

/** What must be mended in the file: where, and what to do. Never what stands there. */
export const ImportError = z.object({
  /** As the spreadsheet counts; 1 for the headings. */
  line: z.int(),
  /** The column’s heading in the file, or of the template where the file has none. */
  column: z.optional(z.string()),
  message: z.string(),
})
export type ImportError = z.infer<typeof ImportError>

export const ImportRow = z.object({
  importId: ImportId,
  version: Version,
  kind: ImportKind,
  fileName: z.string(),
  state: ImportState,
  /** Rows that the file has, and how many have arrived. */
  rowCount: z.int(),
  received: z.int(),
  by: z.object({ name: z.string() }),
  openedAt: Instant,
  endedAt: z.optional(Instant),
  /** Present once it has been checked. */
  counts: z.optional(z.object({ ...Counts, errors: z.int() })),
  /** Of a job that runs: chunks done, and of how many when that is known. */
  progress: z.optional(z.object({ done: z.int(), total: z.optional(z.int()) })),
  /** Which edition of the directory it made. */
  edition: z.optional(z.int()),
  /** What this reader may do next. */
  actions: z.array(ImportAction),
})
export type ImportRow = z.infer<typeof ImportRow>

export const openImport = endpoint({
  name: 'openImport',
  method: 'POST',
  path: '/imports',
  audience: 'staff',
  status: 201,
  summary: 'Begins the import of a list: its headings now, its rows with addImportRows.',
  command: true,
  input: z.strictObject({
    kind: ImportKind,
    fileName: words(120),
    /** The headings as they stand in the file. */
    header: z
      .array(z.string().check(z.maxLength(IMPORT_LIMITS.cell)))
      .check(z.minLength(1), z.maxLength(IMPORT_LIMITS.columns)),
    rowCount: z.int().check(z.gte(1), z.lte(IMPORT_LIMITS.rows)),
  }),
  output: ImportRow,
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'forbidden', 'idempotency_key_reused'],
})

export const addImportRows = endpoint({
  name: 'addImportRows',
  method: 'POST',
  path: '/imports/:importId/rows',
  audience: 'staff',
  status: 200,
  summary: 'The next rows of a list, in order; the same rows again are no error. Go on from `received`.',
  command: true,
  input: z.strictObject({
    importId: ImportId,
    /** How many rows stand before the first of these. */
    from: z.int().check(z.gte(0), z.lte(IMPORT_LIMITS.rows)),
    /** Longer cells than 200 characters arrive and are told with the other errors. */
    rows: z
      .array(z.array(z.string().check(z.maxLength(2_000))).check(z.maxLength(IMPORT_LIMITS.columns)))
      .check(z.minLength(1), z.maxLength(IMPORT_LIMITS.batch)),
  }),
  output: ImportRow,
  errors: [
    'invalid_input',
    'unauthenticated',
    'wrong_audience',
    'forbidden',
    'not_found',
    'action_not_allowed',
    'import_refused',
    'payload_too_large',
  ],
})

export const actOnImport = endpoint({
  name: 'actOnImport',
  method: 'POST',
  path: '/imports/:importId/actions',
  audience: 'staff',
  status: 200,
  summary: 'Checks a list, applies what was checked, or gives it up: each a job, whose progress getImport shows.',
  command: true,
  input: z.strictObject({ importId: ImportId, version: Version, action: ImportAction }),
  output: ImportRow,
  errors: [
    'invalid_input',
    'unauthenticated',
    'wrong_audience',
    'forbidden',
    'not_found',
    'stale_version',
    'action_not_allowed',
    'import_refused',
    'directory_busy',
    'idempotency_key_reused',
  ],
})

export const getImport = endpoint({
  name: 'getImport',
  method: 'GET',
  path: '/imports/:importId',
  audience: 'staff',
  status: 200,
  summary: 'An import: how far it is, what it would do, and what must be mended, by line and column.',
  input: z.object({ importId: ImportId, cursor: z.optional(Cursor) }),
  output: z.object({
    ...ImportRow.shape,
    columns: z.array(Column),
    /** Titles of the fields that the file must have and has not. */
    missing: z.array(z.string()),
    examples: z.array(ImportExample),
    /** At most 1,000 are kept; `counts.errors` says how many there are. */
    errors: z.object({ items: z.array(ImportError), cursor: z.optional(Cursor) }),
  }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'forbidden', 'not_found'],
})

export const listImports = endpoint({
  name: 'listImports',
  method: 'GET',
  path: '/imports',
  audience: 'staff',
  status: 200,
  summary: 'The imports of my area, newest first: who, when, which file, how many, with what result.',
  input: z.object({ cursor: z.optional(Cursor) }),
  output: z.object({ items: z.array(ImportRow), cursor: z.optional(Cursor) }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'forbidden'],
})

export const IMPORT_ENDPOINTS = [openImport, addImportRows, actOnImport, getImport, listImports] as const
