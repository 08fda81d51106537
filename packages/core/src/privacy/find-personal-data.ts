import type { PersonalSpan } from '@microwish/contract'
import { findAddresses } from './find-addresses'
import { findCircumstances } from './find-circumstances'
import { findNames } from './find-names'
import { findNumbers } from './find-numbers'
import { toPlainText } from './plain-text'
import { withoutOverlaps } from './span'

export type KnownWords = {
  /** People of the case, found wherever they are named. */
  knownNames?: readonly string[]
  /** Estates and streets of the area: before a building they belong to its address. */
  placeNames?: readonly string[]
}

/** Stands in for what was found while the rest is read again; no pattern knows it. */
const FOUND = '■'
/** Neighbours hide each other at most a few deep. */
const ROUNDS = 4

/** What in a resident's words points to a person: in order, without overlaps, offsets in UTF-16 units of `text`. */
export function findPersonalData(text: string, known: KnownWords = {}): PersonalSpan[] {
  let plain = toPlainText(text)
  const spans: PersonalSpan[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const found = withoutOverlaps(findIn(plain, known))
    if (found.length === 0) break
    spans.push(...found)
    for (const { start, end } of found) plain = plain.slice(0, start) + FOUND.repeat(end - start) + plain.slice(end)
  }
  return spans.sort((a, b) => a.start - b.start)
}

function findIn(plain: string, { knownNames, placeNames }: KnownWords): PersonalSpan[] {
  return [
    ...findNumbers(plain),
    ...findAddresses(plain, placeNames),
    ...findNames(plain, knownNames),
    ...findCircumstances(plain),
  ]
}
