import type { UnitCost } from '../results'
import type { Inputs } from './inputs'
import { sumOf, type Workload } from './workload'
import type { Batches } from './stream-batches'

/** Seconds that a function of so much memory is billed for work of `cpuMs`, waiting for the database `calls` times. */
export function secondsOf(cpuMs: number, calls: number, memoryMb: number, { numbers }: Pick<Inputs, 'numbers'>) {
  const slower = Math.max(1, numbers.mbPerProcessor / memoryMb)
  return (cpuMs * slower + calls * numbers.databaseMs) / 1_000
}

/** Mean of a request to the API. */
export function requestSeconds(workload: Workload, inputs: Inputs) {
  const { cpuMs, deployed, numbers } = inputs
  const cpuOf = ({ kind }: UnitCost, name: string) => {
    if (kind === 'command') return cpuMs.command
    return name.startsWith('list') ? cpuMs.list : cpuMs.get
  }
  const uses = [...workload.commands, ...workload.reads]
  const work = sumOf(uses, (unit, name) => secondsOf(cpuOf(unit, name), unit.calls, deployed.memoryMb.api, inputs))
  return work / workload.requests + (numbers.coldShare * inputs.coldMs) / 1_000
}

export function batchSeconds({ batches, calls }: Batches, inputs: Inputs) {
  return secondsOf(inputs.cpuMs.batch, calls / batches, inputs.deployed.memoryMb.stream, inputs)
}

/** A minute's tick looks at the jobs once and waits for the canary. */
export function tickSeconds(inputs: Inputs) {
  return secondsOf(inputs.cpuMs.batch, 1, inputs.deployed.memoryMb.clock, inputs) + inputs.numbers.canaryMs / 1_000
}
