import type { PersonalSpan } from '@microwish/contract'
import { findPersonalData } from './find-personal-data'
import { findAddresses } from './find-addresses'
import { foldText, toDigits } from './plain-text'
import { KIND_WORD, type SpanKind, withoutOverlaps } from './span'

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
  return kind === 'address' ? withStars(words) : KIND_WORD[kind]
}

/** `160****0001`; a local number without its area code, and one with other digits glued to it, show nothing. */
export function maskPhone(phone: string): string {
  const bare = toDigits(foldText(phone).words).replace(/\D/g, '')
  return /^(?:1\d{10}|0\d{9,11})$/.test(bare) ? `${bare.slice(0, 3)}****${bare.slice(-4)}` : '****'
}

const COUNT = '[\\dA-Za-z零〇一二三四五六七八九十百甲乙丙丁]'
const COUNTING = new RegExp(COUNT, 'g')

function withStars(words: string): string {
  const masked = foldText(words).words.replace(COUNTING, '*')
  return masked.includes('*') ? masked : '***'
}

/** One piece of a house's number: 3栋, 2单元, 401, 3-2-401, 四零一. */
const PIECE = new RegExp(
  `${COUNT}{1,5}\\s?(?:号楼|号院|号房|单元|[栋幢弄座排号楼层室房户门组])|(?:[-#]?\\d{1,4})+|${COUNT}{3,5}$`,
  'g',
)

/**
 * 「*栋*单元***」: what an address written by hand shows outside its seal. Only the pieces of a house's number, since
 * anything else there, an estate's name too, may hold words about people; 「已填」 where there is no such piece.
 */
export function maskAddress(address: string): string {
  const { words } = foldText(address)
  const houses = withoutOverlaps(findAddresses(words)).map(({ start, end }) =>
    (words.slice(start, end).match(PIECE) ?? []).join('').replace(/\s/g, '').replace(COUNTING, '*'),
  )
  return houses.filter((house) => house !== '').join('、') || '已填'
}
