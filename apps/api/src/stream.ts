import {
  type Activity,
  activityFromImage,
  applyEvents,
  type CountingContext,
  deliverNotices,
  type NoticeContext,
  type StreamImage,
} from '@microwish/core'
import { failureOf } from './failure-of'
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
    const { lines, broken } = readLines(Records)
    const isCounted = await countTogether(parts, log, lines)
    for (const { record, activity } of lines) {
      const requestId = record.eventID ?? ''
      const onSendFailure = (error: unknown) =>
        log({ level: 'error', event: 'send_failed', requestId, ...failureOf(error) })
      try {
        if (!isCounted) await applyEvents(parts, [activity])
        await deliverNotices({ ...parts, onSendFailure }, activity)
      } catch (error) {
        return stopAt(log, record, error)
      }
    }
    return broken ? stopAt(log, broken.record, broken.error) : { batchItemFailures: [] }
  }
}

type Line = { record: StreamRecord; activity: Activity }
type Broken = { record: StreamRecord; error: unknown }

/** The stream's filter passes new lines of history only; whatever else comes is none of ours. */
const LINE = /^ACTIVITY#/

/** The lines of a batch, up to the first that cannot be read. */
function readLines(records: readonly StreamRecord[]): { lines: Line[]; broken?: Broken } {
  const lines: Line[] = []
  for (const record of records) {
    const { eventName, dynamodb } = record
    const sk = (dynamodb?.Keys?.['sk'] as { S?: string } | undefined)?.S ?? ''
    if (eventName !== 'INSERT' || !LINE.test(sk)) continue
    try {
      lines.push({ record, activity: activityFromImage(dynamodb?.NewImage ?? {}) })
    } catch (error) {
      return { lines, broken: { record, error } }
    }
  }
  return { lines }
}

/** Whether all were counted at once, which is cheapest; where that fails, one by one shows which of them stands in the way. */
async function countTogether(ctx: CountingContext, log: Log, lines: readonly Line[]): Promise<boolean> {
  if (lines.length < 2) return false
  const activities = lines.map(({ activity }) => activity)
  return applyEvents(ctx, activities).then(
    () => true,
    (error: unknown) => {
      // Said, or a way that always fails would be paid for in silence.
      log({ level: 'info', event: 'counted_apart', requestId: lines[0]?.record.eventID ?? '', ...failureOf(error) })
      return false
    },
  )
}

function stopAt(log: Log, record: StreamRecord, error: unknown): StreamAnswer {
  log({ level: 'error', event: 'event_failed', requestId: record.eventID ?? '', ...failureOf(error) })
  return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] }
}
