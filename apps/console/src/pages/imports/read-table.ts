/** Each row of the sheet as it stands, the first row first, every cell as text. */
export type Table = readonly (readonly string[])[]

/** Larger files are not opened: a county's roster is under 2 MB. */
export const FILE_MAX_BYTES = 20 * 1024 * 1024

/** A file that cannot be read as a table, and why. */
export class UnreadableFile extends Error {
  constructor(readonly reason: 'too_large' | 'unknown_kind' | 'broken' | 'empty') {
    super(reason)
  }
}

/** Reads the first sheet of an xlsx, or a csv in the encodings that offices use. The libraries come when they are needed. */
export async function readTable(file: File): Promise<Table> {
  if (file.size > FILE_MAX_BYTES) throw new UnreadableFile('too_large')
  const table = withoutEmptyEnd(await readRows(file))
  if (table.length === 0) throw new UnreadableFile('empty')
  return table
}

async function readRows(file: File): Promise<Table> {
  if (/\.xlsx$/i.test(file.name)) return readXlsx(file)
  if (/\.(csv|txt)$/i.test(file.name)) return readCsv(await file.arrayBuffer())
  throw new UnreadableFile('unknown_kind')
}

async function readXlsx(file: File): Promise<Table> {
  const { readSheet } = await import('read-excel-file/browser')
  const sheet = await readSheet<string>(file, { parseNumber: plainNumber }).catch(() => {
    throw new UnreadableFile('broken')
  })
  return sheet.map((row) => row.map(toText))
}

export async function readCsv(bytes: ArrayBuffer): Promise<Table> {
  const { default: papa } = await import('papaparse')
  const { data } = papa.parse<string[]>(decodeText(bytes))
  return data.map((row) => row.map((cell) => cell.trim()))
}

/** By its mark, else UTF-8 where it is that, else GB18030: what Excel writes in China (GBK is a part of it). */
export function decodeText(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes.slice(0, 2))
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Long codes that Excel keeps as numbers: all their digits, not `9.9E+14`. */
export function plainNumber(text: string): string {
  const number = Number(text)
  if (!Number.isFinite(number)) return text
  return Number.isInteger(number) ? number.toFixed(0) : String(number)
}

/** A day as `2026-11-22` (the library gives midnight UTC), 是 and 否 for a tick, else the words themselves. */
function toText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return typeof cell === 'string' ? cell.trim() : JSON.stringify(cell)
}

function withoutEmptyEnd(table: Table): Table {
  let length = table.length
  while (length > 0 && table[length - 1]?.every((cell) => cell === '')) length -= 1
  return table.slice(0, length)
}
