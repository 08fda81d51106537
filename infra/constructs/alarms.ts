import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { nameOf } from '../names'
import { type Metrics, sumOf } from './metrics'
import { FUNCTION_NAMES } from './permissions'

/** One alarm: when it rings, and which section of infra/RUNBOOK.md says what to do. */
export type AlarmDefinition = {
  name: string
  /** Of the runbook. */
  section: string
  says: string
  metric: IMetric
  /** Rings at or above this, or below it where `isFloor`. */
  threshold: number
  isFloor?: boolean
  /** Spans of the metric's period that must all be wrong. */
  spans?: number
  /** Silence is trouble: the thing that should have spoken does not run. */
  isMissedWhenSilent?: boolean
}

/** Rare failures are no outage: below this many requests in five minutes a share says nothing. */
const ENOUGH_REQUESTS = 20

/** Nineteen metrics in all, at 0.10 US$ a month each after the first ten. */
export const alarmsOf = (metrics: Metrics): AlarmDefinition[] => [
  ...requestAlarms(metrics),
  ...functionAlarms(metrics),
  ...workAlarms(metrics),
  ...throttlingAlarms(metrics),
  ...silenceAlarms(metrics),
]

const requestAlarms = ({ ofApi }: Metrics): AlarmDefinition[] => [
  {
    name: 'api-failing',
    section: 'api-failing',
    says: 'More than 2 % of the requests fail on our side',
    metric: new MathExpression({
      expression: `IF(requests > ${ENOUGH_REQUESTS}, 100 * failures / requests, 0)`,
      usingMetrics: { requests: ofApi('Count'), failures: ofApi('5xx') },
      period: Duration.minutes(5),
      label: 'failed requests, %',
    }),
    threshold: 2,
    spans: 2,
  },
  {
    name: 'api-slow',
    section: 'api-slow',
    says: 'One request in a hundred takes 3 s or longer',
    metric: ofApi('Latency', 'p99'),
    threshold: 3_000,
    spans: 3,
  },
]

const functionAlarms = ({ ofFunction }: Metrics): AlarmDefinition[] =>
  FUNCTION_NAMES.map((name) => ({
    name: `${name}-errors`,
    section: 'function-errors',
    says: `The function ${name} ended in errors`,
    metric: ofFunction(name, 'Errors'),
    threshold: 3,
  }))

const workAlarms = ({ ofFunction, ofQueue, ofProduct }: Metrics): AlarmDefinition[] => [
  {
    name: 'stream-stuck',
    section: 'stream-stuck',
    says: 'Figures and notices are 10 minutes behind',
    metric: ofFunction('stream', 'IteratorAge', 'Maximum'),
    threshold: Duration.minutes(10).toMilliseconds(),
    spans: 2,
  },
  ...(['stream-dead', 'jobs-dead'] as const).map((queue) => ({
    name: queue,
    section: 'dead-letters',
    says: `Something was given up and lies in ${queue}`,
    metric: ofQueue(queue, 'ApproximateNumberOfMessagesVisible'),
    threshold: 1,
  })),
  {
    name: 'jobs-waiting',
    section: 'jobs',
    says: 'A job has waited for an hour',
    metric: ofQueue('jobs', 'ApproximateAgeOfOldestMessage'),
    threshold: Duration.hours(1).toSeconds(),
  },
  {
    name: 'jobs-failed',
    section: 'jobs',
    says: 'A job ended without having done its work',
    metric: ofProduct('job', 'JobFailed'),
    threshold: 1,
  },
]

/** What should have spoken and did not: silence is trouble here. */
const silenceAlarms = ({ ofProduct }: Metrics): AlarmDefinition[] =>
  [
    { name: 'clock-missing', section: 'clock', says: 'The clock has made no round for 10 minutes', counts: 'Ticked' },
    {
      name: 'canary-missing',
      section: 'canary',
      says: 'The public address has not answered for 10 minutes',
      counts: 'CanaryAnswered',
    },
  ].map(({ counts, ...definition }) => ({
    ...definition,
    metric: ofProduct('clock', counts),
    threshold: 1,
    isFloor: true,
    spans: 2,
    isMissedWhenSilent: true,
  }))

/**
 * Requests that AWS put off. Of the tables those that many write to at once; errors of DynamoDB itself come back as failed
 * requests, which other alarms count.
 */
const throttlingAlarms = ({ ofFunction, ofTable }: Metrics): AlarmDefinition[] => [
  {
    name: 'tables-throttled',
    section: 'throttling',
    says: 'DynamoDB put off more than 100 requests in 5 minutes',
    metric: sumOf(
      [
        ofTable('needs', 'WriteThrottleEvents'),
        ofTable('needs', 'ReadThrottleEvents'),
        ofTable('ledger', 'WriteThrottleEvents'),
      ],
      'throttled requests',
    ),
    threshold: 100,
  },
  {
    name: 'api-throttled',
    section: 'throttling',
    says: 'Lambda had no room for the API',
    metric: ofFunction('api', 'Throttles'),
    threshold: 1,
    spans: 2,
  },
]

/** Makes an alarm that writes to the topic when it rings and when it is over. */
export function createAlarm(scope: Construct, stage: string, topic: ITopic, definition: AlarmDefinition): Alarm {
  const { name, section, says, isFloor = false, isMissedWhenSilent = false, spans = 1 } = definition
  const alarm = new Alarm(scope, name, {
    alarmName: nameOf(stage, name),
    alarmDescription: `${says}. infra/RUNBOOK.md#${section}`,
    metric: definition.metric,
    threshold: definition.threshold,
    evaluationPeriods: spans,
    comparisonOperator: isFloor
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: isMissedWhenSilent ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  })
  alarm.addAlarmAction(new SnsAction(topic))
  alarm.addOkAction(new SnsAction(topic))
  return alarm
}
