import { type DailySweep, resendJobs, type ResendContext } from '@microwish/core'
import * as z from 'zod/mini'
import { failureOf } from './failure-of'
import type { Log } from './http/http-env'

export type ClockParts = ResendContext & {
  /** Public address of `/api/health`, through everything that stands before the API. */
  canaryUrl: string
  /** Tells what ends soon, once a day. */
  remind: DailySweep
  fetch: typeof fetch
  log: Log
}
export type Ticked = { isCanaryAnswered: boolean; areJobsSeen: boolean; areEndsSeen: boolean }

const HEALTH = z.object({ status: z.literal('ok'), release: z.string().check(z.minLength(1)) })
const CANARY_MS = 5_000

/**
 * What a minute brings: jobs that stand still are queued again, the first of a day tells what ends soon, and the API is
 * called from outside, as a resident would. None waits for another, or fails with it.
 */
export async function tick({ canaryUrl, fetch, remind, log, ...parts }: ClockParts): Promise<Ticked> {
  const [areJobsSeen, areEndsSeen, isCanaryAnswered] = await Promise.all([
    seeJobs({ ...parts, log }),
    seeEnds({ remind, log }),
    callCanary({ canaryUrl, fetch, log }),
  ])
  return { areJobsSeen, areEndsSeen, isCanaryAnswered }
}

async function seeJobs({ log, ...ctx }: ResendContext & { log: Log }) {
  try {
    const { sent, open } = await resendJobs(ctx)
    if (sent > 0) log({ level: 'info', event: 'jobs_resent', requestId: '', sent, open })
    return true
  } catch (error) {
    log({ level: 'error', event: 'jobs_unseen', requestId: '', ...failureOf(error) })
    return false
  }
}

async function seeEnds({ remind, log }: Pick<ClockParts, 'remind' | 'log'>) {
  try {
    const told = await remind()
    if (told > 0) log({ level: 'info', event: 'ends_told', requestId: '', told })
    return true
  } catch (error) {
    log({ level: 'error', event: 'ends_unseen', requestId: '', ...failureOf(error) })
    return false
  }
}

async function callCanary({ canaryUrl, fetch, log }: Pick<ClockParts, 'canaryUrl' | 'fetch' | 'log'>) {
  try {
    const response = await fetch(canaryUrl, { signal: AbortSignal.timeout(CANARY_MS), redirect: 'error' })
    // Of a body that is not ours nothing is kept: it may be anything's.
    const health = HEALTH.safeParse(await response.json().catch(() => undefined))
    if (response.ok && health.success) return true
    log({ level: 'error', event: 'canary_wrong', requestId: '', status: response.status })
  } catch (error) {
    log({ level: 'error', event: 'canary_silent', requestId: '', ...failureOf(error) })
  }
  return false
}
