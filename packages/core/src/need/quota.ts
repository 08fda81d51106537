import type { Context } from '../context'
import type { Quota } from './save-need.dynamo'

/** The day is Shanghai's, in real time: a moved domain clock opens no second quota. */
export function quotaOf({ caller, realNow }: Context, of: Quota['of'], cap: number): Quota {
  const nowMs = realNow()
  const day = new Date(nowMs + 8 * 3_600_000).toISOString().slice(0, 10)
  return { of, personId: caller.personId, day, cap, expiresAt: Math.floor(nowMs / 1000) + 2 * 86_400 }
}
