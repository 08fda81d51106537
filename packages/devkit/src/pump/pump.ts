import { join } from 'node:path'
import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import type { TableDefinition } from '@microwish/core/tables'
import { type Checkpoint, openCheckpoint } from './checkpoint-file'
import { bury, failureLine, type LogLine } from './dead-letters'
import { deliver, type DeliverOptions, type StreamHandler } from './deliver'
import { toLambdaRecord } from './lambda-record'
import { createNap } from './nap'
import type { ShardReader } from './shard-reader'
import { createShardSet } from './shard-set'
import { passes } from './stream-filter'

export type PumpOptions = {
  client: DynamoDBClient
  streams: DynamoDBStreamsClient
  /** Its definition says what is delivered; `tableName` is its name in this database. */
  table: TableDefinition
  tableName: string
  handler: StreamHandler
  /** Will hold `stream-checkpoint.json` and `stream-dead-letters.jsonl`. */
  dataDir: string
  log: (line: LogLine) => void
  /** Records may have gone unread: a stream keeps 24 h only. The figures should be recounted. */
  onGap?: () => void
  /** Milliseconds between two looks at a quiet stream. */
  pollMs?: number
  /** Records in one batch. */
  batchSize?: number
  /** Tries of one record before it becomes a dead letter. */
  attempts?: number
  firstWaitMs?: number
}

export type Pump = {
  /** Resolves when everything written before the call has been delivered or given up. */
  settled: () => Promise<void>
  /** Ends after the batch in hand; what was not delivered comes again at the next start. */
  stop: () => Promise<void>
}

/**
 * Stands where Lambda's event source mapping would: reads the table's stream, filters, delivers in order and at least
 * once. How far it came is remembered after a delivery only, so `kill -9` repeats and never loses.
 */
export async function startPump(options: PumpOptions): Promise<Pump> {
  const described = await options.client.send(new DescribeTableCommand({ TableName: options.tableName }))
  const streamArn = described.Table?.LatestStreamArn
  if (!streamArn) throw new Error(`the table ${options.table.name} has no stream`)
  const nap = createNap()
  const state = { isStopped: false }
  const look = createLook(options, streamArn, { sleep: nap.sleep, isStopped: () => state.isStopped })
  const { run, settled } = createLoop(look, options, nap.sleep, state)
  const ended = run()
  return {
    settled,
    async stop() {
      state.isStopped = true
      nap.wake()
      await ended
    },
  }
}

type Pace = Pick<DeliverOptions, 'sleep' | 'isStopped'>

/** One look at every shard that may be read now; true when there may be more at once. */
function createLook(options: PumpOptions, streamArn: string, pace: Pace): () => Promise<boolean> {
  const { streams, log, batchSize = 100, attempts = 8, firstWaitMs = 50, dataDir } = options
  const onGap = () => {
    log({ event: 'stream_gap' })
    options.onGap?.()
  }
  const checkpoint = openCheckpoint(join(dataDir, 'stream-checkpoint.json'), streamArn, Date.now)
  if (checkpoint.isTooOld) onGap()
  const shards = createShardSet({ client: streams, streamArn, checkpoint, batchSize, onTrimmed: onGap })
  const delivery: Omit<DeliverOptions, 'onDead'> = {
    ...pace,
    handler: options.handler,
    attempts,
    firstWaitMs,
    onFailure: (record, attempt, error) => log(failureLine('stream_retry', record, attempt, error)),
  }
  const burying =
    (shardId: string): DeliverOptions['onDead'] =>
    (record, error) => {
      const letters = join(dataDir, 'stream-dead-letters.jsonl')
      bury(letters, { record, shardId, attempts, error, at: new Date() })
      log(failureLine('stream_dead_letter', record, attempts, error))
    }

  async function drain(reader: ShardReader): Promise<boolean> {
    const { records, isDone } = await reader.read()
    const batch = records.map((record) => toLambdaRecord(record, streamArn))
    const wanted = batch.filter((record) => options.table.stream && passes(options.table.stream.filter, record))
    if (!(await deliver(wanted, { ...delivery, onDead: burying(reader.shardId) }))) return false
    remember(checkpoint, reader.shardId, batch.at(-1)?.dynamodb.SequenceNumber, isDone)
    if (isDone) shards.close(reader.shardId)
    return records.length > 0 || isDone
  }

  return async () => {
    let hasMore = false
    for (const reader of await shards.ready()) if (!pace.isStopped() && (await drain(reader))) hasMore = true
    return hasMore
  }
}

function remember(checkpoint: Checkpoint, shardId: string, last: string | undefined, isDone: boolean) {
  if (last === undefined && !isDone) return
  const after = last ?? checkpoint.of(shardId).after
  checkpoint.save(shardId, { ...(after ? { after } : {}), ...(isDone ? { isDone } : {}) })
}

const OUTAGE_WAIT_MS = 500

function createLoop(
  look: () => Promise<boolean>,
  { log, pollMs = 80 }: PumpOptions,
  sleep: Pace['sleep'],
  state: { isStopped: boolean },
) {
  let pass = 0
  let waiting: { since: number; resolve: () => void }[] = []

  async function lookOrWait() {
    try {
      return await look()
    } catch (error) {
      log({ event: 'stream_outage', error: error instanceof Error ? error.name : typeof error })
      await sleep(OUTAGE_WAIT_MS)
      return true
    }
  }

  return {
    async run() {
      while (!state.isStopped) {
        const current = ++pass
        if (await lookOrWait()) continue
        for (const { since, resolve } of waiting) if (since < current) resolve()
        waiting = waiting.filter(({ since }) => since >= current)
        await sleep(pollMs)
      }
      for (const { resolve } of waiting) resolve()
    },
    /** A look that began after the call and found nothing proves that nothing was left. */
    settled: () =>
      new Promise<void>((resolve) => {
        if (state.isStopped) resolve()
        else waiting.push({ since: pass, resolve })
      }),
  }
}
