import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { createDatabase, createStores } from '@microwish/core'
import { createWechatClient, WECHAT_BASE_URL } from '@microwish/core/wechat'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import * as z from 'zod/mini'
import type { Log } from './http/http-env'
import { realWorld } from './real-world'
import { wechatNotices } from './send-notice'
import { streamHandler } from './stream'

const text = z.string().check(z.minLength(1))
const env = z
  .object({
    NEEDS_TABLE: text,
    DIRECTORY_TABLE: text,
    CONTACTS_TABLE: text,
    LEDGER_TABLE: text,
    SESSIONS_TABLE: text,
    /** Holds what `Secrets` below describes. */
    SECRETS_ID: text,
    /** The subscribe message 心愿进展提醒 as WeChat numbers it for this mini-program. */
    NOTICE_TEMPLATE_ID: text,
  })
  .parse(process.env)

/** Of the secrets of the API only what sending takes. */
const Secrets = z.object({ wechat: z.object({ appId: text, secret: text }) })

const logger = new Logger({ serviceName: 'stream' })
const metrics = new Metrics({ namespace: 'Microwish', serviceName: 'stream' })
const log: Log = ({ level, event, ...facts }) => logger[level](event, facts)

async function start() {
  const { SecretString } = await new SecretsManagerClient({}).send(
    new GetSecretValueCommand({ SecretId: env.SECRETS_ID }),
  )
  const stores = createStores(
    createDatabase(new DynamoDBClient({}), {
      needs: env.NEEDS_TABLE,
      directory: env.DIRECTORY_TABLE,
      contacts: env.CONTACTS_TABLE,
      ledger: env.LEDGER_TABLE,
      sessions: env.SESSIONS_TABLE,
    }),
  )
  const wechat = createWechatClient({
    ...Secrets.parse(JSON.parse(SecretString ?? '{}')).wechat,
    baseUrl: WECHAT_BASE_URL,
    isLocal: false,
    now: realWorld.realNow,
    random: Math.random,
  })
  const send = wechatNotices({ wechat, people: stores.people, templateId: env.NOTICE_TEMPLATE_ID, now: realWorld.now })
  return streamHandler({ ...realWorld, stores, send, log })
}

const started = start()

export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const answer = await (await started)(event)
  const isWhole = answer.batchItemFailures.length === 0
  metrics.addMetric(isWhole ? 'Followed' : 'Stuck', MetricUnit.Count, isWhole ? event.Records.length : 1)
  metrics.publishStoredMetrics()
  return answer
}
