import { fieldOfHeading, IMPORT_FIELDS, IMPORT_LIMITS, type ImportKind } from '@microwish/contract'
import type { Table } from './read-table'

/** A column of the file and what it is taken for; no field: it is left out. */
export type ColumnChoice = { at: number; heading: string; field?: string }

const HEADER_WITHIN = 10

/** Where the headings stand: the row, of the first ten, that names most columns. Titles of a list often stand above. */
export function findHeader(kind: ImportKind, table: Table): number {
  const known = table
    .slice(0, HEADER_WITHIN)
    .map((row) => row.filter((heading) => fieldOfHeading(kind, heading) !== undefined).length)
  return known.indexOf(Math.max(...known))
}

/** Takes each column for what its heading says; the second of two alike is left out, and so is a column without one. */
export function matchColumns(kind: ImportKind, header: readonly string[]): ColumnChoice[] {
  const taken = new Set<string>()
  return header.flatMap((heading, at): ColumnChoice[] => {
    if (heading === '') return []
    const field = fieldOfHeading(kind, heading)?.name
    if (field === undefined || taken.has(field)) return [{ at, heading }]
    taken.add(field)
    return [{ at, heading, field }]
  })
}

/** Takes one column for something else, or for nothing; another that stood for the same thing gives way. */
export function choose(choices: readonly ColumnChoice[], at: number, field: string | undefined): ColumnChoice[] {
  return choices.map((choice) => {
    const isThis = choice.at === at
    const kept = choice.field === field ? undefined : choice.field
    const next = isThis ? field : kept
    return { at: choice.at, heading: choice.heading, ...(next !== undefined && { field: next }) }
  })
}

/** Titles of the columns that the list must have and has not. */
export function missingColumns(kind: ImportKind, choices: readonly ColumnChoice[]): string[] {
  return IMPORT_FIELDS[kind]
    .filter(({ isRequired, name }) => isRequired && !choices.some(({ field }) => field === name))
    .map(({ title }) => title)
}

/** What goes to the server: the columns in use, under headings that it understands. */
export type SentColumn = { at: number; heading: string }

export function sentColumns(kind: ImportKind, choices: readonly ColumnChoice[]): SentColumn[] {
  return choices.flatMap(({ at, heading, field }) => {
    const meant = IMPORT_FIELDS[kind].find(({ name }) => name === field)
    if (!meant) return []
    return [{ at, heading: fieldOfHeading(kind, heading) === meant ? heading : meant.title }]
  })
}

/** The rows below the headings, with the columns in use only. */
export function sentRows(table: Table, headerAt: number, columns: readonly SentColumn[]): string[][] {
  return table.slice(headerAt + 1).map((row) => columns.map(({ at }) => row[at] ?? ''))
}

/** A request's body is ≤ 64 KB; the rest of it is small. */
const BATCH_MAX_BYTES = 60_000
const bytesOf = (value: unknown) => new Blob([JSON.stringify(value)]).size

/** The next rows of one request: as many as it may hold. */
export function nextBatch(rows: readonly string[][], from: number): string[][] {
  const batch = rows.slice(from, from + IMPORT_LIMITS.batch)
  while (batch.length > 1 && bytesOf(batch) > BATCH_MAX_BYTES) batch.length = Math.ceil(batch.length / 2)
  return batch
}

/** How a spreadsheet calls a cell: `C12`. */
export function cellName(at: number, line: number): string {
  const letters = at >= 26 ? String.fromCharCode(64 + Math.floor(at / 26)) : ''
  return `${letters}${String.fromCharCode(65 + (at % 26))}${line}`
}
