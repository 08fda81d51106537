import type { AreaId, InputOf, listPosts as endpoint, OutputOf, PostRow } from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'
import { type Actor, type Area, reaches, toActor } from '../person'
import { dayOf } from '../statistics'
import { APPOINTERS, refuseOthers } from './appointment-policy'
import { areasOfPeople, byPostOf, fillsOf, gapOf, identityOf, type PostFill, surplusOf, totalsOf } from './posts'
import { viewAppointment } from './view-appointment'

/** The posts of an area and all below it today, read whole: two ranges, each one query for a MB. */
export async function listPosts(
  ctx: Context,
  { area: areaId, only, cursor = 0, limit }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const actor = toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, ctx.now())
  const root = await areaToRead(ctx, actor, areaId)
  const day = dayOf(ctx.now())
  const [areas, appointments] = await Promise.all([
    ctx.stores.areas.readTree(root),
    ctx.stores.appointments.listPosts(root.path),
  ])
  const fills = fillsOf(areas, appointments, { day, settings: ctx.settings })
  const spread = areasOfPeople(fills)
  const wanted = fills.filter((fill) => isWanted(fill, only, spread))
  const shown = wanted.slice(cursor, cursor + limit)
  return {
    items: shown.map((fill) => rowOf(fill, spread, { actor, day })),
    ...(cursor + limit < wanted.length && { cursor: cursor + limit }),
    totals: totalsOf(fills, spread),
    byPost: byPostOf(fills),
  }
}

/** The area asked for, or the caller's own. @throws DomainError `wrong_audience`, `not_found` */
export async function areaToRead(ctx: Context, actor: Actor, areaId: AreaId | undefined): Promise<Area> {
  refuseOthers(actor)
  const own = actor.standings.find(({ role }) => (APPOINTERS as readonly string[]).includes(role))
  const area = await ctx.stores.areas.get(areaId ?? (own as NonNullable<typeof own>).areaId)
  if (!area || !reaches(actor, APPOINTERS, area.path)) throw new DomainError('not_found', '没有找到，或不在您的辖区')
  return area
}

const spreadOf = ({ post }: PostFill, who: string, spread: ReadonlyMap<string, number>) =>
  spread.get(`${post} ${who}`) ?? 1

function isWanted(fill: PostFill, only: 'gaps' | 'doubles' | undefined, spread: ReadonlyMap<string, number>): boolean {
  if (only === 'gaps') return gapOf(fill) > 0
  if (only === 'doubles')
    return surplusOf(fill) > 0 || fill.people.some((one) => spreadOf(fill, identityOf(one), spread) > 1)
  return true
}

function rowOf(
  fill: PostFill,
  spread: ReadonlyMap<string, number>,
  { actor, day }: { actor: Actor; day: string },
): PostRow {
  const { area, post, places, people } = fill
  return {
    ...{ areaId: area.areaId, areaName: area.name, above: area.names.slice(0, -1), level: area.level, post, places },
    filled: people.length,
    gap: gapOf(fill),
    surplus: surplusOf(fill),
    holders: people.map((one) => ({
      ...viewAppointment(one, day, reaches(actor, APPOINTERS, area.path)),
      elsewhere: spreadOf(fill, identityOf(one), spread) - 1,
    })),
  }
}
