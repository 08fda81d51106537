import type { addArea as endpoint, AreaId, InputOf, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { type Actor, type Area, toActor } from '../person'
import { LEVELS, levelOfCode, OWN_DIGITS } from './area-code'
import { permitArea } from './area-policy'
import type { Tree } from './area-tree'
import { calledArea, planNewArea } from './plan-area'
import { mustBeSeen, readTreeNow } from './read-county'

type Input = InputOf<typeof endpoint>
type Output = OutputOf<typeof endpoint>

/** A new area, and the edition that it makes. */
export async function addArea(ctx: Context, input: Input): Promise<Output> {
  const again = (areaId: string) => viewChanged(ctx, areaId as AreaId)
  return runOnce(ctx, 'addArea', input, { run: (key) => add(ctx, input, key), again })
}

async function add(ctx: Context, { edition: seen, ...input }: Input, key: CommandKey | undefined): Promise<Output> {
  const { stores, caller, newId, now } = ctx
  const actor = toActor(await stores.people.get(caller.personId), caller, now())
  const { tree, pointer } = await readTreeNow(ctx)
  permitAt(actor, tree, input.code)
  mustBeSeen(pointer, seen)
  const after = planNewArea(tree, input, newId('are') as AreaId)
  const items = [...stores.areas.changeItems({ after }, seen + 1), ...stores.commandKeys.items(key, after.areaId)]
  const by = { personId: actor.personId, name: actor.name }
  const note = { at: now(), what: 'add' as const, by, note: `新增${calledArea(after)}`, changed: 1 }
  return { area: after, edition: await stores.editions.commit(items, seen, note) }
}

/** Whoever may not add it there is told so before anything else. A code below nothing is the planner's to refuse. */
function permitAt(actor: Actor, tree: Tree, code: string) {
  const parent = tree.byCode.get(code.slice(0, -OWN_DIGITS))
  const [county] = tree.standing
  const level = levelOfCode(code) ?? (LEVELS[0] as 'county')
  if (parent ?? county) permitArea(actor, 'shape', { ...(parent ?? (county as Area)), level })
}

/** Today's view of an area that a command made or changed. */
export async function viewChanged({ stores }: Pick<Context, 'stores'>, areaId: AreaId): Promise<Output> {
  const [[area], { current }] = await Promise.all([stores.areas.getAll([areaId]), stores.editions.read()])
  return { area: area as NonNullable<typeof area>, edition: current }
}
