import * as z from 'zod/mini'
import { FORMAT_CHARACTERS } from './wording'

/**
 * Trimmed words of a person, 1 to `max` UTF-16 units without characters that nobody sees: those would split a telephone
 * number or make an empty text look full.
 */
export const words = (max: number) => z.string().check(z.overwrite(seen), z.trim(), z.minLength(1), z.maxLength(max))

/** An emoji, with the joiner that ties it to a next one; tags; halves of a pair; format characters. */
const ODD = new RegExp(
  '\\udb40[\\udc00-\\udfff]|' +
    '((?:[\\ud800-\\udbff][\\udc00-\\udfff]|[\\u2600-\\u27bf])(?:\\ufe0f?\\u200d(?=[\\ud800-\\udbff\\u2600-\\u27bf]))?)|' +
    `[\\ud800-\\udfff${FORMAT_CHARACTERS}]`,
  'g',
)
/** Blanks that `trim` leaves: Hangul fillers, the empty Braille cell, controls, marks on nothing. */
const VISIBLE =
  /[!-~\u00a1-\u02ff\u0370-\u115e\u1161-\u1fff\u2010-\u27ff\u2900-\u2fff\u3001-\u3163\u3165-\ufdff\ufe30-\uff9f]/

function seen(text: string): string {
  const kept = text.replace(ODD, (_, emoji: string | undefined) => emoji ?? '')
  return VISIBLE.test(kept) ? kept : ''
}
