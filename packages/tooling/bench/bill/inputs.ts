import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Results, Throughput, Units } from '../results'
import { COMMANDS, type Numbers, numbersOf, POLL_SECONDS, POLLS, READS } from './assumptions'
import deployed from './deployed.json'
import type { Partition } from './prices'

/** What is deployed and kept running, whatever the use: counted in the templates, which a test of infra/ holds to it. */
export type Deployed = typeof deployed

/** Of infra/settings/<partition>.prod.json, what moves the bill. */
export type Settings = {
  cloudFront: boolean
  logRetentionDays: number
  stream: { batchSize: number; windowSeconds: number }
  backups: { keepDays: number }
  /** Overrides of core’s settings. */
  app?: { pollSeconds?: number }
}

/** Milliseconds of a processor for a request, by what it does. */
export type CpuMs = { command: number; list: number; get: number; batch: number }

export type Inputs = {
  units: Units
  cpuMs: CpuMs
  /** Of starting the API's function: evaluating its bundle. */
  coldMs: number
  settings: Settings
  deployed: Deployed
  numbers: Numbers
  /** Uses of a need's life, and of a hundred reads, by the name of their unit. */
  commands: Record<string, number>
  reads: Record<string, number>
  /** Between two looks of an open page, for which `reads` are meant. */
  pollSeconds: number
  /** Lines that a request leaves besides its own: Lambda's START, END and REPORT, and the access log's. */
  logs: { platform: boolean; access: boolean }
  /** Whether requests go through the HTTP API, or by a function's own address. */
  isBehindGateway: boolean
  /** DynamoDB’s capacity is bought by the hour and follows the use, in place of by the request. */
  isProvisioned: boolean
}

const SETTINGS_FOLDER = 'infra/settings'

/** The working folder is the repository's root. */
export const settingsOf = (partition: Partition, root = '.') =>
  JSON.parse(readFileSync(join(root, SETTINGS_FOLDER, `${partition}.prod.json`), 'utf8')) as Settings

/** @throws Error that names the section without which there is no bill. */
export function inputsOf(results: Results, settings: Settings): Inputs {
  const { units, throughput, functions } = results
  if (!units) throw new Error('no bill without the section units: npm run bench -- units')
  const numbers = numbersOf()
  const inputs: Inputs = {
    units,
    cpuMs: cpuOf(throughput, numbers),
    coldMs: functions?.functions.find(({ name }) => name === 'api')?.loadMs ?? numbers.coldMs,
    settings,
    deployed,
    numbers,
    commands: COMMANDS,
    reads: READS,
    pollSeconds: POLL_SECONDS,
    logs: { platform: true, access: true },
    isBehindGateway: true,
    isProvisioned: false,
  }
  return withPolls(inputs, settings.app?.pollSeconds ?? POLL_SECONDS)
}

/** At 16 clients, where the processor has something to do and is not fought for. */
function cpuOf(throughput: Throughput | undefined, { apiCpuMs, otherCpuMs }: Numbers): CpuMs {
  const at = (operation: string) =>
    throughput?.loads.find((load) => load.operation === operation && load.clients === 16)?.app.cpuMs ?? apiCpuMs
  return { command: at('claim'), list: at('list'), get: at('get'), batch: otherCpuMs }
}

/** The same with another interval of the pages' own looks: the rest of the reads stays. */
export function withPolls(inputs: Inputs, seconds: number): Inputs {
  const share = inputs.pollSeconds / seconds
  const reads = Object.fromEntries(
    Object.entries(inputs.reads).map(([name, times]) => [name, POLLS.includes(name) ? times * share : times]),
  )
  return { ...inputs, reads, pollSeconds: seconds }
}
