import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { jobContext, jobMessage, readJobMessage, streamHandler } from '@microwish/api'
import { runJob } from '@microwish/core'
import { TABLES } from '@microwish/core/tables'
import { demoAreas, demoPersonas, seedCast } from '../demo'
import { createTables, localConfig, type TableNames } from '../dynamodb'
import { type Pump, startPump } from '../pump'
import { createLocalStack, type LocalStack } from '../stack'
import { localCloud, type LocalCloud } from './local-cloud'
import { runOn } from './run-on'
import type { Step } from './steps'

/** A county of its own to break things in: tables, people, the stream followed, the commands of the runbook. */
export type Rehearsal = {
  step: Step
  dataDir: string
  client: DynamoDBClient
  tables: TableNames
  stack: LocalStack
  cloud: LocalCloud
  pump: Pump
  /** Runs a command of `npm run ops` as the shell would, and answers what it said. */
  ops: (name: string, ...args: string[]) => Promise<string>
  /** Runs what lies in the job queue, until it is empty; at most `steps` steps at a time if given. */
  runJobs: (steps?: number) => Promise<string[]>
}

export type RehearsalOptions = { client: DynamoDBClient; endpoint: string; name: string; step: Step }

export async function openRehearsal({ client, endpoint, name, step }: RehearsalOptions) {
  const dataDir = mkdtempSync(join(tmpdir(), `microwish-drill-${name}-`))
  const tables = await createTables(client, `drill-${name}-${process.pid}-`)
  const personas = demoPersonas(demoAreas())
  const stack = createLocalStack({ client, tables, dataDir, log: () => undefined, personas })
  await seedCast(stack)
  const cloud = localCloud(stack, client, tables)
  const pump = await follow(stack, { client, endpoint, tables, dataDir })
  const rehearsal: Rehearsal = {
    ...{ step, dataDir, client, tables, stack, cloud, pump },
    ops: (command, ...args) => runOn(cloud, command, args),
    runJobs: (steps) => runJobs(stack, cloud, steps),
  }
  return {
    rehearsal,
    async close() {
      await pump.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** As followStream does, but quick to give up: a drill waits for a poisoned record to become a dead letter. */
function follow(
  { platform }: LocalStack,
  {
    client,
    endpoint,
    tables,
    dataDir,
  }: { client: DynamoDBClient; endpoint: string; tables: TableNames; dataDir: string },
): Promise<Pump> {
  const table = TABLES.find(({ name }) => name === 'needs')
  if (!table) throw new Error('there is nothing to follow')
  return startPump({
    ...{ client, table, tableName: tables.needs, dataDir },
    streams: new DynamoDBStreamsClient(localConfig(endpoint)),
    handler: streamHandler({ ...platform, send: () => Promise.resolve(), log: () => undefined }),
    log: () => undefined,
    attempts: 3,
    firstWaitMs: 5,
    pollMs: 20,
  })
}

/** A run that has this long is never at its end. */
const LONG_MS = 600_000

async function runJobs({ platform }: LocalStack, cloud: LocalCloud, steps?: number): Promise<string[]> {
  const { jobQueue } = cloud.names
  const queue = { send: (jobId: string) => cloud.queues.send(jobQueue, jobMessage(jobId)) }
  const ctx = jobContext({ ...platform, queue, settleMs: 0, send: () => Promise.resolve(), log: () => undefined })
  const outcomes: string[] = []
  for (;;) {
    const [message] = await cloud.queues.receive(jobQueue)
    if (!message) return outcomes
    let left = steps ?? Infinity
    outcomes.push(await runJob(ctx, readJobMessage(message.body), { deadline: () => (--left > 0 ? LONG_MS : 0) }))
    await cloud.queues.remove(jobQueue, message.receipt)
  }
}
