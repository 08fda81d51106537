import { Logger } from '@aws-lambda-powertools/logger'
import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { createStores, dailySweep } from '@microwish/core'
import { tick } from './clock'
import type { Log } from './http/http-env'
import { openDatabase } from './lambda/database.lambda'
import { CLOCK_ENVIRONMENT } from './lambda/environment'
import { jobQueueAt } from './lambda/job-queue.lambda'
import { metricsOf } from './lambda/metrics.lambda'
import { readSettings } from './lambda/settings'
import { realWorld } from './real-world'

const env = CLOCK_ENVIRONMENT.parse(process.env)
const logger = new Logger({ serviceName: 'clock' })
const metrics = metricsOf('clock')
const log: Log = ({ level, event, ...facts }) => logger[level](event, facts)

const stores = createStores(openDatabase(env))
const parts = {
  ...realWorld,
  stores,
  remind: dailySweep({ ...realWorld, stores, settings: readSettings(env.SETTINGS) }),
  queue: jobQueueAt(env.JOB_QUEUE_URL),
  canaryUrl: env.CANARY_URL,
  fetch,
  log,
}

export async function handler(): Promise<void> {
  const { isCanaryAnswered, areJobsSeen, areEndsSeen } = await tick(parts)
  metrics.addMetric('CanaryAnswered', MetricUnit.Count, isCanaryAnswered ? 1 : 0)
  metrics.addMetric('Ticked', MetricUnit.Count, areJobsSeen ? 1 : 0)
  metrics.publishStoredMetrics()
  if (!areJobsSeen) throw new Error('the jobs could not be looked at')
  if (!areEndsSeen) throw new Error('what ends soon could not be told')
}
