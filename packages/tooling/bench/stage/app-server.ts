import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Settings } from '@microwish/core'
import { localConfig, type TableNames } from '@microwish/devkit/dynamodb'
import { listen } from '@microwish/devkit/listen'
import { recordCalls, type RecordedCalls } from '@microwish/devkit/testing'
import { Hono } from 'hono'
import { answerQuestions } from './child'
import { type Conflicts, conflictAsAws } from './conflicts'
import { costOfCalls } from './price-list'
import { createProduct } from './product'
import { renewed, replay, type Trace, traceCalls } from './trace'

export type ServerOptions = {
  endpoint: string
  tables: TableNames
  /** Another database with the same content, on which traced calls are made again. */
  twin?: string
  settings?: Partial<Settings>
  /** Count capacity units, reading the images of what is written. */
  isPriced?: boolean
  /** Refuse transactions that meet on an item, as DynamoDB does and the local one does not. */
  hasConflicts?: boolean
}
export type RawPace = { seconds: number; times: number[]; cpuMs: number; calls: number }
export type Spent = ReturnType<typeof costOfCalls> & { conflicts: number }

type Open = {
  client: DynamoDBClient
  raw: DynamoDBDocumentClient
  recorded: RecordedCalls | undefined
  conflicts: Conflicts | undefined
}

/** No request waits for another’s socket: a function in the cloud serves one at a time. */
const SOCKETS = { requestHandler: { httpAgent: { keepAlive: true, maxSockets: 1_024 } } }

/** The API over HTTP in a process of its own, and beside it the same calls without it. For `startChild`. */
export function appServer(): void {
  let open: Open | undefined
  let traces: Trace[] = []
  let cpu = process.cpuUsage()
  const opened = () => {
    if (!open) throw new Error('not opened')
    return open
  }
  answerQuestions({
    async open(options: ServerOptions) {
      const { tables, endpoint, twin = endpoint } = options
      const connect = (to: string) => new DynamoDBClient({ ...localConfig(to), ...SOCKETS })
      const client = connect(endpoint)
      const images = connect(endpoint)
      open = {
        client,
        raw: DynamoDBDocumentClient.from(connect(twin), {
          marshallOptions: { removeUndefinedValues: true },
        }),
        recorded: options.isPriced ? recordCalls(client, tables, { images }) : undefined,
        conflicts: options.hasConflicts ? conflictAsAws(client) : undefined,
      }
      const { app } = createProduct(client, tables, options.settings)
      const { traced } = traceCalls(client)
      const site = new Hono().all('*', async (c) => {
        if (options.twin === undefined) return app.fetch(c.req.raw)
        const { result, waves } = await traced(() => app.fetch(c.req.raw))
        traces.push(waves)
        return result
      })
      return (await listen(site, 0)).port
    },
    /** From here on CPU and calls are counted. */
    mark() {
      traces = []
      opened().recorded?.reset()
      cpu = process.cpuUsage()
    },
    cpuMs: () => cpuSince(cpu),
    /** Makes the calls traced since the mark again on the twin, so many requests at a time. */
    async replay({ clients }: { clients: number }): Promise<RawPace> {
      const { raw } = opened()
      const requests = traces.map(renewed)
      traces = []
      return replayAll(raw, requests, clients)
    },
    spent(): Spent {
      const { recorded, conflicts } = opened()
      return { ...costOfCalls(recorded?.calls ?? [], (key) => key), conflicts: conflicts?.count() ?? 0 }
    },
  })
}

async function replayAll(raw: DynamoDBDocumentClient, requests: readonly Trace[], clients: number): Promise<RawPace> {
  const cpu = process.cpuUsage()
  const times: number[] = []
  const startedAt = performance.now()
  let next = 0
  async function one() {
    for (let at = next++; at < requests.length; at = next++) {
      const sentAt = performance.now()
      await replay(raw, requests[at] as Trace)
      times.push(performance.now() - sentAt)
    }
  }
  await Promise.all(Array.from({ length: clients }, one))
  const seconds = (performance.now() - startedAt) / 1_000
  return { seconds, times, cpuMs: cpuSince(cpu), calls: requests.flat(2).length }
}

function cpuSince(start: NodeJS.CpuUsage) {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000
}
