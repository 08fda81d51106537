import type { AreaId } from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'
import { type Actor, type Area, toActor } from '../person'
import { dayOf } from '../statistics'
import { mayKeep, REGISTRAR_ROLES } from './organisation-policy'

/** Who reads or writes the register, and on which day of Asia/Shanghai. */
export type Registrar = { actor: Actor; today: string }

/** @throws DomainError `wrong_audience` for whoever keeps no register anywhere */
export async function registrarOf(ctx: Context): Promise<Registrar> {
  const now = ctx.now()
  const actor = toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, now)
  if (!deskOf(actor)) throw new DomainError('wrong_audience', '这是社区、街道和区县工作人员的页面')
  return { actor, today: dayOf(now) }
}

const deskOf = ({ standings }: Actor) =>
  standings.find(({ role }) => (REGISTRAR_ROLES as readonly string[]).includes(role))

/** The area asked for, or where the caller's desk stands. @throws DomainError `not_found` when it is beyond reach */
export async function registrarArea(ctx: Context, { actor }: Registrar, areaId: AreaId | undefined): Promise<Area> {
  const wanted = areaId ?? deskOf(actor)?.areaId
  const area = wanted && (await ctx.stores.areas.get(wanted))
  if (!area || !mayKeep(actor, area.path)) throw new DomainError('not_found', '没有这个地方，或不归您管')
  return area
}
