import type { Platform } from '../context'
import type { TransactItem } from '../database.dynamo'
import { DomainError } from '../error'
import { fingerprintOf } from '../fingerprint'
import type { Job, JobQueue, Work } from './job'
import type { JobStore } from './job-store.dynamo'
import { checkWindow } from './replay'

export type StartContext = Pick<Platform, 'now' | 'realNow' | 'newId'> & {
  stores: { jobs: JobStore }
  queue: JobQueue
}
export type StartOptions = {
  /** A person's id, or the part of the system that asks. */
  startedBy: string
  /** The same key starts one job, however often it is asked for. */
  key: string
  /** What is written with the job or not at all; it may name the job by the id that is given for it. */
  also?: readonly TransactItem[]
  jobId?: string | undefined
}

/** Rows outlive the six months for which an erasure must be provable. */
const KEPT_DAYS = 400
const KEY_DAYS = 14
const DAY_S = 86_400

/**
 * Writes a job down and queues it. The same key again answers with the same job, and queues it again if it still waits.
 * @throws DomainError `idempotency_key_reused` for other work under the same key, `invalid_input`; ConditionFailed when a
 * condition of `also` does not hold
 */
export async function startJob(
  ctx: StartContext,
  work: Work,
  { startedBy, key, also = [], jobId = ctx.newId('job') }: StartOptions,
): Promise<Job> {
  if (work.kind === 'replay') checkWindow(work.input, ctx.realNow())
  const nowS = Math.floor(ctx.realNow() / 1000)
  const fingerprint = fingerprintOf(work)
  const at = new Date(ctx.realNow()).toISOString()
  const fresh: Job = {
    ...work,
    jobId,
    status: 'waiting',
    progress: { done: 0 },
    mark: {},
    startedBy,
    createdAt: at,
    updatedAt: at,
    attempts: 0,
    expiresAt: nowS + KEPT_DAYS * DAY_S,
  }
  const used = await ctx.stores.jobs.create(fresh, { key, fingerprint, expiresAt: nowS + KEY_DAYS * DAY_S }, also)
  if (used && used.fingerprint !== fingerprint)
    throw new DomainError('idempotency_key_reused', '这个提交编号已经用过，请重新操作')
  const job = used ? ((await ctx.stores.jobs.get(used.jobId)) ?? fresh) : fresh
  if (job.status === 'waiting') await ctx.queue.send(job.jobId)
  return job
}
