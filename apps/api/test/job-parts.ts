import { type AttributeValue, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import {
  type Activity,
  followActivities,
  type JobOutcome,
  type JobStatus,
  runJob,
  startJob,
  type Work,
} from '@microwish/core'
import { TABLES } from '@microwish/core/tables'
import { jobContext, type JobParts, type LogEntry } from '../src'
import type { TestApi } from './set-up'

type Item = Record<string, unknown>

/** Jobs over the tables of an API, with a queue that only remembers what it was sent. */
export function jobsOf(api: TestApi) {
  const queued: string[] = []
  const told: string[] = []
  const logs: LogEntry[] = []
  let keys = 0
  const parts: JobParts = {
    ...api.platform,
    queue: { send: (jobId) => Promise.resolve(void queued.push(jobId)) },
    send: (personId, { text }) => Promise.resolve(void told.push(`${personId} ${text}`)),
    settleMs: 0,
    log: (entry) => logs.push(entry),
  }
  const ctx = jobContext(parts)
  /** `ms`: what is left of the time, at every look. */
  const run = (jobId: string, ms = Infinity): Promise<JobOutcome> => runJob(ctx, jobId, { deadline: () => ms })
  const start = (work: Work, key = `key ${keys++}`) => startJob(ctx, work, { startedBy: 'test', key })
  const statusOf = async (jobId: string): Promise<JobStatus | undefined> => (await api.stores.jobs.get(jobId))?.status
  /** One job to its end, cut after each of its steps. */
  async function runInSteps(work: Work): Promise<number> {
    const { jobId } = await start(work)
    let steps = 0
    while ((await run(jobId, 0)) === 'again') steps++
    return steps
  }
  return { ctx, logs, parts, queued, run, runInSteps, start, statusOf, told }
}

export const scan = async ({ client, tables }: TestApi['tables'], name: (typeof TABLES)[number]['name']) => {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: tables[name] }))
  return Items.map((item: Record<string, AttributeValue>): Item => unmarshall(item))
}

/** Every item of every table by its key, but the jobs' own rows. */
export async function everything({ tables }: TestApi): Promise<Record<string, Item>> {
  const items = await Promise.all(
    TABLES.map(async ({ name }) => (await scan(tables, name)).map((item) => [keyOf(name, item), item] as const)),
  )
  return Object.fromEntries(
    items
      .flat()
      .filter(([, { pk }]) => !/^JOB/.test(String(pk)))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}
const keyOf = (name: string, { pk, sk }: Item) => `${name} ${String(pk)} ${String(sk)}`

/** All lines of history so far, through what the stream ends in. */
export async function followAll(api: TestApi, { ctx }: ReturnType<typeof jobsOf>) {
  const lines = (await scan(api.tables, 'needs')).filter(({ sk }) => String(sk).startsWith('ACTIVITY#'))
  await followActivities(ctx, lines as Activity[])
}

/** Lets a client make so many calls and no more, as if its process had been killed then. */
export function cutAfter(client: DynamoDBClient, calls: number) {
  let left = calls
  client.middlewareStack.add(
    (next) => (args) => {
      if (left-- > 0) return next(args)
      throw Object.assign(new Error('cut off'), { name: 'Cut' })
    },
    { name: 'cut', step: 'initialize', tags: ['cut'] },
  )
  return { heal: () => client.middlewareStack.removeByTag('cut'), isCut: () => left < 0 }
}

/** Refuses every call of one operation with an error that no client tries again. */
export function failOn(client: DynamoDBClient, commandName: string, words: string) {
  client.middlewareStack.add(
    (next, context) => (args) => {
      if ((context as { commandName?: string }).commandName !== commandName) return next(args)
      throw new Error(words)
    },
    { name: 'failing', step: 'initialize', tags: ['failing'] },
  )
  return () => client.middlewareStack.removeByTag('failing')
}
