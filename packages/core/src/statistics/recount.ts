import type { AreaId } from '@microwish/contract'
import { type AreaStore, readCounty } from '../area'
import type { Area } from '../person'
import { countingOf, type CountingContext } from './apply-event'
import type { Building, StatisticsStore } from './statistics-store.dynamo'

export type RecountContext = Pick<CountingContext, 'now' | 'realNow'> & {
  stores: { statistics: StatisticsStore; areas: Pick<AreaStore, 'listChildren' | 'readTree'> }
}
export type RecountOptions = {
  /** Events read at a time; progress is kept after each such chunk. */
  chunk: number
  /** Milliseconds before the second look, for what the event index holds back: some thousands in the cloud. */
  settleMs?: number
  onProgress?: (read: number) => void
}

/** Before and after everything that can have happened. */
const FIRST = '0000'
const LAST = '9999'
/** The second look begins this long before the recount did. */
const OVERLAP_MS = 3_600_000

/**
 * Builds a new generation of all figures from history and makes it the one that is read. Events that happen meanwhile go
 * to both. Interrupted anywhere, the next call goes on where it stopped; two at once do the same work twice, to no harm.
 * @returns how many events were read, those of the second look included
 */
export async function recount(ctx: RecountContext, options: RecountOptions): Promise<{ read: number }> {
  let read = 0
  for await (const step of recountInSteps(ctx, options)) {
    read += step.read
    options.onProgress?.(read)
  }
  return { read }
}

/** The same in steps: after each its place is on record, so whoever runs out of time stops asking for the next. */
export async function* recountInSteps(
  ctx: RecountContext,
  { chunk, settleMs = 0 }: Pick<RecountOptions, 'chunk' | 'settleMs'>,
): AsyncGenerator<{ read: number }> {
  const { statistics } = ctx.stores
  // What happened in an area that is no more counts as well.
  const areas = await readCounty(ctx.stores)
  const communityIds = areas.flatMap(({ level, areaId }) => (level === 'community' ? [areaId] : [])).sort()
  yield* removeFormer(statistics, areas)
  let building = await statistics.beginBuilding(ctx.now())
  async function* look(isSecond: boolean) {
    if (building.isSecondLook !== isSecond) building = { ...startOf(building), isSecondLook: isSecond }
    for (const communityId of communityIds) {
      if (building.communityId !== undefined && communityId < building.communityId) continue
      if (building.communityId !== communityId) building = { ...startOf(building), isSecondLook: isSecond, communityId }
      for await (const reached of countCommunity(ctx, building, communityId, chunk)) {
        building = reached.building
        yield { read: reached.read }
      }
    }
  }
  if (!building.isSecondLook) yield* look(false)
  await new Promise((resolve) => setTimeout(resolve, settleMs))
  yield* look(true)
  await statistics.flip(building.generation)
}

const startOf = ({ generation, startedAt }: Building): Building => ({ generation, startedAt })

/** Counts what is left of a community, a chunk at a time; what it yields is on record. */
async function* countCommunity(ctx: RecountContext, begun: Building, communityId: AreaId, chunk: number) {
  const { statistics } = ctx.stores
  const from = begun.isSecondLook ? new Date(Date.parse(begun.startedAt) - OVERLAP_MS).toISOString() : FIRST
  let building = begun
  for (;;) {
    const page = await statistics.listEvents(communityId, [from, LAST], { after: building.after, limit: chunk })
    const last = page.at(-1)
    if (!last) return
    const events = page.map(({ event }) => event)
    await statistics.count(building.generation, events, countingOf(ctx))
    building = { ...building, after: last.sort }
    await statistics.saveProgress(building)
    yield { building, read: page.length }
  }
}

/** What the recount before this one replaced: kept until now for readers under way, needed by nobody since. */
async function* removeFormer(statistics: StatisticsStore, areas: readonly Area[]) {
  const { former } = await statistics.readPointer()
  const areaIds = areas.map(({ areaId }) => areaId)
  if (former === undefined) return
  for (const areaId of areaIds) {
    await statistics.remove(former, [areaId])
    yield { read: 0 }
  }
}
