import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { JobQueue } from '@microwish/core'
import { PATIENCE } from './patience'

/** The job queue; a message is the job's id and nothing else. */
export function jobQueueAt(QueueUrl: string): JobQueue {
  const sqs = new SQSClient({ requestHandler: PATIENCE })
  return {
    async send(jobId) {
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ jobId }) }))
    },
  }
}
