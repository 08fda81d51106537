import { FORMAT_CHARACTERS, IMPORT_LIMITS, type ImportField } from '@microwish/contract'
import type { SealedPhone } from '../phone'
import { maskPhone } from '../privacy'
import { BEYOND } from './read-lines'

/** Stands for a cell that is no mobile number: whatever it is, it is not kept. */
const NO_PHONE = '?'
const MOBILE = /^1[3-9]\d{9}$/

/**
 * What is kept of the rows that arrive: cells of known columns only, and of a telephone its keyed hash and its first
 * three and last four digits. The number itself is never written down.
 */
export function keepRows(
  fields: readonly (ImportField | undefined)[],
  rows: readonly (readonly string[])[],
  hashPhone: (phone: string) => string,
): string[][] {
  return rows.map((row) => {
    const kept = fields.map((field, at) => {
      const cell = field && fields.indexOf(field) === at ? plain(row[at] ?? '') : ''
      return field?.name === 'phone' && cell !== '' ? sealPhone(cell, hashPhone) : cell
    })
    return row.slice(fields.length).some((cell) => cell.trim() !== '') ? [...kept, BEYOND] : kept
  })
}

/** Cells copied out of an address book or a chat carry characters that nobody sees. */
const UNSEEN = new RegExp(`[${FORMAT_CHARACTERS}]`, 'g')

/** One character more than a cell may have tells that it is too long; the rest would only fill the memory of the check. */
const plain = (cell: string) =>
  cell
    .replace(UNSEEN, '')
    .trim()
    .slice(0, IMPORT_LIMITS.cell + 1)

function sealPhone(cell: string, hashPhone: (phone: string) => string): string {
  const phone = cell.replace(/^(\+?86)?|[\s-]/g, '')
  return MOBILE.test(phone) ? `${hashPhone(phone)} ${maskPhone(phone)}` : NO_PHONE
}

/** Undefined for what is no mobile number. */
export function openPhone(cell: string): SealedPhone | undefined {
  const [hash = '', masked] = cell.split(' ')
  return masked === undefined ? undefined : { hash, masked }
}
