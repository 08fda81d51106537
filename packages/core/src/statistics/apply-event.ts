import type { Platform } from '../context'
import type { CountedEvent } from './figures'
import type { Counting, StatisticsStore } from './statistics-store.dynamo'

export type CountingContext = Pick<Platform, 'now' | 'realNow'> & { stores: { statistics: StatisticsStore } }

/** Longer than a stream or a dead-letter queue keeps anything. */
export const MARKER_DAYS = 60

export const countingOf = ({ now, realNow }: Pick<Platform, 'now' | 'realNow'>): Counting => ({
  now: now(),
  expiresAt: Math.floor(realNow() / 1000) + MARKER_DAYS * 86_400,
})

/** Counts one event, once, wherever figures are read or being rebuilt: see `applyEvents`. */
export const applyEvent = (ctx: CountingContext, event: CountedEvent): Promise<void> => applyEvents(ctx, [event])

/**
 * Counts events, each once, wherever figures are read or being rebuilt. May be called any number of times, in any order.
 * Together they cost less than alone: the rows of the areas that they share are written once for all of them.
 * @throws DomainError `busy` when conflicts go on; the events are then to be delivered again
 */
export async function applyEvents(ctx: CountingContext, events: readonly CountedEvent[]): Promise<void> {
  const { current, building } = await ctx.stores.statistics.readPointer()
  const counting = countingOf(ctx)
  // What is being built comes first: when the pointer flips in between, what is read then has the events already.
  if (building) await ctx.stores.statistics.count(building.generation, events, counting)
  await ctx.stores.statistics.count(current, events, counting)
}
