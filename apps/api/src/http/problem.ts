import { ERROR_STATUS, type Problem } from '@microwish/contract'
import { DomainError } from '@microwish/core'
import type { Context } from 'hono'
import { framesOf } from '../failure-of'
import type { HttpEnv } from './http-env'

/**
 * The only place where an error becomes a response. Unknown errors are told to nobody; the log gets their name and frames,
 * never their message, which may hold an item (decision 17).
 */
export function toProblem(error: Error, c: Context<HttpEnv>): Response {
  const { requestId, log } = c.var
  const known = error instanceof DomainError ? error : undefined
  const code = known?.code ?? 'internal'
  if (!known) log({ level: 'error', event: 'unexpected_error', requestId, error: error.name, frames: framesOf(error) })
  else log({ level: 'info', event: 'refused', requestId, code })
  const problem: Problem = {
    type: `urn:microwish:problem:${code}`,
    title: code,
    status: ERROR_STATUS[code],
    code,
    detail: known?.message ?? '服务开小差了，请稍后再试',
    requestId,
    ...known?.facts,
  }
  return c.json(problem, ERROR_STATUS[code], { 'content-type': 'application/problem+json' })
}
