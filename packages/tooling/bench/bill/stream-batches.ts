import type { UnitCost } from '../results'
import type { Inputs } from './inputs'
import { sumOf, timesOf, type Use } from './workload'

const SECONDS_PER_HOUR = 3_600

/** What the stream's function spends in a month. */
export type Batches = {
  eventsPerBatch: number
  batches: number
  readUnits: number
  writeUnits: number
  /** Round trips to the database. */
  calls: number
}

/** Units of a key by the level of its place: rows of figures, which the events of a batch share. */
const figuresOf = ({ byKey }: UnitCost, level: string) =>
  byKey
    .filter(({ key }) => key.startsWith('STAT#') && key.endsWith(`<${level}>`))
    .reduce((sum, { writeUnits }) => sum + writeUnits, 0)

const LEVELS = ['county', 'street', 'community', 'grid'] as const

/** Different places that `events` events touch, each anywhere among `places`. */
export const placesTouched = (places: number, events: number) => places * (1 - (1 - 1 / places) ** events)

/**
 * A batch begins with an event and waits for more of its shard until the window is over or it is full. Its events share
 * the rows of figures of the places that they have in common, its reading of the generation and its transaction.
 */
export function batchesOf(events: readonly Use[], { numbers, settings }: Inputs): Batches {
  const count = timesOf(events)
  const { batchSize, windowSeconds } = settings.stream
  const perSecond = count / (numbers.daysPerMonth * numbers.activeHours * SECONDS_PER_HOUR * numbers.shards)
  const eventsPerBatch = Math.min(batchSize, 1 + perSecond * windowSeconds)
  const batches = count / eventsPerBatch
  const own = sumOf(events, (unit) => unit.writeUnits - LEVELS.reduce((sum, level) => sum + figuresOf(unit, level), 0))
  const shared = LEVELS.map((level) => {
    const places = { county: 1, street: numbers.streets, community: numbers.communities, grid: numbers.grids }[level]
    const mean = sumOf(events, (unit) => figuresOf(unit, level)) / count
    return batches * placesTouched(places, eventsPerBatch) * mean
  })
  return {
    eventsPerBatch,
    batches,
    // One read of the generation and two calls are a batch's; the rest is its events' notices.
    readUnits: batches + sumOf(events, (unit) => unit.readUnits - 1),
    writeUnits: own + shared.reduce((sum, units) => sum + units, 0),
    calls: 2 * batches + sumOf(events, (unit) => unit.calls - 2),
  }
}
