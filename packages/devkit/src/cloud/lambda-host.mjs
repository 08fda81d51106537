// Runs one Lambda bundle in a process of its own, as Lambda's runtime would: loads it, hands it one event after the other,
// tells what it answered. Started by start-function.ts; arguments: path of the bundle, JSON of where foreign hosts lie here.
import { pathToFileURL } from 'node:url'

const [bundle, hosts] = process.argv.slice(2)
const standIns = JSON.parse(hosts)
const realFetch = globalThis.fetch

/** A request to a host that has a stand-in here goes there; to any other, nowhere: no test may reach the world. */
globalThis.fetch = async (address, init) => {
  const { origin, pathname, search } = new URL(address)
  const standIn = standIns[origin]
  if (standIn === undefined) throw new TypeError(`fetch failed: ${origin} has no stand-in`)
  return realFetch(`${standIn}${pathname}${search}`, init)
}

const milliseconds = ({ user, system }) => (user + system) / 1000
const described = (error) =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] }
    : { errorType: typeof error, errorMessage: String(error), trace: [] }

const startedAt = performance.now()
const cpuBefore = process.cpuUsage()
const { handler } = await import(pathToFileURL(bundle)).catch((error) => {
  // What Lambda writes to the log when a function does not even load.
  console.error('Uncaught Exception', JSON.stringify(described(error)))
  process.send({ kind: 'init_failed', error: described(error) }, () => process.exit(1))
  return new Promise(() => {})
})
const initMs = performance.now() - startedAt
const initCpuMs = milliseconds(process.cpuUsage(cpuBefore))
let invocations = 0
let handlerMs = 0
let handlerCpuMs = 0

async function invoke({ id, event, deadline }) {
  const context = {
    awsRequestId: `request-${id}`,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: '$LATEST',
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  }
  const from = performance.now()
  const cpuFrom = process.cpuUsage()
  try {
    const answer = await handler(event, context)
    return { kind: 'answered', id, answer }
  } catch (error) {
    console.error('Invoke Error', JSON.stringify(described(error)))
    return { kind: 'failed', id, error: described(error) }
  } finally {
    invocations += 1
    handlerMs += performance.now() - from
    handlerCpuMs += milliseconds(process.cpuUsage(cpuFrom))
  }
}

function stats() {
  const { rss, heapUsed } = process.memoryUsage()
  const peakRssBytes = process.resourceUsage().maxRSS * 1024
  return { initMs, initCpuMs, invocations, handlerMs, handlerCpuMs, rssBytes: rss, peakRssBytes, heapBytes: heapUsed }
}

process.on('message', async (message) => {
  process.send(message.kind === 'invoke' ? await invoke(message) : { kind: 'stats', id: message.id, stats: stats() })
})
// Whoever started it is gone.
process.on('disconnect', () => process.exit())
process.send({ kind: 'ready' })
