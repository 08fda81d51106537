import type { ImportLine, LineError } from './import'

/** Reads the cells of one line, and notes what cannot be read. */
export type CellReader = ReturnType<typeof cellReader>

const DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/
const YES = new Set(['是', '有', '中共党员', '党员', '正式党员', '预备党员', '中共预备党员', '√', 'y', 'yes', '1'])
const NO = new Set(['否', '无', '不是', '群众', '共青团员', '非党员', 'n', 'no', '0'])

export function cellReader({ line, cells }: ImportLine, errors: LineError[]) {
  const complain = (field: string | undefined, message: string) => {
    errors.push({ line, ...(field !== undefined && { field }), message })
    return undefined
  }
  const read =
    <T>(parse: (cell: string) => T | undefined, mend: (field: string) => string) =>
    (field: string): T | undefined => {
      const cell = cells[field]
      return cell === undefined ? undefined : (parse(cell) ?? complain(field, mend(field)))
    }
  return {
    line,
    complain,
    text: (field: string, most: number) =>
      read(
        (cell) => (cell.length <= most ? cell : undefined),
        () => `超过${most}个字，请缩短`,
      )(field),
    whole: (field: string, most: number) =>
      read(
        (cell) => (/^\d{1,9}$/.test(cell) && Number(cell) <= most ? Number(cell) : undefined),
        () => `要填0到${most}的整数`,
      )(field),
    /** 2026-1-5, 2026/01/05, 2026年1月5日 → 2026-01-05. */
    day: read(dayOf, () => '要填日期，像2026-01-31'),
    yesOrNo: read(
      (cell) => (YES.has(cell.toLowerCase()) ? true : NO.has(cell.toLowerCase()) ? false : undefined),
      () => '请填是或否',
    ),
    /** The key of the text that stands there. */
    oneOf: <K extends string>(field: string, texts: Readonly<Record<K, string>>) =>
      read(
        (cell) => (Object.keys(texts) as K[]).find((key) => texts[key] === cell),
        () => `请从这些里选：${Object.values(texts).join('、')}`,
      )(field),
  }
}

function dayOf(cell: string): string | undefined {
  const [, year = '', month = '', day = ''] = DAY.exec(cell) ?? []
  if (year === '') return undefined
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${text}T00:00:00.000Z`)
  // 2026-02-30 reads as March.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined
}
