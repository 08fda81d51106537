import { AreaLevel } from '@microwish/contract'
import { type AreaLine, levelOfCode } from '@microwish/core'
import { Refusal } from './refusal'

const COLUMNS = ['code', 'name', 'servicePhone', 'serviceName'] as const
/** Complaints that one run tells. */
const MOST_TOLD = 10

/**
 * The areas of a JSON array or a CSV with a line of headings. What the codes make of the tree is looked at later.
 * @throws Refusal that names every bad line, ten at most
 */
export function readAreas(text: string): AreaLine[] {
  const lines = text.trimStart().startsWith('[') ? fromJson(text) : fromCsv(text)
  const complaints = lines.flatMap((line, at) => complaintsOf(line).map((words) => `line ${at + 1}: ${words}`))
  const counties = lines.filter(({ code }) => levelOfCode(code) === AreaLevel.options[0]).length
  if (counties !== 1) complaints.push(`there must be one county, of 6 digits; there are ${counties}`)
  if (complaints.length > 0) {
    const more = complaints.length - MOST_TOLD
    const told = complaints.slice(0, MOST_TOLD).join('\n  ')
    throw new Refusal(`The areas cannot be taken:\n  ${told}${more > 0 ? `\n  and ${more} more` : ''}`)
  }
  return lines
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
    ...(levelOfCode(code) ? [] : [`the code “${code}” has not 6, 9, 12, 15 or 18 digits`]),
    ...(name.length > 0 && name.length <= 30 ? [] : [`${code} has no name, or one of more than 30 characters`]),
    ...(servicePhone === undefined || /^[\d-]{5,20}$/.test(servicePhone)
      ? []
      : [`${code} has no telephone as its phone`]),
  ]
}
