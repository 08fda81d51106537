import type { UnitCost, Units } from '../results'
import type { Inputs } from './inputs'

/** Uses of one kind in a month of one deployment. */
export type Use = { name: string; times: number; unit: UnitCost }

/** @throws Error that names the unit: one that is missing must not count as nothing. */
export function unitOf(units: Units, name: string): UnitCost {
  const unit = units[name]
  if (!unit) throw new Error(`no bill without the unit "${name}", which results.json does not have: bench units`)
  return unit
}

export type Workload = {
  commands: Use[]
  reads: Use[]
  /** What the stream's function makes of each event, as if it came alone. */
  events: Use[]
  requests: number
}

/** A refused command leaves no event. */
const LOST = /\(lost/

/** What people do in a month. */
export function workloadOf({ units, numbers, commands, reads }: Inputs): Workload {
  const needs = numbers.needsPerDay * numbers.daysPerMonth
  const used = (mix: Record<string, number>, times: number, prefix = ''): Use[] =>
    Object.entries(mix).map(([name, share]) => ({
      name: prefix + name,
      times: share * times,
      unit: unitOf(units, prefix + name),
    }))
  const kept = Object.fromEntries(Object.entries(commands).filter(([name]) => !LOST.test(name)))
  const all = {
    commands: used(commands, needs),
    reads: used(reads, (needs * numbers.readsPerNeed) / 100),
    events: used(kept, needs, 'stream: '),
  }
  return { ...all, requests: timesOf(all.commands) + timesOf(all.reads) }
}

export const timesOf = (uses: readonly Use[]) => uses.reduce((sum, { times }) => sum + times, 0)
/** A sum over uses, each as often as it happens. */
export const sumOf = (uses: readonly Use[], of: (unit: UnitCost, name: string) => number) =>
  uses.reduce((sum, { times, unit, name }) => sum + times * of(unit, name), 0)
