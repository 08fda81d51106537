import {
  activityFromImage,
  applyEvent,
  type CountingContext,
  deliverNotices,
  type NoticeContext,
  type StreamImage,
} from '@microwish/core'
import type { Log } from './http/http-env'

/** What is read of a record in the batch shape of Lambda's event source mapping for DynamoDB streams. */
export type StreamRecord = {
  eventID?: string | undefined
  eventName?: 'INSERT' | 'MODIFY' | 'REMOVE' | undefined
  dynamodb?:
    | {
        Keys?: StreamImage | undefined
        NewImage?: StreamImage | undefined
        SequenceNumber?: string | undefined
      }
    | undefined
}
export type StreamEvent = { Records: StreamRecord[] }
export type StreamAnswer = { batchItemFailures: { itemIdentifier: string }[] }

export type StreamParts = Omit<NoticeContext & CountingContext, 'stores' | 'onSendFailure'> & {
  stores: NoticeContext['stores'] & CountingContext['stores']
  log: Log
}

/**
 * Follows the history of needs: each new line moves the figures and tells people, once, however often it is delivered.
 * Ends at the first failure and names it; Lambda then delivers from there again, so the order of a need is kept.
 */
export function streamHandler({ log, ...parts }: StreamParts) {
  return async ({ Records }: StreamEvent): Promise<StreamAnswer> => {
    for (const record of Records) {
      const requestId = record.eventID ?? ''
      const onSendFailure = (error: unknown) => logFailure(log, 'send_failed', requestId, error)
      try {
        await follow({ ...parts, onSendFailure }, record)
      } catch (error) {
        logFailure(log, 'event_failed', requestId, error)
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] }
      }
    }
    return { batchItemFailures: [] }
  }
}

/** The stream's filter passes new lines of history only; whatever else comes is none of ours. */
const LINE = /^ACTIVITY#/

async function follow(ctx: NoticeContext & CountingContext, { eventName, dynamodb }: StreamRecord): Promise<void> {
  const sk = (dynamodb?.Keys?.['sk'] as { S?: string } | undefined)?.S ?? ''
  if (eventName !== 'INSERT' || !LINE.test(sk)) return
  const activity = activityFromImage(dynamodb?.NewImage ?? {})
  await applyEvent(ctx, activity)
  await deliverNotices(ctx, activity)
}

/** Name and code only: the message of a foreign error may hold the item (decision 17). */
function logFailure(log: Log, event: string, requestId: string, error: unknown) {
  const { name, code } = error instanceof Error ? (error as Error & { code?: unknown }) : { name: 'unknown' }
  log({ level: 'error', event, requestId, error: name, ...(typeof code === 'string' && { code }) })
}
