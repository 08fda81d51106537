import type { AreaId, endArea as endpoint, InputOf, OutputOf } from '@microwish/contract'
import {
  type AreaChange,
  calledArea,
  permitArea,
  permitReading,
  planEndedArea,
  mustBeSeen,
  readTreeNow,
  viewChanged,
} from '../area'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { DomainError } from '../error'
import { type Area, toActor } from '../person'
import { commitChanges } from './commit-changes'
import { countLying } from './what-lies-there'

type Input = InputOf<typeof endpoint>
type Output = OutputOf<typeof endpoint>

/** Ends an area in which nothing and nobody is. @throws DomainError `action_not_allowed` that names what still is */
export async function endArea(ctx: Context, input: Input): Promise<Output> {
  const again = (areaId: string) => viewChanged(ctx, areaId as AreaId)
  return runOnce(ctx, 'endArea', input, { run: (key) => end(ctx, input, key), again })
}

async function end(
  ctx: Context,
  { areaId, edition, successorId }: Input,
  key: CommandKey | undefined,
): Promise<Output> {
  const { stores, caller, now } = ctx
  const actor = toActor(await stores.people.get(caller.personId), caller, now())
  const area = permitReading(actor, await stores.areas.get(areaId))
  permitArea(actor, 'shape', area)
  const { tree, pointer } = await readTreeNow(ctx)
  mustBeSeen(pointer, edition)
  const changes = planEndedArea(tree, areaId, successorId, now())
  await mustBeEmpty(ctx, area)
  const [own] = changes as [AreaChange]
  const note = { what: 'end' as const, actor, note: `撤销${calledArea(area)}`, answer: areaId, key }
  return { area: own.after, edition: await commitChanges(ctx, changes, edition, note) }
}

async function mustBeEmpty(ctx: Context, area: Area) {
  const { needs, people, rows } = await countLying(ctx, new Map([[area.path, area]]), ctx.now())
  const left = [
    ...(needs > 0 ? [`${needs}件没有办完的事`] : []),
    ...(people > 0 ? [`${people}个人的身份`] : []),
    ...(rows > 0 ? [`${rows}条组织、结对、岗位或报到`] : []),
  ]
  if (left.length > 0)
    throw new DomainError('action_not_allowed', `${area.name}里还有${left.join('，')}，请用“合并”一起交给别处`)
}
