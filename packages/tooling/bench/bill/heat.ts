import type { Inputs } from './inputs'
import type { Workload } from './workload'

/** Write units a second that one partition of DynamoDB serves, and the share of it that a key may take. */
export const PARTITION = 1_000
export const BAR = 0.1

export type Heat = { on: string; key: string; writeUnitsPerSecond: number }

const SECONDS_PER_DAY = 86_400

/** Places that the keys of a name are spread over evenly. What is not named here, such as a session, is as many as needs. */
function placesOf(key: string, { numbers }: Inputs) {
  const { streets, communities, grids, people, needsPerDay } = numbers
  if (key.includes('<county>') || !key.includes('<')) return 1
  if (key.includes('<street>')) return streets
  if (key.includes('<community>')) return communities
  if (key.includes('<grid>')) return grids
  if (key.includes('<person>')) return people
  return needsPerDay
}

/**
 * Keys by what they bear at the peak, the hottest first. The stream's events are taken alone, though at the peak they
 * come in batches: so this is the most that there can be.
 */
export function heatOf({ commands, reads, events }: Workload, inputs: Inputs): Heat[] {
  const { numbers } = inputs
  const perSecond = numbers.peakFactor / (numbers.daysPerMonth * SECONDS_PER_DAY)
  const heats = new Map<string, Heat>()
  for (const { times, unit } of [...commands, ...reads, ...events]) {
    for (const { on, key, writeUnits } of unit.byKey) {
      if (writeUnits === 0) continue
      // A marker's key ends in the version of its need: each is written once.
      const name = key.replace(/>#\d+$/, '>')
      const found = heats.get(`${on} ${name}`) ?? { on, key: name, writeUnitsPerSecond: 0 }
      found.writeUnitsPerSecond += (times * writeUnits * perSecond) / placesOf(name, inputs)
      heats.set(`${on} ${name}`, found)
    }
  }
  return [...heats.values()].sort((a, b) => b.writeUnitsPerSecond - a.writeUnitsPerSecond)
}

/** Counties of this size that one deployment could serve before its hottest key passes the bar. */
export const countiesUntilBar = ([hottest]: readonly Heat[]) =>
  hottest ? Math.floor((PARTITION * BAR) / hottest.writeUnitsPerSecond) : Infinity

/** Runs of the API and the stream at once at the peak: arrivals a second by seconds each (Little’s law). */
export function concurrencyOf(perMonth: number, seconds: number, { numbers }: Inputs) {
  return (perMonth / (numbers.daysPerMonth * SECONDS_PER_DAY)) * numbers.peakFactor * seconds
}
