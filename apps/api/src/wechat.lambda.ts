import { Logger } from '@aws-lambda-powertools/logger'
import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { jobStore, personStore, startEraseByOpenId } from '@microwish/core'
import { pushStore } from '@microwish/core/wechat'
import { handle } from 'hono/aws-lambda'
import type { Log } from './http/http-env'
import { openDatabase } from './lambda/database.lambda'
import { WECHAT_ENVIRONMENT } from './lambda/environment'
import { jobQueueAt } from './lambda/job-queue.lambda'
import { metricsOf } from './lambda/metrics.lambda'
import { secretOf } from './lambda/secrets.lambda'
import { readPushSecret } from './lambda/wechat-secret'
import { realWorld } from './real-world'
import { createPushApp } from './wechat'

const env = WECHAT_ENVIRONMENT.parse(process.env)
const logger = new Logger({ serviceName: 'wechat' })
const metrics = metricsOf('wechat')

/** What is counted of the log's lines: each by its event, and the numbers in it. */
const COUNTED: Record<string, string> = {
  push: 'Pushed',
  push_refused: 'PushRefused',
  push_failed: 'PushFailed',
  given: 'ConsentsGiven',
  refused: 'ConsentsRefused',
  delivered: 'MessagesDelivered',
  failed: 'MessagesFailed',
}
const log: Log = ({ level, event, ...facts }) => {
  logger[level](event, facts)
  for (const [name, value] of Object.entries({ [event]: 1, ...facts })) {
    const metric = COUNTED[name]
    if (metric !== undefined && typeof value === 'number') metrics.addMetric(metric, MetricUnit.Count, value)
  }
  metrics.publishStoredMetrics()
}

const secret = secretOf(env.WECHAT_SECRET_ID, readPushSecret, log)
const database = openDatabase(env)
const starting = {
  ...realWorld,
  stores: { jobs: jobStore(database), people: personStore(database) },
  queue: jobQueueAt(env.JOB_QUEUE_URL),
}

export const handler = handle(
  createPushApp({
    keys: secret.get,
    pushes: pushStore(database),
    erase: (openId, key) =>
      startEraseByOpenId(starting, { openId, reason: 'revoked' }, { startedBy: 'wechat_push', key }),
    log,
    realNow: realWorld.realNow,
  }),
)
