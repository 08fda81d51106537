import { ApiError, type ErrorCode } from '@microwish/contract'

/** Refusals of a claim that say: look again, the need is not what it was. */
const GONE: ReadonlySet<ErrorCode> = new Set(['already_claimed', 'stale_version', 'action_not_allowed', 'not_found'])

export const isGone = (error: unknown) => error instanceof ApiError && GONE.has(error.problem.code)

const WORDS: Partial<Record<ErrorCode, string>> = {
  too_many_claims: '您手上已经有好几件了。先办好一件，再来认领，不着急。',
  own_need: '这件事和您自己有关，请留给别的热心人来办。',
  not_registered: '您还没有在这个街道报到。到社区服务台说一声，登记好就能认领。',
  too_many_requests: '点得太快了，请等一分钟再试。',
  invalid_input: '这个时间已经过了，请换一个。',
}

/** Why a claim did not go through, and what to do. */
export function claimRefusal(error: unknown): string {
  if (!(error instanceof ApiError)) return '网络不太顺，还不知道认领上没有。请再点一次「认领」，不会重复。'
  const { code, requestId } = error.problem
  return WORDS[code] ?? `没有认领上，是我们这边的问题。请稍后再试一次。（编号 ${requestId.slice(-8)}）`
}
