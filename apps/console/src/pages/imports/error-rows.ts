import type { ImportError } from '@microwish/contract'
import { importWords as text } from '../../messages/import-words'
import type { HeldFile } from './held-file'
import { cellName } from './match-columns'

/** One thing to mend, as it is shown: with the cell's name and what stands there, where this page has the file. */
export type ErrorRow = {
  /** As the spreadsheet counts, titles above the headings included. */
  line: number
  column: string
  message: string
  cell?: { name: string; at: number; value: string }
}

/** The server counts the headings as line 1; in the file titles may stand above them. */
export function errorRow({ line, column, message }: ImportError, file: HeldFile | undefined): ErrorRow {
  const here = line + (file?.headerAt ?? 0)
  const at = file?.columns.find(({ heading }) => heading === column)?.at
  const name = column ?? (line === 1 ? text.headerRow : text.wholeRow)
  if (!file || at === undefined) return { line: here, column: name, message }
  const value = file.table[here - 1]?.[at] ?? ''
  return { line: here, column: name, message, cell: { name: cellName(at, here), at, value } }
}

/** The same as a sheet to work through beside the list. */
export const errorSheet = (rows: readonly ErrorRow[]) => [
  [...text.errorHead],
  ...rows.map(({ line, column, message, cell }) => [
    String(line),
    column,
    cell?.name ?? '',
    cell?.value ?? '',
    message,
  ]),
]
