import { type AreaStore, readCounty } from '../area'
import { DomainError } from '../error'
import type { NeedStore } from '../need'
import { damageOf, MARKER_DAYS } from '../statistics'
import { followActivities, type FollowContext } from './follow-activity'
import type { JobInputs, Mark } from './job'
import type { JobStep } from './run-job'

export type ReplayContext = FollowContext & {
  stores: { needs: Pick<NeedStore, 'listLines'>; areas: Pick<AreaStore, 'listChildren' | 'readTree'> }
  /** Told of a line that cannot be followed, by whatever door: the rest goes on without it. */
  onDamage: (at: { needId: unknown; version: unknown }) => void
}

/** Lines read and followed together. */
const CHUNK = 50
const DAY_MS = 86_400_000
/** Before the first marker ends there is time for the job itself. */
const OLDEST_DAYS = MARKER_DAYS - 10

/** What was counted longer ago than its marker lives would count again. @throws DomainError `invalid_input` */
export function checkWindow({ from, to }: JobInputs['replay'], nowMs: number) {
  const [first, last] = [Date.parse(from), Date.parse(to)]
  const isWindow = first < last
  if (isWindow && first >= nowMs - OLDEST_DAYS * DAY_MS) return
  const message = isWindow ? `只能重放最近${OLDEST_DAYS}天，更早的请重新计算统计` : '请给出先后两个时刻'
  throw new DomainError('invalid_input', message, { errors: [{ path: isWindow ? 'from' : 'to', message }] })
}

/**
 * Follows everything that happened between two instants as the stream would have, community by community. What was
 * followed before changes nothing (decision 7), so a window may be far too wide.
 */
export async function* replayInSteps(
  ctx: ReplayContext,
  { from, to }: JobInputs['replay'],
  begun: Mark,
): AsyncIterable<JobStep> {
  const window = [new Date(from).toISOString(), new Date(to).toISOString()] as const
  for (const communityId of await communitiesOf(ctx)) {
    if (begun.communityId !== undefined && communityId < begun.communityId) continue
    let after = begun.communityId === communityId ? begun.after : undefined
    for (;;) {
      const page = await ctx.stores.statistics.listEvents(communityId, window, { after, limit: CHUNK })
      after = page.at(-1)?.sort
      if (after === undefined) break
      const lines = await ctx.stores.needs.listLines(page.map(({ event }) => event))
      lines.filter(damageOf).forEach(ctx.onDamage)
      await followActivities(
        ctx,
        lines.filter((line) => !damageOf(line)),
      )
      yield { done: page.length, mark: { communityId, after } }
    }
  }
}

async function communitiesOf(ctx: ReplayContext) {
  const areas = await readCounty(ctx.stores)
  return areas.flatMap(({ level, areaId }) => (level === 'community' ? [areaId] : [])).sort()
}
