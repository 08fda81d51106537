import { createHash, randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { AwsRefusal, type AwsAnswers, readCall, unknownOperation } from './aws-answer'

export type QueueMessage = { messageId: string; body: string; delaySeconds: number; receiveCount: number }

const Send = z.strictObject({
  QueueUrl: z.string(),
  MessageBody: z.string(),
  DelaySeconds: z.optional(z.int().check(z.gte(0), z.lte(900))),
})
/** Deliveries of a message before it goes to the dead letters, as the queue's redrive policy says. */
const DELIVERIES = 5
/** As the event source mapping takes them: a job has a whole run to itself. */
const BATCH = 1

/** Lambda's answer for a batch of messages. */
export type BatchAnswer = { batchItemFailures: { itemIdentifier: string }[] } | undefined

/** One SQS queue and its dead letters, at a URL that ends in `/jobs`. Delays are noted and not waited for. */
export function createJobQueue() {
  const messages: QueueMessage[] = []
  const dead: QueueMessage[] = []

  const answer: AwsAnswers = ({ operation, input }, note) => {
    if (operation !== 'SendMessage') throw unknownOperation(`sqs:${operation}`)
    const { QueueUrl, MessageBody, DelaySeconds = 0 } = readCall(Send, input)
    const isKnown = QueueUrl.endsWith('/111122223333/jobs')
    note(`sqs:${operation}`, isKnown ? 'jobQueue' : QueueUrl)
    if (!isKnown)
      throw new AwsRefusal(
        'com.amazonaws.sqs#QueueDoesNotExist',
        'The specified queue does not exist.',
        'AWS.SimpleQueueService.NonExistentQueue;Sender',
      )
    const messageId = randomUUID()
    messages.push({ messageId, body: MessageBody, delaySeconds: DelaySeconds, receiveCount: 0 })
    return { MessageId: messageId, MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex') }
  }

  /** One delivery as the event source mapping makes it: what the function fails comes again, at last to the dead letters. */
  async function deliver(receive: (batch: readonly QueueMessage[]) => Promise<BatchAnswer>) {
    const batch = messages.splice(0, BATCH).map((message) => ({ ...message, receiveCount: message.receiveCount + 1 }))
    if (batch.length === 0) return false
    const failed = await receive(batch).then(
      (answered) => new Set(answered?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) ?? []),
      () => new Set(batch.map(({ messageId }) => messageId)),
    )
    for (const message of batch.filter(({ messageId }) => failed.has(messageId)))
      (message.receiveCount < DELIVERIES ? messages : dead).push(message)
    return true
  }

  return { answer, messages, dead, deliver }
}
