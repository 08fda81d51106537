import type { InputOf, JobId, OutputOf, Reshape, startReshape as endpoint } from '@microwish/contract'
import type { Context } from '../context'
import { ConditionFailed } from '../database.dynamo'
import { type CommandKey, runOnce } from '../edition'
import { DomainError } from '../error'
import { type AreaRenaming, permittedPlan } from '../reshape'
import { startJob } from './start-job'

type Output = OutputOf<typeof endpoint>

/** Begins a merge, split or move; the key of the command and the job are written together. */
export async function startReshape(ctx: Context, input: InputOf<typeof endpoint>): Promise<Output> {
  return runOnce<Output>(ctx, 'startReshape', input, {
    run: async (key) => ({ jobId: await beginJob(ctx, input.reshape, key) }),
    again: (jobId) => Promise.resolve({ jobId: jobId as JobId }),
  })
}

export async function beginJob(
  ctx: Context,
  reshape: Reshape | AreaRenaming,
  key: CommandKey | undefined,
): Promise<JobId> {
  const { input, actor } = await permittedPlan(ctx, reshape)
  const jobId = ctx.newId('job') as JobId
  const options = { startedBy: actor.personId, key: jobId, jobId, also: ctx.stores.commandKeys.items(key, jobId) }
  try {
    await startJob(ctx, { kind: 'reshape', input: { ...input, id: jobId } }, options)
    return jobId
  } catch (error) {
    throw error instanceof ConditionFailed ? new DomainError('stale_version', '刚刚有变化，请刷新再看') : error
  }
}
