import type { PersonalSpan } from '@microwish/contract'
import { findAddresses } from './find-addresses'
import { findCircumstances } from './find-circumstances'
import { findNames } from './find-names'
import { findNumbers } from './find-numbers'
import { foldText, unfoldSpan } from './plain-text'
import { FOUND, KIND_WORD, withoutOverlaps } from './span'

export type KnownWords = {
  /** People of the case, found wherever they are named. */
  knownNames?: readonly string[]
  /** Estates and streets of the area: before a building they belong to its address. */
  placeNames?: readonly string[]
}

const MASKS = new RegExp(Object.values(KIND_WORD).join('|'), 'g')
/** Neighbours hide each other at most a few deep. */
const ROUNDS = 4

/** What in a resident's words points to a person: in order, without overlaps, offsets in UTF-16 units of `text`. */
export function findPersonalData(text: string, known: KnownWords = {}): PersonalSpan[] {
  const folded = foldText(text)
  let plain = folded.words.replace(MASKS, (mask) => FOUND.repeat(mask.length))
  const spans: PersonalSpan[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const found = withoutOverlaps(findIn(plain, known))
    if (found.length === 0) break
    spans.push(...found)
    for (const { start, end } of found) plain = plain.slice(0, start) + FOUND.repeat(end - start) + plain.slice(end)
  }
  return spans.map((span) => unfoldSpan(folded, span)).sort((a, b) => a.start - b.start)
}

function findIn(plain: string, { knownNames, placeNames }: KnownWords): PersonalSpan[] {
  return [
    ...findNumbers(plain),
    ...findAddresses(plain, placeNames),
    ...findNames(
      plain,
      knownNames?.map((name) => foldText(name).words),
    ),
    ...findCircumstances(plain),
  ]
}
