import { isRecord, type Json, listOf, type Placed, placeOf, resourcesOf, textOf } from './template'
import type { Deployment } from './deployment'

/** A limit of AWS's, or advice of its documents, as a rule: what breaks it, said in one sentence. */
type Rule = { source: string; broken: (deployment: Deployment) => string[] }

const DAY = 86_400
const at = (value: Json | undefined, ...path: string[]): Json | undefined =>
  path.reduce<Json | undefined>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value)

type CalledFunction = { placed: Placed; seconds: number }

/** The function that an integration, a mapping or a rule calls: `arn` may stand inside a longer text. */
function called({ stacks, resolve, things }: Deployment, arn: string): CalledFunction | undefined {
  const thing = things.find(
    ({ type, called: names }) => type === 'AWS::Lambda::Function' && names.some((name) => arn.includes(name)),
  )
  if (!thing) return undefined
  const { placed } = thing
  return { placed, seconds: Number(resolve(stacks[0] ?? placed.stack, placed.properties['Timeout']) ?? 3) }
}

const mappingsOf = ({ stacks, resolve }: Deployment) =>
  resourcesOf(stacks, 'AWS::Lambda::EventSourceMapping').map((placed) => ({
    placed,
    properties: resolve(placed.stack, placed.properties as Json),
  }))

const queues = ({ things }: Deployment) => things.filter(({ type }) => type === 'AWS::SQS::Queue')
const secondsOf = ({ properties }: Placed, name: string, otherwise: number) => Number(properties[name] ?? otherwise)

const RULES: readonly Rule[] = [
  {
    source:
      'HTTP APIs end an integration after 30 s: docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html',
    broken: (deployment) =>
      resourcesOf(deployment.stacks, 'AWS::ApiGatewayV2::Integration').flatMap(({ stack, properties }) => {
        const fn = called(deployment, textOf(deployment.resolve(stack, properties['IntegrationUri'])))
        return !fn || fn.seconds < 30 ? [] : [`${placeOf(fn.placed)} may run ${fn.seconds} s before an HTTP API`]
      }),
  },
  {
    source:
      'a queue hides a message for six runs at least: docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
    broken: (deployment) =>
      mappingsOf(deployment).flatMap(({ properties }) => {
        const queue = queues(deployment).find(({ arn }) => arn === at(properties, 'EventSourceArn'))
        const fn = called(deployment, textOf(at(properties, 'FunctionName')))
        if (!queue || !fn) return []
        const hidden = secondsOf(queue.placed, 'VisibilityTimeout', 30)
        return hidden >= 6 * fn.seconds
          ? []
          : [`${placeOf(queue.placed)} hides a message ${hidden} s, its reader runs ${fn.seconds}`]
      }),
  },
  {
    source: 'a queue that a function reads has a dead-letter queue, with five deliveries at least: the same page',
    broken: (deployment) =>
      mappingsOf(deployment).flatMap(({ properties }) => {
        const queue = queues(deployment).find(({ arn }) => arn === at(properties, 'EventSourceArn'))
        if (!queue) return []
        const deliveries = Number(at(queue.placed.properties, 'RedrivePolicy', 'maxReceiveCount') ?? 0)
        return deliveries >= 5 ? [] : [`${placeOf(queue.placed)} gives up after ${deliveries} deliveries`]
      }),
  },
  {
    source:
      'dead letters are kept as long as SQS can, 14 days, and longer than the queue before them: docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
    broken: (deployment) =>
      deadLetterArns(deployment).flatMap((arn) => {
        const queue = queues(deployment).find((thing) => thing.arn === arn)
        if (!queue) return [`${arn} takes dead letters, and no template has it`]
        const kept = secondsOf(queue.placed, 'MessageRetentionPeriod', 4 * DAY)
        return kept >= 14 * DAY ? [] : [`${placeOf(queue.placed)} keeps dead letters for ${kept / DAY} days`]
      }),
  },
  {
    source:
      'without these a poisoned record holds its shard until the stream forgets it, after 24 h: docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html',
    broken: (deployment) =>
      mappingsOf(deployment)
        .filter(({ properties }) => /:dynamodb:.*\/stream\//.test(textOf(at(properties, 'EventSourceArn'))))
        .flatMap(({ placed, properties }) => streamFaults(properties).map((fault) => `${placeOf(placed)} ${fault}`)),
  },
  {
    source:
      'a failed message alone returns to its source: docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html',
    broken: (deployment) =>
      mappingsOf(deployment)
        .filter(
          ({ properties }) => !listOf(at(properties, 'FunctionResponseTypes')).includes('ReportBatchItemFailures'),
        )
        .map(({ placed }) => `${placeOf(placed)} repeats a whole batch for one failure`),
  },
  {
    source: 'a run of the minute’s clock must be over before the next begins',
    broken: (deployment) =>
      resourcesOf(deployment.stacks, 'AWS::Events::Rule', 'AWS::Scheduler::Schedule')
        .filter(({ properties }) => properties['ScheduleExpression'] === 'rate(1 minute)')
        .flatMap(({ stack, properties }) => {
          const fn = called(deployment, JSON.stringify(deployment.resolve(stack, properties as Json)))
          return !fn || fn.seconds < 60 ? [] : [`${placeOf(fn.placed)} may run ${fn.seconds} s, each minute`]
        }),
  },
  {
    source: 'Lambda’s own limits: docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    broken: ({ functions }) =>
      functions.flatMap(({ placed, environment }) => {
        const size = Buffer.byteLength(JSON.stringify(environment))
        return [
          ...(size > 4_096 ? [`${placeOf(placed)} has an environment of ${size} bytes`] : []),
          ...(secondsOf(placed, 'Timeout', 3) > 900 ? [`${placeOf(placed)} may run for more than 15 minutes`] : []),
        ]
      }),
  },
  {
    source: 'a log is kept for six months, as the law wants, and never for ever (PLATFORM §3)',
    broken: (deployment) =>
      resourcesOf(deployment.stacks, 'AWS::Logs::LogGroup')
        .filter(({ properties }) => !(Number(properties['RetentionInDays']) >= 180))
        .map(
          (placed) => `${placeOf(placed)} keeps its log for ${textOf(placed.properties['RetentionInDays'] ?? 'ever')}`,
        ),
  },
  {
    source: 'a function whose log no template keeps writes into one that is kept for ever',
    broken: ({ functions, things }) =>
      functions
        .filter(
          ({ logGroup, placed }) =>
            !placed.id.startsWith('CustomCDK') && !things.some(({ called: names }) => names.includes(logGroup)),
        )
        .map(({ placed, logGroup }) => `${placeOf(placed)} writes into ${logGroup}, which nothing ends`),
  },
]

function streamFaults(properties: Json | undefined): string[] {
  const age = Number(at(properties, 'MaximumRecordAgeInSeconds') ?? -1)
  const tries = Number(at(properties, 'MaximumRetryAttempts') ?? -1)
  return [
    ...(at(properties, 'BisectBatchOnFunctionError') === true ? [] : ['does not halve a failing batch']),
    ...(tries > 0 && tries <= 10_000 ? [] : ['never gives up a record']),
    ...(age > 0 && age < DAY ? [] : ['may lose a record to the stream’s end before it gives it up']),
    ...(at(properties, 'DestinationConfig', 'OnFailure', 'Destination') ? [] : ['gives up records to nobody']),
    ...(at(properties, 'FilterCriteria') ? [] : ['wakes its function for every write']),
  ]
}

/** Queues that take what was given up: by a redrive policy, or by a mapping on failure. */
function deadLetterArns(deployment: Deployment): string[] {
  const redriven = queues(deployment).flatMap(({ placed }) => {
    const policy = deployment.resolve(placed.stack, placed.properties['RedrivePolicy'])
    return isRecord(policy) ? [textOf(policy['deadLetterTargetArn'])] : []
  })
  const failed = mappingsOf(deployment).flatMap(({ properties }) => {
    const destination = at(properties, 'DestinationConfig', 'OnFailure', 'Destination')
    return typeof destination === 'string' ? [destination] : []
  })
  return [...new Set([...redriven, ...failed])]
}

/** Every rule that a deployment breaks, with where the rule comes from. */
export const brokenLimits = (deployment: Deployment): string[] =>
  RULES.flatMap(({ source, broken }) => broken(deployment).map((fault) => `${fault}: ${source}`))
