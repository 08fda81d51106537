import type { InputOf, listRegistrations as endpoint, OutputOf, PersonId } from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'
import { type Actor, reaches, toActor } from '../person'
import type { Registration } from './registration'
import { viewForDesk } from './view-registration'

const READERS = ['community_staff', 'street_staff', 'district_staff'] as const
/** Who decides; the district looks on. */
const DECIDERS = ['community_staff', 'street_staff'] as const
/** Pages of the range that one answer looks through. */
const PAGES = 4
const PAGE = 250

export async function listRegistrations(
  ctx: Context,
  { area: areaId, status, cursor, limit }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const actor = toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, ctx.now())
  const areaPath = await pathToRead(ctx, actor, areaId)
  const found: { sort: string; registration: Registration }[] = []
  let after: string | undefined = cursor
  let isMore = true
  for (let n = 0; n < PAGES && isMore && found.length < limit; n++) {
    const page = await ctx.stores.registrations.page(areaPath, { after, limit: PAGE })
    found.push(...page.filter(({ registration }) => registration.status === status))
    isMore = page.length > 0
    after = page.at(-1)?.sort ?? after
  }
  const shown = found.slice(0, limit)
  const next = found.length > limit ? shown.at(-1)?.sort : isMore ? after : undefined
  return {
    items: await rowsFor(
      ctx,
      actor,
      shown.map(({ registration }) => registration),
    ),
    ...(next !== undefined && { cursor: next }),
  }
}

/** Where the caller's own desk is. @throws DomainError `wrong_audience` for staff without one: settings, audit, a department */
export function deskOf(actor: Actor) {
  const own = actor.standings.find(({ role }) => (READERS as readonly string[]).includes(role))
  if (!own) throw new DomainError('wrong_audience', '这是社区、街道和区县工作人员的页面')
  return own
}

/** Where the caller may read: the area asked for, or their own. @throws DomainError `not_found`, `wrong_audience` */
async function pathToRead(ctx: Context, actor: Actor, areaId: InputOf<typeof endpoint>['area']): Promise<string> {
  const own = deskOf(actor)
  if (areaId === undefined) return own.areaPath
  const area = await ctx.stores.areas.get(areaId)
  if (!area || !reaches(actor, READERS, area.path)) throw new DomainError('not_found', '没有找到，或不在您的辖区')
  return area.path
}

/** Nobody decides on themselves. */
export const mayDecide = (actor: Actor, { areaPath, personId }: Registration) =>
  personId !== actor.personId && reaches(actor, DECIDERS, areaPath)

/** Registrations as the desk reads them. */
export async function rowsFor(ctx: Context, actor: Actor, registrations: readonly Registration[]) {
  const waiting = registrations.filter(({ status }) => status === 'applied').map(({ personId }) => personId)
  const everybody = [...new Set(registrations.map(({ personId }) => personId))]
  const [phones, parties] = await Promise.all([
    ctx.stores.phones.getAll(everybody),
    ctx.stores.profiles.listParties(waiting),
  ])
  const about = (one: Registration, personId: PersonId) => ({
    phone: phones.get(personId),
    party: parties.get(personId),
    mayDecide: mayDecide(actor, one),
  })
  return registrations.map((one) => viewForDesk(one, about(one, one.personId)))
}
