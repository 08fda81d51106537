import type { TableName } from '@microwish/core/tables'
import { Duration } from 'aws-cdk-lib'
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { nameOf } from '../names'
import type { FunctionName } from './permissions'

const metric = (namespace: string, metricName: string, statistic: string, dimensionsMap: Record<string, string>) =>
  new Metric({ namespace, metricName, statistic, dimensionsMap, period: Duration.minutes(5) })

export type LambdaMetric = 'Errors' | 'Throttles' | 'Invocations' | 'IteratorAge' | 'ConcurrentExecutions' | 'Duration'
export type QueueMetric = 'ApproximateNumberOfMessagesVisible' | 'ApproximateAgeOfOldestMessage'
export type TableMetric =
  'WriteThrottleEvents' | 'ReadThrottleEvents' | 'ConsumedWriteCapacityUnits' | 'ConsumedReadCapacityUnits'

/**
 * What AWS measures of a stage, found by the names of its parts, so that this stack depends on no other but for the id of
 * the API, which AWS chooses.
 */
export const metricsOf = (stage: string, apiId: string) => ({
  ofFunction: (name: FunctionName, which: LambdaMetric, statistic: string = Stats.SUM) =>
    metric('AWS/Lambda', which, statistic, { FunctionName: nameOf(stage, name) }),
  ofQueue: (name: 'jobs' | 'jobs-dead' | 'stream-dead', which: QueueMetric) =>
    metric('AWS/SQS', which, Stats.MAXIMUM, { QueueName: nameOf(stage, name) }),
  ofTable: (name: TableName, which: TableMetric) =>
    metric('AWS/DynamoDB', which, Stats.SUM, { TableName: nameOf(stage, name) }),
  ofApi: (which: 'Count' | '4xx' | '5xx' | 'Latency', statistic: string = Stats.SUM) =>
    metric('AWS/ApiGateway', which, statistic, { ApiId: apiId }),
  /** What the functions count themselves, by powertools, each under its deployed name. */
  ofProduct: (name: FunctionName, which: string) =>
    metric('Microwish', which, Stats.SUM, { service: nameOf(stage, name) }),
})
export type Metrics = ReturnType<typeof metricsOf>

/** The sum of several; CloudWatch counts each of them for the price of an alarm. */
export const sumOf = (metrics: readonly Metric[], label: string) =>
  new MathExpression({
    expression: metrics.map((_, index) => `FILL(m${index}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(metrics.map((one, index) => [`m${index}`, one])),
    period: Duration.minutes(5),
    label,
  })
