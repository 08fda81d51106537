import { ApiError, createClient } from '@microwish/contract'
import { getAccessToken, renewAccessToken } from './session'
import { send } from './transport'

/** The typed client of this app: signs in silently where it can, renews a refused token once. */
export const call = createClient(async (request) => {
  if (request.endpoint.audience === 'public') return send(request)
  const token = await getAccessToken()
  const answer = await send(request, token)
  return answer.status === 401 ? send(request, await renewAccessToken(token)) : answer
})

/** A key for one intent of a person; kept through every retry of it. */
export function newIdempotencyKey(): string {
  const random = () => Math.random().toString(36).slice(2, 12).padEnd(10, '0')
  return `${Date.now().toString(36)}-${random()}${random()}`
}

/** True when nothing was decided: no answer, or a server that may do better in a while. The same key may be sent again. */
export function isUndecided(error: unknown): boolean {
  if (!(error instanceof ApiError)) return true
  const { status } = error.problem
  return status >= 500 || status === 429 || status === 401
}
