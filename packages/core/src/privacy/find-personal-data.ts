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

/** What in a resident's words points to a person: in order, without overlaps, offsets in UTF-16 units of `text`. */
export function findPersonalData(text: string, { knownNames, placeNames }: KnownWords = {}): PersonalSpan[] {
  const plain = toPlainText(text)
  return withoutOverlaps([
    ...findNumbers(plain),
    ...findAddresses(plain, placeNames),
    ...findNames(plain, knownNames),
    ...findCircumstances(plain),
  ])
}
