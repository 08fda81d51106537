import { IMPORT_FIELDS, IMPORT_KIND_TEXT, type ImportKind } from '@microwish/contract'
import { importWords as text } from '../../messages/import-words'

/** Excel takes long codes for numbers unless the column is text (`@`). */
const TEXT_FORMAT = '@'
const EMPTY_ROWS = 200

/** The list's headings on one sheet, what to write under each on the next: an example row would be imported with the rest. */
export function templateSheets(kind: ImportKind) {
  const fields = IMPORT_FIELDS[kind]
  const heading = fields.map(({ title, isRequired }) => ({
    value: isRequired ? `${title}＊` : title,
    fontWeight: 'bold' as const,
  }))
  const empty = fields.map(() => ({ value: '', type: String, format: TEXT_FORMAT }))
  const guide = fields.map(({ title, isRequired, hint, example }) => [
    title,
    isRequired ? text.required : '',
    hint,
    example,
  ])
  return [
    {
      data: [heading, ...Array.from({ length: EMPTY_ROWS }, () => empty)],
      sheet: text.templateSheet,
      columns: fields.map(({ title }) => ({ width: Math.max(12, title.length * 2 + 4) })),
      stickyRowsCount: 1,
    },
    {
      data: [[...text.templateGuideHead], ...guide],
      sheet: text.templateGuide,
      columns: [{ width: 18 }, { width: 8 }, { width: 52 }, { width: 24 }],
      stickyRowsCount: 1,
    },
  ]
}

/** Saves the template of a kind; the library comes with the first press. */
export async function saveTemplate(kind: ImportKind) {
  const { default: write } = await import('write-excel-file/browser')
  await write(templateSheets(kind)).toFile(text.templateName(IMPORT_KIND_TEXT[kind]))
}

/** Saves rows of words as a sheet. */
export async function saveSheet(fileName: string, rows: readonly (readonly string[])[]) {
  const { default: write } = await import('write-excel-file/browser')
  const data = rows.map((row) => row.map((value) => ({ value, type: String })))
  await write(data, { stickyRowsCount: 1 }).toFile(fileName)
}
