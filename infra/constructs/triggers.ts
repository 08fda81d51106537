import { TABLES } from '@microwish/core/tables'
import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { EventSourceMapping, FilterCriteria, type IFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { Settings } from '../settings/schema'

/** A stream forgets after 24 hours: long before that what nobody could follow goes to the dead letters. */
const GIVEN_UP_AFTER = Duration.hours(12)

/**
 * Follows the history of needs. A batch with a poisoned line is halved until the line stands alone, which goes to `dead`
 * after its tries; the rest goes on. Permissions stand in the function's role already.
 */
export function followStream(
  scope: Construct,
  target: IFunction,
  { streamArn, dead, stream }: { streamArn: string; dead: IQueue; stream: Settings['stream'] },
) {
  const filter = TABLES.find(({ name }) => name === 'needs')?.stream?.filter
  if (!filter) throw new Error('the table of needs has no stream to follow')
  return new EventSourceMapping(scope, 'History', {
    target,
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: stream.batchSize,
    maxBatchingWindow: Duration.seconds(stream.windowSeconds),
    retryAttempts: stream.retries,
    maxRecordAge: GIVEN_UP_AFTER,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    onFailure: { bind: () => ({ destination: dead.queueArn }) },
    filters: [FilterCriteria.filter(filter)],
  })
}

/** Does the jobs of a queue, one to a run, and two runs at once: fewer SQS does not take. */
export const doJobs = (scope: Construct, target: IFunction, queue: IQueue) =>
  new EventSourceMapping(scope, 'Work', {
    target,
    eventSourceArn: queue.queueArn,
    batchSize: 1,
    maxConcurrency: 2,
    reportBatchItemFailures: true,
  })

/** Runs the clock each minute. A minute that failed is not tried again: the next one sees the same. */
export function tick(scope: Construct, target: IFunction, ruleName: string) {
  return new Rule(scope, 'Minute', {
    ruleName,
    description: 'The clock of Microwish',
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: [new LambdaFunction(target, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
  })
}
