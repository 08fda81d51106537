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

/** The text with each span masked: telephones to 3 + 4 digits, numbers of addresses to stars, the rest to its kind. */
export function maskPersonalData(text: string, spans: readonly PersonalSpan[] = findPersonalData(text)): string {
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

/** `160****0001`. What has fewer than eleven digits keeps less: never half of a number that can be guessed. */
export function maskPhone(phone: string): string {
  const bare = toDigits(toPlainText(phone)).replace(/\D/g, '')
  return bare.length === 10 || bare.length === 11 || bare.length === 12
    ? `${bare.slice(0, 3)}****${bare.slice(-4)}`
    : `****${bare.length > 6 ? bare.slice(-2) : ''}`
}

const COUNTING = /[\dA-Za-z零〇一二三四五六七八九十百甲乙丙丁]/g

/** 「榆钱里*栋*单元***」: place names stay, numbers go; without a number the first two characters stay. */
export function maskAddress(address: string): string {
  const masked = toPlainText(address).replace(COUNTING, '*')
  return masked.includes('*') ? masked : `${address.slice(0, 2)}***`
}
