import { ApiError } from '@microwish/contract'
import { errorText, words } from '../messages'
import type { IconName } from './icon'

export type Described = { text: string; safe: string; icon: IconName; requestId?: string }

/** A refusal in our own words by its code; anything else is a line that did not answer. */
export function describeError(error: unknown): Described {
  if (!(error instanceof ApiError))
    return { text: words.state.noAnswer, safe: words.state.noAnswerSafe, icon: 'offline' }
  const { code, requestId } = error.problem
  return { text: errorText[code], safe: words.state.kept, icon: 'warning', ...(requestId && { requestId }) }
}

/** The code of a refusal; undefined when there was no answer at all. */
export const codeOf = (error: unknown) => (error instanceof ApiError ? error.problem.code : undefined)

/** The words that a refusal names, as the caller wrote them. */
export const wordsOf = (error: unknown) => (error instanceof ApiError ? (error.problem.words ?? []) : [])
