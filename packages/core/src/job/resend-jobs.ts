import type { Platform } from '../context'
import type { Job, JobQueue } from './job'
import type { JobStore } from './job-store.dynamo'
import { listJobsSince } from './list-jobs-since'

export type ResendContext = Pick<Platform, 'realNow'> & { stores: { jobs: Pick<JobStore, 'list'> }; queue: JobQueue }

const DAY_MS = 86_400_000
/** A job that has not ended in that time has failed long ago. */
const OPEN_DAYS = 7
/** How long a job that was just queued is left to the queue. */
const PATIENCE_MS = 60_000

/** Queues every job again whose run ended without a word, whose pause is over, or whose message was lost. */
export async function resendJobs(ctx: ResendContext): Promise<{ sent: number; open: number }> {
  const nowMs = ctx.realNow()
  const open = (await listJobsSince(ctx, nowMs - OPEN_DAYS * DAY_MS)).filter(isOpen)
  const due = open.filter((job) => dueAt(job) <= nowMs)
  for (const { jobId } of due) await ctx.queue.send(jobId)
  return { sent: due.length, open: open.length }
}

const isOpen = ({ status }: Job) => status === 'waiting' || status === 'running'
const dueAt = ({ leaseUntil, updatedAt }: Job) => Date.parse(leaseUntil ?? updatedAt) + (leaseUntil ? 0 : PATIENCE_MS)
