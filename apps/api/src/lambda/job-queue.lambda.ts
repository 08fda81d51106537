import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { JobQueue } from '@microwish/core'
import { jobMessage } from '../job-message'
import { PATIENCE } from './patience'

/** The job queue. */
export function jobQueueAt(QueueUrl: string): JobQueue {
  const sqs = new SQSClient({ requestHandler: PATIENCE })
  return {
    async send(jobId) {
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: jobMessage(jobId) }))
    },
  }
}
