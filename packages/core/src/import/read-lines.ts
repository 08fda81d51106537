import {
  fieldOfHeading,
  IMPORT_FIELDS,
  IMPORT_LIMITS,
  type ImportError,
  type ImportField,
  type ImportKind,
} from '@microwish/contract'
import type { ImportLine, LineError } from './import'

/** The columns of a file: the field of each heading, and what is wrong with the headings. */
export type ColumnReading = {
  /** In the file's order; undefined for what is no field. */
  fields: (ImportField | undefined)[]
  missing: ImportField[]
  errors: ImportError[]
}

const HEADING_LINE = 1

export function readColumns(kind: ImportKind, header: readonly string[]): ColumnReading {
  const fields = header.map((heading) => fieldOfHeading(kind, heading))
  const missing = IMPORT_FIELDS[kind].filter((field) => field.isRequired && !fields.includes(field))
  const errors = header.flatMap((heading, at): ImportError[] => {
    const complain = (message: string) => [{ line: HEADING_LINE, column: heading, message }]
    const field = fields[at]
    if (heading.trim() === '') return complain(`第${at + 1}列没有列名，请补上列名，或删去这一列`)
    if (!field) return complain(`没有“${heading.trim()}”这一列，请改成模板里的列名，或删去这一列`)
    const first = fields.indexOf(field)
    if (first === at) return []
    return complain(`“${header[first] ?? ''}”和“${heading}”都是${field.title}，请只留一列`)
  })
  const absent = missing.map(({ title }) => ({
    ...{ line: HEADING_LINE, column: title },
    message: `缺少“${title}”这一列，请按模板补上`,
  }))
  return { fields, missing, errors: [...errors, ...absent] }
}

/** What is kept of a cell beyond the last heading: that there is one. */
export const BEYOND = '+'

/** Rows as they were kept → lines with cells by field, and what is wrong with any list: empty or overlong cells. */
export function readLines(
  kind: ImportKind,
  { fields }: Pick<ColumnReading, 'fields'>,
  rows: readonly (readonly string[])[],
): { lines: ImportLine[]; errors: LineError[] } {
  const required = IMPORT_FIELDS[kind].filter((field) => field.isRequired && fields.includes(field))
  const lines: ImportLine[] = []
  const errors: LineError[] = []
  rows.forEach((row, at) => {
    const line = at + HEADING_LINE + 1
    if (row.every((cell) => cell === '')) return
    const cells = Object.fromEntries(
      fields.flatMap((field, column) => (field && row[column] ? [[field.name, row[column]]] : [])),
    )
    lines.push({ line, cells })
    for (const { name, title } of required)
      if (cells[name] === undefined) errors.push({ line, field: name, message: `${title}是空的，请填写` })
    for (const [field, cell] of Object.entries(cells))
      if (cell.length > IMPORT_LIMITS.cell)
        errors.push({ line, field, message: `超过${IMPORT_LIMITS.cell}个字，请缩短` })
    if (row.length > fields.length) errors.push({ line, message: '这一行比列名多出几格，请删去多出的内容' })
  })
  if (lines.length === 0) errors.push({ line: HEADING_LINE + 1, message: '文件里没有内容，请填好再导入' })
  return { lines, errors }
}

/** Errors with the headings as the file has them, in the file's order. */
export function namedErrors(
  kind: ImportKind,
  header: readonly string[],
  { fields }: Pick<ColumnReading, 'fields'>,
  errors: readonly LineError[],
): ImportError[] {
  const columnOf = (name: string) => {
    const at = fields.findIndex((field) => field?.name === name)
    return at === -1 ? (IMPORT_FIELDS[kind].find((field) => field.name === name)?.title ?? name) : (header[at] ?? name)
  }
  return errors
    .map(({ line, field, message }) => ({ line, ...(field !== undefined && { column: columnOf(field) }), message }))
    .sort((a, b) => a.line - b.line)
}
