import type { InputOf, OutputOf, previewReshape as endpoint, Reshape } from '@microwish/contract'
import { mustBeSeen, readTreeNow } from '../area'
import type { Context } from '../context'
import { type Actor, toActor } from '../person'
import { permitNamed, permitReshape } from './permit-reshape'
import type { ReshapePlan } from './plan-reshape'
import { type AreaRenaming, planOf, type ReshapeInput } from './reshape'
import { countLying } from './what-lies-there'

/** Codes that one answer lists. */
const MOST_CODES = 200

/** What a merge, split or move would do; changes nothing. */
export async function previewReshape(
  ctx: Context,
  { reshape }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const { plan } = await permittedPlan(ctx, reshape)
  const { changes } = plan
  const ended = changes.flatMap(({ after }) => (after.endedAt === undefined ? [] : [after]))
  const coded = changes.filter(({ before, after }) => after.endedAt === undefined && before?.code !== after.code)
  return {
    areas: changes.length,
    ...(await countLying(ctx, plan.places, ctx.now())),
    codes: coded.slice(0, MOST_CODES).map(({ before, after }) => ({
      ...{ areaId: after.areaId, name: after.name, to: after.code },
      ...(before && { from: before.code }),
    })),
    ends: ended.map(({ areaId, name, code }) => ({ areaId, name, code })),
  }
}

/** A plan that the caller may carry out, with everything that a job needs to come to it again. */
export async function permittedPlan(
  ctx: Context,
  reshape: Reshape | AreaRenaming,
): Promise<{ plan: ReshapePlan; input: Omit<ReshapeInput, 'id'>; actor: Actor }> {
  const { stores, caller, now } = ctx
  const actor = toActor(await stores.people.get(caller.personId), caller, now())
  const { tree, pointer } = await readTreeNow(ctx)
  permitNamed(actor, reshape, tree)
  mustBeSeen(pointer, reshape.edition)
  const count = reshape.what === 'merge' ? 1 : reshape.what === 'split' ? reshape.parts.length : 0
  const newIds = Array.from({ length: count }, () => ctx.newId('are')) as ReshapeInput['newIds']
  const at = now()
  const plan = planOf(tree, { reshape, at, newIds })
  permitReshape(actor, plan)
  const { personId, name, surname, standings } = actor
  const role = standings[0]?.role ?? 'district_staff'
  return { plan, actor, input: { reshape, by: { personId, name, surname, role }, at, newIds } }
}
