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

/** As Lambda's on-failure destination holds it: where the record lies in the stream. */
export function bury(path: string, line: LogLine) {
  appendFileSync(path, `${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`)
}
