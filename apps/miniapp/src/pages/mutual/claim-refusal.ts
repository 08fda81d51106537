import { ApiError, type ErrorCode } from '@microwish/contract'
import { errorText } from '../../messages'

/** Refusals of a claim that say: look again, the need is not what it was. */
const GONE: ReadonlySet<ErrorCode> = new Set(['already_claimed', 'stale_version', 'action_not_allowed', 'not_found'])

export const isGone = (error: unknown) => error instanceof ApiError && GONE.has(error.problem.code)

/** Why a claim did not go through, and what to do. */
export function claimRefusal(error: unknown): string {
  if (!(error instanceof ApiError)) return '网络不太好，还不知道认领上没有。请再点一次「认领」，不会重复。'
  return error.problem.code === 'invalid_input' ? '这个时间已经过了，请换一个。' : errorText(error)
}
