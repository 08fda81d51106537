import type { AreaLevel } from '@microwish/contract'
import { Refusal } from './refusal'

/** A line of the file: an area, and for a community whom to ring there. */
export type AreaLine = { code: string; name: string; servicePhone?: string; serviceName?: string }

/** Digits of a code by level: GB/T 2260, GB/T 10114, 3 for the community, 3 for the grid. */
const DIGITS: readonly (readonly [AreaLevel, number])[] = [
  ['county', 6],
  ['street', 9],
  ['community', 12],
  ['grid', 15],
]
export const levelOf = (code: string) => DIGITS.find(([, digits]) => digits === code.length)?.[0]
/** The code of the area above; nothing for the county. */
export const parentOf = (code: string) => (code.length > 6 ? code.slice(0, -3) : undefined)

const COLUMNS = ['code', 'name', 'servicePhone', 'serviceName'] as const
/** What one answer lists below an area. */
const MOST_BELOW = 500
/** Complaints that one run tells. */
const MOST_TOLD = 10

/**
 * The areas of a JSON array or a CSV with a line of headings, a code before those below it.
 * @throws Refusal that names every bad line, ten at most
 */
export function readAreas(text: string): AreaLine[] {
  const lines = text.trimStart().startsWith('[') ? fromJson(text) : fromCsv(text)
  const complaints = lines.flatMap((line, at) => complaintsOf(line).map((words) => `line ${at + 1}: ${words}`))
  complaints.push(...complaintsOfTree(lines))
  if (complaints.length > 0) {
    const more = complaints.length - MOST_TOLD
    const told = complaints.slice(0, MOST_TOLD).join('\n  ')
    throw new Refusal(`The areas cannot be taken:\n  ${told}${more > 0 ? `\n  and ${more} more` : ''}`)
  }
  return lines.sort((a, b) => (a.code < b.code ? -1 : 1))
}

function fromJson(text: string): AreaLine[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Refusal('The file begins like JSON and is none: check it with a JSON tool.')
  }
  return (value as unknown[]).map((one) => {
    const row = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>
    return toLine(COLUMNS.map((column) => (typeof row[column] === 'string' ? row[column] : '')))
  })
}

function fromCsv(text: string): AreaLine[] {
  const [head = '', ...rows] = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  const headings = head.split(',').map((name) => name.trim())
  const places = COLUMNS.map((column) => headings.indexOf(column))
  const unknown = headings.filter((name) => !COLUMNS.some((column) => column === name))
  if (unknown.length > 0 || places[0] === -1 || places[1] === -1)
    throw new Refusal(`The first line of the file must name its columns: ${COLUMNS.join(',')} (the last two may miss).`)
  if (text.includes('"')) throw new Refusal('Quotation marks are not understood in this CSV: names need none.')
  return rows.map((row) => {
    const cells = row.split(',')
    return toLine(places.map((place) => cells[place]?.trim() ?? ''))
  })
}

function toLine([code = '', name = '', servicePhone = '', serviceName = '']: readonly string[]): AreaLine {
  return { code, name, ...(servicePhone && { servicePhone }), ...(serviceName && { serviceName }) }
}

function complaintsOf({ code, name, servicePhone }: AreaLine): string[] {
  return [
    ...(/^\d+$/.test(code) && levelOf(code) ? [] : [`the code “${code}” has not 6, 9, 12 or 15 digits`]),
    ...(name.length > 0 && name.length <= 30 ? [] : [`${code} has no name, or one of more than 30 characters`]),
    ...(servicePhone === undefined || /^[\d-]{5,20}$/.test(servicePhone)
      ? []
      : [`${code} has no telephone as its phone`]),
  ]
}

function complaintsOfTree(lines: readonly AreaLine[]): string[] {
  const codes = new Map<string, number>()
  const below = new Map<string, string[]>()
  for (const { code, name } of lines) {
    codes.set(code, (codes.get(code) ?? 0) + 1)
    const parent = parentOf(code) ?? ''
    below.set(parent, [...(below.get(parent) ?? []), name])
  }
  const counties = lines.filter(({ code }) => levelOf(code) === 'county')
  return [
    ...(counties.length === 1 ? [] : [`there must be one county, of 6 digits; there are ${counties.length}`]),
    ...[...codes].filter(([, count]) => count > 1).map(([code, count]) => `${code} is there ${count} times`),
    ...[...below].flatMap(([parent, names]) => [
      ...(parent === '' || codes.has(parent) ? [] : [`${parent} is missing, though there are areas below it`]),
      ...(names.length > MOST_BELOW
        ? [`${parent} has ${names.length} areas below it; ${MOST_BELOW} can be listed`]
        : []),
      ...(new Set(names).size < names.length ? [`two areas below ${parent} have one name`] : []),
    ]),
  ]
}
