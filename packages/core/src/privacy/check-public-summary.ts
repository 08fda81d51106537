import type { PersonalSpan } from '@microwish/contract'
import { findPersonalData, type KnownWords } from './find-personal-data'
import { NEVER_KEPT } from './span'

/**
 * What must still go from words meant for the hall. Names and addresses that staff looked at and `keep` may stay;
 * numbers of people, living circumstances, schools and floors never enter the hall (PRODUCT §5).
 */
export function checkPublicSummary(text: string, keep: readonly string[], known: KnownWords = {}): PersonalSpan[] {
  return findPersonalData(text, known).filter(({ start, end, kind }) => {
    return NEVER_KEPT.has(kind) || !keep.some((words) => words.includes(text.slice(start, end)))
  })
}
