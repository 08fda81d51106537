import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import type { LambdaRecord } from './lambda-record'

export type LogLine = Record<string, unknown>

/** What a log may say of a failed record: its position and the error's name, never the item (decision 17). */
export function failureLine(
  event: string,
  { dynamodb, eventID }: LambdaRecord,
  attempt: number,
  error: unknown,
): LogLine {
  const name = error instanceof Error ? error.name : typeof error
  return {
    event,
    eventId: eventID,
    sequenceNumber: dynamodb.SequenceNumber,
    attempt,
    ...(error ? { error: name } : {}),
  }
}

export type Death = { record: LambdaRecord; shardId: string; attempts: number; error: unknown; at: Date }

/**
 * What Lambda sends to the on-failure destination of a stream: where the batch lies in the stream and when it arrived
 * there, nothing of what it holds. Here a batch that is given up is always one record.
 */
export function deadLetterOf({ record, shardId, attempts, error, at }: Death) {
  const { SequenceNumber, ApproximateCreationDateTime } = record.dynamodb
  const arrival = new Date(ApproximateCreationDateTime * 1_000).toISOString()
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn: 'local:function:stream',
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: attempts,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', ...(error ? { functionError: 'Unhandled' } : {}) },
    version: '1.0',
    timestamp: at.toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: SequenceNumber,
      endSequenceNumber: SequenceNumber,
      approximateArrivalOfFirstRecord: arrival,
      approximateArrivalOfLastRecord: arrival,
      batchSize: 1,
      streamArn: record.eventSourceARN,
    },
  }
}

/** One letter a line, as the queue would hold them. */
export const bury = (path: string, death: Death) => appendFileSync(path, `${JSON.stringify(deadLetterOf(death))}\n`)
