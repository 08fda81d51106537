import type { AreaId, changeArea as endpoint, InputOf, JobId, OutputOf } from '@microwish/contract'
import { calledArea, permitArea, permitReading, planChangedArea, mustBeSeen, readTreeNow, viewChanged } from '../area'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { toActor } from '../person'
import { commitChanges } from '../reshape'
import { beginJob } from './start-reshape'

type Input = InputOf<typeof endpoint>
type Output = OutputOf<typeof endpoint>

/** Facts change at once; a new name or code reaches whatever lies below, and goes on as a job. */
export async function changeArea(ctx: Context, input: Input): Promise<Output> {
  return runOnce<Output>(ctx, 'changeArea', input, {
    run: (key) =>
      input.name === undefined && input.code === undefined ? change(ctx, input, key) : rename(ctx, input, key),
    async again(answer) {
      const view = await viewChanged(ctx, input.areaId)
      return answer === input.areaId ? view : { ...view, jobId: answer as JobId }
    },
  })
}

async function rename(ctx: Context, { edition, areaId, ...edit }: Input, key: CommandKey | undefined): Promise<Output> {
  const jobId = await beginJob(ctx, { what: 'edit', edition, areaId, edit }, key)
  return { ...(await viewChanged(ctx, areaId)), jobId }
}

async function change(ctx: Context, { edition, areaId, ...edit }: Input, key: CommandKey | undefined): Promise<Output> {
  const { stores, caller, now } = ctx
  const actor = toActor(await stores.people.get(caller.personId), caller, now())
  const area = permitReading(actor, await stores.areas.get(areaId))
  permitArea(actor, edit.kind === undefined ? 'facts' : 'shape', area)
  const { tree, pointer } = await readTreeNow(ctx)
  mustBeSeen(pointer, edition)
  const changes = planChangedArea(tree, areaId, edit, now())
  const after = changes[0]?.after
  const note = { what: 'edit' as const, actor, note: `修改${calledArea(area)}`, answer: areaId as AreaId }
  return { area: after ?? area, edition: await commitChanges(ctx, changes, edition, { ...note, key }) }
}
