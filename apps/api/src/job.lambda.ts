import { Logger } from '@aws-lambda-powertools/logger'
import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { createStores } from '@microwish/core'
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import type { Log } from './http/http-env'
import { jobHandler } from './job'
import { openDatabase } from './lambda/database.lambda'
import { JOB_ENVIRONMENT } from './lambda/environment'
import { jobQueueAt } from './lambda/job-queue.lambda'
import { metricsOf } from './lambda/metrics.lambda'
import { secretOf } from './lambda/secrets.lambda'
import { wechatOf } from './lambda/wechat-account'
import { readWechatAccount } from './lambda/wechat-secret'
import { realWorld } from './real-world'
import { wechatNotices } from './send-notice'

/** Longer than a global index of DynamoDB has been seen to lag, and than a command may take. */
const SETTLE_MS = 5_000
const METRIC = { done: 'JobDone', failed: 'JobFailed', again: 'JobCut', later: 'JobDelayed', elsewhere: 'JobSkipped' }

const env = JOB_ENVIRONMENT.parse(process.env)
const logger = new Logger({ serviceName: 'job' })
const metrics = metricsOf('job')
const log: Log = ({ level, event, ...facts }) => logger[level](event, facts)

const wechat = wechatOf(secretOf(env.WECHAT_SECRET_ID, readWechatAccount, log), log)
const stores = createStores(openDatabase(env))
const send = wechatNotices({ wechat, people: stores.people, templateId: env.NOTICE_TEMPLATE_ID, now: realWorld.now })
const queue = jobQueueAt(env.JOB_QUEUE_URL)
const run = jobHandler({ ...realWorld, stores, queue, send, settleMs: SETTLE_MS, log }, (outcome) =>
  metrics.addMetric(METRIC[outcome], MetricUnit.Count, 1),
)

export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  const answer = await run(event, () => context.getRemainingTimeInMillis())
  metrics.publishStoredMetrics()
  return answer
}
