import type { Platform } from '../context'
import { DomainError } from '../error'
import { type EraseContext, eraseInSteps, ErasureRefused } from '../erase'
import { type ImportContext, importInSteps } from '../import'
import { type ReshapeContext, reshapeInSteps } from '../reshape'
import { recountInSteps, type RecountContext } from '../statistics'
import type { Job, JobQueue, Mark } from './job'
import type { JobStore, Lease } from './job-store.dynamo'
import { replayInSteps, type ReplayContext } from './replay'

export type JobContext = Pick<Platform, 'realNow' | 'newId'> &
  RecountContext &
  ReplayContext &
  EraseContext &
  ImportContext &
  ReshapeContext & {
    stores: { jobs: JobStore }
    queue: JobQueue
    /** Milliseconds in which what was just written reaches every index: 5,000 in the cloud. */
    settleMs: number
    /** Told of each failure, which the row keeps as a code only. */
    onJobFailure: (jobId: string, error: unknown) => void
  }

/**
 * `done`, `failed`: ended. `again`: the time is up, and it is queued to go on. `later`: it failed, and the clock queues it
 * after a pause. `elsewhere`: ended before, or in other hands.
 */
export type JobOutcome = 'done' | 'failed' | 'again' | 'later' | 'elsewhere'

/** One step of a kind of work: how much more is done, and where to go on. */
export type JobStep = { done: number; mark: Mark }

/** Renewed with every step; after a sudden end the clock waits that long. */
const LEASE_MS = 120_000
/** Kept for the last words: a step, its row, the queue. */
const RESERVE_MS = 20_000
/** Runs without a step between them, whether they failed or died (memory, time). */
const ATTEMPTS = 6
/** Why a job ends whose runs all died without a word. */
const CUT_OFF = 'cut_off'
/** After the first failure; doubles with each, to a quarter of an hour. */
const PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 900_000

/**
 * Runs a job from where it stands, as far as the time allows. Delivered twice it runs once: whoever holds the lease.
 * @param deadline milliseconds left to this run
 */
export async function runJob(
  ctx: JobContext,
  jobId: string,
  { deadline }: { deadline: () => number },
): Promise<JobOutcome> {
  const holder = ctx.newId('run')
  const lease = (): Lease => ({ jobId, holder, now: timeAt(ctx, 0), until: timeAt(ctx, LEASE_MS) })
  const job = await ctx.stores.jobs.take(lease())
  if (!job) return 'elsewhere'
  if (job.attempts > ATTEMPTS) {
    await ctx.stores.jobs.save(lease(), { status: 'failed', failure: CUT_OFF })
    return 'failed'
  }
  let { progress, attempts } = job
  try {
    for await (const { done, mark } of stepsOf(ctx, job)) {
      progress = { ...progress, done: progress.done + done }
      // A step that did nothing comes again with each try.
      if (done > 0) attempts = 0
      const isUp = deadline() < RESERVE_MS
      const state = { progress, mark, attempts, ...(isUp ? { status: 'waiting' as const } : {}) }
      const isOurs = await ctx.stores.jobs.save(lease(), { ...state, leaseUntil: isUp ? undefined : lease().until })
      if (!isOurs) return 'elsewhere'
      if (!isUp) continue
      await ctx.queue.send(jobId)
      return 'again'
    }
    await ctx.stores.jobs.save(lease(), { status: 'done', progress })
    return 'done'
  } catch (error) {
    ctx.onJobFailure(jobId, error)
    return afterFailure(ctx, lease(), Math.max(1, attempts), error)
  }
}

function stepsOf(ctx: JobContext, job: Job): AsyncIterable<JobStep> {
  switch (job.kind) {
    case 'recount':
      return recounting(ctx)
    case 'replay':
      return replayInSteps(ctx, job.input, job.mark)
    case 'erase':
      return eraseInSteps(ctx, job.input, job.mark)
    case 'import':
      return importInSteps(ctx, job.jobId, job.input, job.mark)
    case 'reshape':
      return reshapeInSteps(ctx, job.input, job.mark)
  }
}

/** A recount keeps its place beside the figures. */
async function* recounting(ctx: JobContext): AsyncIterable<JobStep> {
  for await (const { read } of recountInSteps(ctx, { chunk: 100, settleMs: ctx.settleMs }))
    yield { done: read, mark: {} }
}

async function afterFailure(ctx: JobContext, lease: Lease, attempts: number, error: unknown): Promise<JobOutcome> {
  if (isFinal(error) || attempts >= ATTEMPTS) {
    await ctx.stores.jobs.save(lease, { status: 'failed', attempts, failure: reasonOf(error) })
    return 'failed'
  }
  const pause = Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 2 ** (attempts - 1))
  await ctx.stores.jobs.save(lease, { status: 'waiting', attempts, leaseUntil: timeAt(ctx, pause) })
  return 'later'
}

/** A refusal stays one, however often it is tried; what is busy passes. */
const isFinal = (error: unknown) =>
  error instanceof ErasureRefused || (error instanceof DomainError && !PASSING.includes(error.code))
const PASSING: readonly string[] = ['busy', 'directory_busy']

function reasonOf(error: unknown): string {
  if (error instanceof ErasureRefused) return error.reason
  return error instanceof DomainError ? error.code : 'internal'
}

const timeAt = ({ realNow }: Pick<Platform, 'realNow'>, ahead: number) => new Date(realNow() + ahead).toISOString()
