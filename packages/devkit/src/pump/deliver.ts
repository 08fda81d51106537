import type { LambdaRecord } from './lambda-record'

/** Lambda's contract with a handler of a stream: which records failed, or nothing. A throw fails the whole batch. */
export type StreamHandler = (event: {
  Records: LambdaRecord[]
}) => Promise<{ batchItemFailures: { itemIdentifier: string }[] } | void>

export type DeliverOptions = {
  handler: StreamHandler
  /** Tries of one record before it is given up. */
  attempts: number
  /** Milliseconds before the second try of a record; doubles with each. */
  firstWaitMs: number
  sleep: (ms: number) => Promise<void>
  isStopped: () => boolean
  /** A try failed: which record now stands first, and how often it has failed. */
  onFailure: (record: LambdaRecord, attempt: number, error: unknown) => void
  /** A record is given up; the rest goes on. */
  onDead: (record: LambdaRecord, error: unknown) => void
}

const LONGEST_WAIT_MS = 5_000

/**
 * Delivers records in order, as Lambda does with ReportBatchItemFailures and BisectBatchOnFunctionError: from the first
 * failure on again, a batch that failed as a whole in halves, so that one bad record ends alone.
 * @returns whether all were delivered or given up; false when stopped between.
 */
export async function deliver(records: LambdaRecord[], options: DeliverOptions): Promise<boolean> {
  let rest = records
  let size = rest.length
  let attempt = 0
  while (rest.length > 0) {
    if (options.isStopped()) return false
    const batch = rest.slice(0, size)
    const { failedAt, isWhole, error } = await tryOnce(batch, options.handler)
    const failed = rest[failedAt]
    rest = rest.slice(failedAt)
    if (failedAt > 0) attempt = 0
    if (failedAt === batch.length || !failed) {
      size = rest.length
      continue
    }
    attempt++
    options.onFailure(failed, attempt, error)
    const isAlone = !isWhole || batch.length === 1
    if (isAlone && attempt >= options.attempts) {
      options.onDead(failed, error)
      rest = rest.slice(1)
      size = rest.length
      attempt = 0
      continue
    }
    if (!isAlone) attempt = 0
    size = isWhole ? Math.ceil(batch.length / 2) : rest.length
    await options.sleep(Math.min(LONGEST_WAIT_MS, options.firstWaitMs * 2 ** Math.max(0, attempt - 1)))
  }
  return true
}

/** `failedAt` is the index of the first failure, the length of the batch when there is none. */
async function tryOnce(batch: LambdaRecord[], handler: StreamHandler) {
  try {
    const answer = await handler({ Records: batch })
    const names = answer?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) ?? []
    if (names.length === 0) return { failedAt: batch.length, isWhole: false, error: undefined }
    const places = names.map((name) => batch.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === name))
    // A name that is not in the batch counts, as in Lambda, as failure of the whole.
    const isWhole = places.includes(-1)
    return { failedAt: isWhole ? 0 : Math.min(...places), isWhole, error: undefined }
  } catch (error) {
    return { failedAt: 0, isWhole: true, error }
  }
}
