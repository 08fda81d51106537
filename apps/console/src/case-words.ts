import { type CaseRow, CHANNEL_TEXT, RELATIONSHIP_TEXT } from '@microwish/contract'
import { words } from './messages'

/** What a case is called in a list: the public words once there are any, else the resident's, masked. */
export const titleOf = (need: CaseRow) => need.publicSummary ?? wordsOf(need)

/** The resident's own first words, masked; or that they asked to be called. */
export const wordsOf = (need: CaseRow) => (need.excerpt ? need.excerpt : words.need.callBack)

/** Grid or community. */
export const placeOf = (need: Pick<CaseRow, 'gridName' | 'communityName'>) => need.gridName ?? need.communityName

/** Where it came from: place · channel · who said it. */
export function whereFrom(need: CaseRow, place: string) {
  return [place, CHANNEL_TEXT[need.channel], need.onBehalf && RELATIONSHIP_TEXT[need.onBehalf.relationship]]
    .filter(Boolean)
    .join(' · ')
}
