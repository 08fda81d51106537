import type { InputOf, listColleagues as endpoint, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'
import { toActor } from './to-actor'

export async function listColleagues(
  ctx: Context,
  _input: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const actor = toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, ctx.now())
  if (!actor.unitId || !isRegistered(actor)) throw new DomainError('not_registered', '登记了单位的志愿者才有同事可转')
  const people = await ctx.stores.people.listByUnit(actor.unitId)
  return { items: people.filter(({ personId }) => personId !== actor.personId) }
}

const isRegistered = ({ standings }: { standings: { role: string }[] }) =>
  standings.some(({ role }) => role === 'member' || role === 'unit_liaison')
