import { ApiError } from '@microwish/contract'
import { errorText, words } from '../messages'
import type { IconName } from './icon'

export type Described = { text: string; safe: string; icon: IconName; requestId?: string }

/** A refusal in our own words by its code; anything else is a line that did not answer. And what is safe all the same. */
export function describeError(error: unknown, doing: 'reading' | 'command'): Described {
  const { noAnswer, readNoAnswer, noAnswerSafe, readSafe, kept } = words.state
  if (!(error instanceof ApiError))
    return { text: noAnswer, safe: doing === 'reading' ? readNoAnswer : noAnswerSafe, icon: 'offline' }
  const { code, requestId } = error.problem
  const safe = doing === 'reading' ? readSafe : kept
  return { text: errorText[code], safe, icon: 'warning', ...(requestId && { requestId }) }
}

/** The code of a refusal; undefined when there was no answer at all. */
export const codeOf = (error: unknown) => (error instanceof ApiError ? error.problem.code : undefined)

/** The words that a refusal names, as the caller wrote them. */
export const wordsOf = (error: unknown) => (error instanceof ApiError ? (error.problem.words ?? []) : [])
