import { type JobContext, type JobOutcome, runJob } from '@microwish/core'
import { failureOf } from './failure-of'
import type { Log } from './http/http-env'
import { readJobMessage } from './job-message'

/** What is read of a batch of SQS. */
export type QueueEvent = { Records: { messageId: string; body: string }[] }
export type QueueAnswer = { batchItemFailures: { itemIdentifier: string }[] }

export type JobParts = Omit<JobContext, 'onJobFailure' | 'onDamage' | 'onSendFailure'> & { log: Log }

/** What a job's run tells the log besides its outcome: codes, ids and positions. */
export const jobContext = ({ log, ...parts }: JobParts): JobContext => ({
  ...parts,
  onJobFailure: (jobId, error) =>
    log({ level: 'error', event: 'job_failed', requestId: '', jobId, ...failureOf(error) }),
  onDamage: ({ needId, version }) => log({ level: 'error', event: 'line_damaged', requestId: '', needId, version }),
  onSendFailure: (error) => log({ level: 'error', event: 'send_failed', requestId: '', ...failureOf(error) }),
})

/**
 * Runs the jobs that the queue names. Only what could not be looked up or put back is delivered again, and ends in the
 * dead letters; how a job went stands in its row.
 * @param deadline milliseconds left to this call
 */
export function jobHandler(parts: JobParts, onOutcome: (outcome: JobOutcome) => void) {
  const ctx = jobContext(parts)
  return async ({ Records }: QueueEvent, deadline: () => number): Promise<QueueAnswer> => {
    const failed: { itemIdentifier: string }[] = []
    for (const { messageId, body } of Records) {
      try {
        const jobId = readJobMessage(body)
        const outcome = await runJob(ctx, jobId, { deadline })
        parts.log({
          level: outcome === 'failed' ? 'error' : 'info',
          event: 'job',
          requestId: messageId,
          jobId,
          outcome,
        })
        onOutcome(outcome)
      } catch (error) {
        parts.log({ level: 'error', event: 'message_failed', requestId: messageId, ...failureOf(error) })
        failed.push({ itemIdentifier: messageId })
      }
    }
    return { batchItemFailures: failed }
  }
}
