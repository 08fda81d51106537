import type { Context } from '../context'
import { DomainError } from '../error'
import { type Actor, toActor } from '../person'
import { dayOf } from '../statistics'
import type { BondReader } from './view-bond'

const DESKS = ['community_staff', 'street_staff', 'district_staff']

/** Whoever asks, at a desk. @throws DomainError `wrong_audience` */
export function atDesk(actor: Actor): Actor {
  if (!actor.standings.some(({ role }) => DESKS.includes(role)))
    throw new DomainError('wrong_audience', '这是社区工作人员的页面')
  return actor
}

export async function readerOf(ctx: Context): Promise<BondReader & { now: string }> {
  const now = ctx.now()
  const actor = atDesk(toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, now))
  return { actor, now, today: dayOf(now), soon: ctx.settings.reminderDays }
}

export const unseen = () => new DomainError('not_found', '没有这一条，或不归您管')
