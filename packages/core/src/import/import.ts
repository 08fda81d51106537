import type { ImportExample, ImportId, ImportKind, ImportState, PersonId } from '@microwish/contract'
import type { Settings } from '../settings'

/** A list on its way into the directory: IMPORT#<id> / META. */
export type Import = {
  importId: ImportId
  version: number
  kind: ImportKind
  fileName: string
  /** As in the file. */
  header: string[]
  rowCount: number
  received: number
  state: Exclude<ImportState, 'failed'>
  by: { personId: PersonId; name: string }
  /** Where the importer stands: whoever reaches it sees the import. */
  areaPath: string
  /** How far whoever acted last reaches: rows outside are errors. */
  reach: string[]
  /** How many people each post has by kind of area, as it was set when somebody acted last. */
  postNumbers?: Settings['postNumbers']
  openedAt: string
  endedAt?: string
  /** Of the phase that runs, or ran last. */
  jobId?: string
  plan?: ImportSummary
  /** Rows may lie staged under this number, until the end. */
  staging?: number
  /** What it became. */
  edition?: number
}

/** What a check found. */
export type ImportSummary = {
  /** The version of the import at the check; errors and changes lie under it. */
  round: number
  added: number
  changed: number
  unchanged: number
  errors: number
  /** In how many transactions the changes are staged. */
  chunks: number
  /** Of the directory, at the check. */
  seen: number
  /** Of all changes: another at the apply means that the county changed meanwhile. */
  fingerprint: string
}

/** A line of the file with its cells by field; blanks around them are gone, empty cells absent. */
export type ImportLine = { line: number; cells: Readonly<Record<string, string>> }
/** Before its column is known by name: `field` is a field's, or nothing when the whole line is meant. */
export type LineError = { line: number; field?: string; message: string }

/**
 * What a line would do: told before it is done, and then staged. Without an example it follows from other lines and is not
 * counted. `change` is the kind's own, and plain data.
 */
export type PlannedChange<C = unknown> = { example?: ImportExample; change: C }
export type ImportPlan<C = unknown> = { changes: PlannedChange<C>[]; unchanged: number; errors: LineError[] }

/**
 * An item that a change writes: a record that is seen from the edition on (`before`: what the check saw there, where a
 * command may have changed it since), or a row that only this edition has.
 */
export type StagedRow =
  | { pk: string; sk: string; after: unknown; before?: unknown; index?: Readonly<Record<string, string>> }
  | { pk: string; sk: string; row: Readonly<Record<string, unknown>> }

/** Where and when a list is planned. The same list of the same import makes the same ids, however often it is planned. */
export type PlanSetting = {
  reach: readonly string[]
  at: string
  by: { personId: PersonId; name: string }
  postNumbers: Settings['postNumbers']
  /** The id of what stands under a key of the list: a code, or the number of a line. */
  idOf: (prefix: string, key: string) => string
}

/** `of`: the id of what has changed. */
export type HistoryLine = { of: string; version: number; what: string; note: string }
