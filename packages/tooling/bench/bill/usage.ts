import { batchSeconds, requestSeconds, tickSeconds } from './durations'
import type { Inputs } from './inputs'
import { logBytes } from './logs'
import type { PriceName } from './prices'
import { type Batches, batchesOf } from './stream-batches'
import { sumOf, type Workload, workloadOf } from './workload'

/** The lines of the bill, as a reader looks for them. */
export const PARTS = [
  'writes',
  'reads',
  'storage',
  'point-in-time restore',
  'daily backups',
  'HTTP API',
  'functions',
  'edge and transfer',
  'logs',
  'alarms and metrics',
  'keys and secrets',
  'queues and files',
] as const
export type Part = (typeof PARTS)[number]
/** Of one deployment in a month, in the price's unit. */
export type Quantity = { part: Part; price: PriceName; quantity: number }

const GB = 2 ** 30
const SECONDS_PER_HOUR = 3_600
const MINUTES_PER_DAY = 1_440
/** How long a secret and a table's key are kept in memory. */
const FIVE_MINUTES_PER_DAY = 288

/** What people do, with what follows from it and what goes on without them. */
export type Month = { workload: Workload; batches: Batches; ticks: number; webRequests: number }

export function monthOf(inputs: Inputs): Month {
  const { daysPerMonth, webVisits, webRequests } = inputs.numbers
  const workload = workloadOf(inputs)
  const batches = batchesOf(workload.events, inputs)
  return {
    ...{ workload, batches },
    ticks: MINUTES_PER_DAY * daysPerMonth,
    // Web files are asked for as often as people use the product at all.
    webRequests: ((webVisits * inputs.numbers.needsPerDay) / 1_650) * webRequests * daysPerMonth,
  }
}

export function usageOf(inputs: Inputs): Quantity[] {
  const month = monthOf(inputs)
  return [
    ...databaseUse(month, inputs),
    ...frontUse(month, inputs),
    ...functionUse(month, inputs),
    ...watchUse(month, inputs),
    ...fixedUse(inputs),
  ]
}

function databaseUse({ workload, batches, ticks }: Month, inputs: Inputs): Quantity[] {
  const { numbers, settings } = inputs
  const uses = [...workload.commands, ...workload.reads]
  const bytesOf = (isLedger: boolean) =>
    sumOf([...uses, ...workload.events], ({ byTable }) =>
      Object.entries(byTable)
        .filter(([table]) => table !== 'sessions' && (table === 'ledger') === isLedger)
        .reduce((sum, [, { storedBytes }]) => sum + storedBytes, 0),
    )
  const { monthsOfHistory, ledgerMonths } = numbers
  const kept = bytesOf(false) * monthsOfHistory + bytesOf(true) * Math.min(monthsOfHistory, ledgerMonths)
  const gb = kept / GB
  const writes = sumOf(uses, (unit) => unit.writeUnits) + batches.writeUnits
  // A tick looks at the jobs, which fit into one unit.
  const reads = sumOf(uses, (unit) => unit.readUnits) + batches.readUnits + ticks
  const perHour = SECONDS_PER_HOUR * numbers.provisionedUse
  const capacity: Quantity[] = inputs.isProvisioned
    ? [
        { part: 'writes', price: 'writeHours', quantity: writes / perHour },
        { part: 'reads', price: 'readHours', quantity: reads / perHour },
      ]
    : [
        { part: 'writes', price: 'writeUnits', quantity: writes },
        { part: 'reads', price: 'readUnits', quantity: reads },
      ]
  return [
    ...capacity,
    { part: 'storage', price: 'tableStorage', quantity: gb },
    { part: 'point-in-time restore', price: 'pitr', quantity: gb },
    { part: 'daily backups', price: 'backup', quantity: gb * settings.backups.keepDays },
  ]
}

/** Whatever comes from outside: requests, and bytes that go out. Without CloudFront web files come through the API. */
function frontUse({ workload, ticks, webRequests }: Month, inputs: Inputs): Quantity[] {
  const { numbers, settings, isBehindGateway } = inputs
  const asked = workload.requests + ticks
  const atApi = asked + (settings.cloudFront ? 0 : webRequests)
  const answers = sumOf([...workload.commands, ...workload.reads], ({ answerBytes = 0 }) => answerBytes)
  const webBytes = (webRequests / numbers.webRequests) * numbers.webBytes
  const gb = (answers + webBytes + (asked + webRequests) * numbers.headerBytes) / GB
  const gateway: Quantity[] = isBehindGateway ? [{ part: 'HTTP API', price: 'httpRequests', quantity: atApi }] : []
  if (!settings.cloudFront) return [...gateway, { part: 'edge and transfer', price: 'transferOut', quantity: gb }]
  return [
    ...gateway,
    { part: 'edge and transfer', price: 'edgeRequests', quantity: asked + webRequests },
    { part: 'edge and transfer', price: 'edgeTransfer', quantity: gb },
    { part: 'queues and files', price: 'fileReads', quantity: webRequests },
    { part: 'queues and files', price: 'fileStorage', quantity: numbers.webStorage },
  ]
}

const MB_PER_GB = 1_024

function functionUse({ workload, batches, ticks, webRequests }: Month, inputs: Inputs): Quantity[] {
  const { memoryMb } = inputs.deployed
  const fromFiles = inputs.settings.cloudFront ? 0 : webRequests
  const requests = workload.requests + ticks + fromFiles
  const gbSeconds =
    (requests * requestSeconds(workload, inputs) * memoryMb.api +
      batches.batches * batchSeconds(batches, inputs) * memoryMb.stream +
      ticks * tickSeconds(inputs) * memoryMb.clock) /
    MB_PER_GB
  return [
    { part: 'functions', price: 'functionRequests', quantity: requests + batches.batches + ticks },
    { part: 'functions', price: 'functionSeconds', quantity: gbSeconds },
  ]
}

function watchUse({ workload, batches, ticks, webRequests }: Month, inputs: Inputs): Quantity[] {
  const { numbers, settings, logs } = inputs
  const platform = logs.platform ? logBytes('platform') : 0
  const access = logs.access && inputs.isBehindGateway ? logBytes('access') : 0
  const ofFiles = settings.cloudFront ? 0 : webRequests * (platform + access)
  const bytes =
    (workload.requests + ticks) * (logBytes('api') + platform + access) +
    batches.batches * (logBytes('stream') + platform) +
    ticks * (logBytes('clock') + platform) +
    ofFiles
  const gb = bytes / GB
  const monthsKept = Math.min(settings.logRetentionDays / numbers.daysPerMonth, numbers.monthsOfHistory)
  return [
    { part: 'logs', price: 'logIngest', quantity: gb },
    { part: 'logs', price: 'logStorage', quantity: gb * numbers.logCompression * monthsKept },
  ]
}

/** What is paid for being there. */
function fixedUse({ deployed, numbers }: Inputs): Quantity[] {
  const { daysPerMonth, environments, tablesPerFunction, queueRequests, customMetrics } = numbers
  const spans = FIVE_MINUTES_PER_DAY * daysPerMonth
  // The API's environments read both secrets, the stream's one the other; Secrets Manager opens each with KMS.
  const secretReads = spans * (environments * deployed.secrets + 1)
  const functions = Object.keys(deployed.memoryMb).length
  const quantities: [Part, PriceName, number][] = [
    ['alarms and metrics', 'alarmMetrics', deployed.alarmMetrics],
    ['alarms and metrics', 'customMetrics', customMetrics],
    ['alarms and metrics', 'dashboards', deployed.dashboards],
    ['keys and secrets', 'keys', deployed.keys],
    ['keys and secrets', 'secrets', deployed.secrets],
    ['keys and secrets', 'secretReads', secretReads],
    ['keys and secrets', 'keyRequests', secretReads + spans * functions * tablesPerFunction],
    ['queues and files', 'queueRequests', queueRequests],
    ['queues and files', 'scheduledEvents', MINUTES_PER_DAY * daysPerMonth],
  ]
  return quantities.map(([part, price, quantity]) => ({ part, price, quantity }))
}
