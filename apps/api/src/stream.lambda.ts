import { Logger } from '@aws-lambda-powertools/logger'
import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { createStores } from '@microwish/core'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import type { Log } from './http/http-env'
import { openDatabase } from './lambda/database.lambda'
import { STREAM_ENVIRONMENT } from './lambda/environment'
import { metricsOf } from './lambda/metrics.lambda'
import { secretOf } from './lambda/secrets.lambda'
import { wechatOf } from './lambda/wechat-account'
import { readWechatAccount } from './lambda/wechat-secret'
import { realWorld } from './real-world'
import { wechatNotices } from './send-notice'
import { streamHandler } from './stream'

const env = STREAM_ENVIRONMENT.parse(process.env)
const logger = new Logger({ serviceName: 'stream' })
const metrics = metricsOf('stream')
const log: Log = ({ level, event, ...facts }) => logger[level](event, facts)

const wechat = wechatOf(secretOf(env.WECHAT_SECRET_ID, readWechatAccount, log), log)
const stores = createStores(openDatabase(env))
const send = wechatNotices({ wechat, people: stores.people, templateId: env.NOTICE_TEMPLATE_ID, now: realWorld.now })
const follow = streamHandler({ ...realWorld, stores, send, log })

export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const answer = await follow(event)
  const isWhole = answer.batchItemFailures.length === 0
  metrics.addMetric(isWhole ? 'Followed' : 'Stuck', MetricUnit.Count, isWhole ? event.Records.length : 1)
  metrics.publishStoredMetrics()
  return answer
}
