import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { createDatabase, createStores } from '@microwish/core'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import * as z from 'zod/mini'
import type { Log } from './http/http-env'
import { realWorld } from './real-world'
import { streamHandler } from './stream'

const text = z.string().check(z.minLength(1))
const env = z
  .object({
    NEEDS_TABLE: text,
    DIRECTORY_TABLE: text,
    CONTACTS_TABLE: text,
    LEDGER_TABLE: text,
    SESSIONS_TABLE: text,
  })
  .parse(process.env)

const logger = new Logger({ serviceName: 'stream' })
const metrics = new Metrics({ namespace: 'Microwish', serviceName: 'stream' })
const log: Log = ({ level, event, ...facts }) => logger[level](event, facts)

const stores = createStores(
  createDatabase(new DynamoDBClient({}), {
    needs: env.NEEDS_TABLE,
    directory: env.DIRECTORY_TABLE,
    contacts: env.CONTACTS_TABLE,
    ledger: env.LEDGER_TABLE,
    sessions: env.SESSIONS_TABLE,
  }),
)

/** Nobody can be written to yet: openids are kept as hashes only, and a consent to a message is kept nowhere. */
const send = () => Promise.resolve()
const follow = streamHandler({ ...realWorld, stores, send, log })

export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const answer = await follow(event)
  const isWhole = answer.batchItemFailures.length === 0
  metrics.addMetric(isWhole ? 'Followed' : 'Stuck', MetricUnit.Count, isWhole ? event.Records.length : 1)
  metrics.publishStoredMetrics()
  return answer
}
