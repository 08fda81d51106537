import type { PersonalSpan } from '@microwish/contract'
import { findPersonalData } from './find-personal-data'
import { toDigits, toPlainText } from './plain-text'
import type { SpanKind } from './span'

const KIND_WORD: Record<Exclude<SpanKind, 'phone' | 'address'>, string> = {
  identity: '【证件号】',
  name: '【姓名】',
  living: '【居住情况】',
  school: '【学校】',
  floor: '【楼层】',
}

/**
 * The text with personal stretches masked: telephones to 3 + 4 digits, numbers of addresses to stars, the rest to its
 * kind. Given `spans`, those and no others; without, until nothing more is found.
 */
export function maskPersonalData(text: string, spans?: readonly PersonalSpan[]): string {
  if (spans) return maskSpans(text, spans)
  const found = findPersonalData(text)
  return found.length === 0 ? text : maskPersonalData(maskSpans(text, found))
}

function maskSpans(text: string, spans: readonly PersonalSpan[]): string {
  return [...spans]
    .sort((a, b) => b.start - a.start)
    .reduce((masked, { start, end, kind }) => {
      return masked.slice(0, start) + maskWords(kind, text.slice(start, end)) + masked.slice(end)
    }, text)
}

function maskWords(kind: SpanKind, words: string): string {
  if (kind === 'phone') return maskPhone(words)
  return kind === 'address' ? maskAddress(words) : KIND_WORD[kind]
}

/** `160****0001`; a local number without its area code, and one with other digits glued to it, show nothing. */
export function maskPhone(phone: string): string {
  const bare = toDigits(toPlainText(phone)).replace(/\D/g, '')
  return /^(?:1\d{10}|0\d{9,11})$/.test(bare) ? `${bare.slice(0, 3)}****${bare.slice(-4)}` : '****'
}

const COUNTING = /[\dA-Za-z零〇一二三四五六七八九十百甲乙丙丁]/g

/** 「榆钱里*栋*单元***」: place names stay, numbers go; without a number the first two characters stay. */
export function maskAddress(address: string): string {
  const masked = toPlainText(address).replace(COUNTING, '*')
  return masked.includes('*') ? masked : `${address.slice(0, 2)}***`
}
