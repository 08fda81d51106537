import { Duration } from 'aws-cdk-lib'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'

/** SQS keeps a message no longer: two weeks in which somebody must look. */
const LONGEST = Duration.days(14)

/** A queue of what was given up, sealed by SQS, open to TLS only. Nothing reads it but a person with the runbook. */
export const deadLetters = (scope: Construct, id: string, queueName: string) =>
  new Queue(scope, id, { queueName, retentionPeriod: LONGEST, enforceSSL: true })

/** Deliveries of one message before it is given up. AWS advises five at least: a throttled function counts as one. */
const DELIVERIES = 5

/**
 * A queue whose reader runs `seconds` at most.
 * A message is hidden for six such runs, as AWS advises for Lambda, so that it never goes to two readers at once.
 */
export const workQueue = (scope: Construct, id: string, props: { queueName: string; seconds: number; dead: Queue }) =>
  new Queue(scope, id, {
    queueName: props.queueName,
    visibilityTimeout: Duration.seconds(6 * props.seconds),
    retentionPeriod: LONGEST,
    enforceSSL: true,
    deadLetterQueue: { queue: props.dead, maxReceiveCount: DELIVERIES },
  })
