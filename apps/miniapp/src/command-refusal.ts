import { ApiError, type ErrorCode } from '@microwish/contract'
import { errorText } from './messages'

const OUTDATED: ReadonlySet<ErrorCode> = new Set(['stale_version', 'action_not_allowed', 'not_found'])

/** The thing is no longer what was on the screen: read it again. */
export const isOutdated = (error: unknown) => error instanceof ApiError && OUTDATED.has(error.problem.code)

/** Why a command did not go through; where the API names words, they are repeated. */
export function commandRefusal(error: unknown): string {
  if (!(error instanceof ApiError)) return errorText(error)
  const { code, words = [], errors = [] } = error.problem
  const named = words.map((word) => `「${word}」`).join('')
  if (code === 'invalid_input') return errors[0]?.message ?? errorText(error)
  if (code === 'money_words') return `这里不募捐、不收款，请把${named}换个说法。`
  if (code === 'personal_data') return `请去掉${named}。这里不写谁的姓名、电话、住址，也不写谁一个人住。`
  return errorText(error)
}
