import type { getJob as endpoint, InputOf, JobId, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'
import { toActor } from '../person'

/** They answer for the whole county’s areas and lists. */
const COUNTY_ROLES = ['district_staff', 'settings_admin']
const SHARED_KINDS = ['reshape', 'import']

/** How far a job has come, for whoever began it; a merge or an import also for the county. Says nothing of what it does. */
export async function getJob(ctx: Context, { jobId }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const actor = toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, ctx.now())
  const job = await ctx.stores.jobs.get(jobId)
  const isOfCounty = actor.standings.some(({ role }) => COUNTY_ROLES.includes(role))
  const isTheirs = job?.startedBy === actor.personId || (job && isOfCounty && SHARED_KINDS.includes(job.kind))
  if (!job || !isTheirs) throw new DomainError('not_found', '没有这项任务，或不归您看')
  const { kind, status, progress, createdAt, updatedAt, failure } = job
  return {
    ...{ jobId: job.jobId as JobId, kind, status, done: progress.done, createdAt, updatedAt },
    ...(progress.total !== undefined && { total: progress.total }),
    ...(failure !== undefined && { failure }),
  }
}
