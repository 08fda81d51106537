import { createHash } from 'node:crypto'
import type { AreaId, InputOf, listNeeds as endpoint, NeedRow, NeedStatus, OutputOf } from '@microwish/contract'
import { idsOfPath } from '../area'
import type { Context } from '../context'
import { DomainError } from '../error'
import { type Actor, type Area, reaches, type Standing, toActor } from '../person'
import type { Need } from './need'
import { isRegisteredFor, streetOf } from './need-policy'
import type { AreaList, HallRow } from './need-store.dynamo'
import { type Reader, rowOf } from './view-need'

type Input = InputOf<typeof endpoint>
/** A page before it is worded: what identifies it, and how to get its rows. */
type Found = { ids: { needId: string; version: number }[]; rows: () => Promise<NeedRow[]>; cursor?: string }

/** A page of one list. An answer equal to the one the caller holds (`known`) comes back without its rows and their reads. */
export async function listNeeds(ctx: Context, input: Input): Promise<OutputOf<typeof endpoint>> {
  const now = ctx.now()
  const person = await ctx.stores.people.get(ctx.caller.personId)
  const reader: Reader = { actor: toActor(person, ctx.caller, now), now, reopenDays: ctx.settings.reopenDays }
  const found = await find(ctx, reader, input)
  const revision = createHash('sha256')
    .update(JSON.stringify([found.ids, found.cursor]))
    .digest('base64url')
    .slice(0, 22)
  const next = found.cursor === undefined ? {} : { cursor: found.cursor }
  if (input.known === revision) return { items: [], revision, isUnchanged: true, ...next }
  return { items: await found.rows(), revision, ...next }
}

function find(ctx: Context, reader: Reader, input: Input): Promise<Found> {
  switch (input.list) {
    case 'hall':
      return findHall(ctx, reader, input)
    case 'mine':
      return findByPerson(ctx, reader, input, 'submitter')
    case 'claimed':
      return findByPerson(ctx, reader, input, 'holder')
    case 'triage':
      return findForStaff(ctx, reader, input, 'submitted', false)
    case 'cases':
      if (!input.status)
        throw new DomainError('invalid_input', '请选一个状态', {
          errors: [{ path: 'status', message: '请选一个状态' }],
        })
      return findForStaff(ctx, reader, input, input.status, true)
  }
}

/** A building has no list of its own: what is said there stands in its grid's. */
const LISTED = { grid: 'Grid', community: 'Community', street: 'Street', county: 'County' } as const

/** The list of an area; of a building, that of its grid. */
function listOf({ areaId, areaLevel, areaPath }: Pick<Standing, 'areaId' | 'areaLevel' | 'areaPath'>) {
  if (areaLevel !== 'building') return { areaId, level: LISTED[areaLevel] }
  return { areaId: idsOfPath(areaPath)[3] ?? areaId, level: LISTED.grid }
}
const listOfArea = ({ areaId, level, path }: Area) => listOf({ areaId, areaLevel: level, areaPath: path })

/** The communities of registration, or an area of their streets; newest first. */
async function findHall(ctx: Context, reader: Reader, { area, cursor, limit }: Input): Promise<Found> {
  const { actor } = reader
  const standings = actor.standings.filter(({ role }) => role === 'member' || role === 'unit_liaison')
  if (standings.length === 0) throw new DomainError('not_registered', '到社区报到以后，就能看到邻居的心愿')
  const areas = area ? [await hallArea(ctx, actor, area)] : standings.map(listOf)
  const lists = [...new Map(areas.map((one) => [one.areaId, one])).values()].map((one): AreaList => ({
    ...one,
    status: 'open',
  }))
  const pages = await Promise.all(
    lists.map((list) => ctx.stores.needs.listByArea(list, { after: cursor, limit: limit + 1, isDescending: true })),
  )
  const merged = pages.flat().sort((a, b) => (a.sort < b.sort ? 1 : -1))
  const page = merged.slice(0, limit)
  return {
    ids: page.map(({ row }) => row),
    rows: () => Promise.resolve(page.map(({ row }) => rowOf(asNeed(row), reader))),
    ...cursorOf(merged.length > limit, page),
  }
}

const isRegistration =
  (street: string) =>
  ({ role, areaPath }: Standing) =>
    (role === 'member' || role === 'unit_liaison') && streetOf(areaPath) === street

async function hallArea(ctx: Context, actor: Actor, areaId: AreaId) {
  const area = await ctx.stores.areas.get(areaId)
  const isStreet = area?.level === 'street' && actor.standings.some(isRegistration(area.path))
  if (!area || !(isStreet || isRegisteredFor(actor, area.path)))
    throw new DomainError('not_registered', '您还没有在那里报到')
  return listOfArea(area)
}

/** The index holds the hall's tier only; nothing else is read from this. */
const asNeed = (row: HallRow) => row as Need

async function findByPerson(
  ctx: Context,
  reader: Reader,
  { cursor, limit }: Input,
  as: 'submitter' | 'holder',
): Promise<Found> {
  const entries = await ctx.stores.needs.listByPerson(as, reader.actor.personId, { after: cursor, limit: limit + 1 })
  const page = entries.slice(0, limit)
  const needs = await ctx.stores.needs.getAll(page.map(({ needId }) => needId))
  // The index lags: whoever holds it now is what counts.
  const mine = needs.filter(
    (need) => (as === 'holder' ? need.holder?.personId : need.submitterId) === reader.actor.personId,
  )
  return {
    ids: mine,
    rows: () => Promise.resolve(mine.map((need) => rowOf(need, reader))),
    ...cursorOf(entries.length > limit, page),
  }
}

/** Needs of one status in an area of the desk's own. Grids, streets and the county keep `submitted` and `open` only. */
async function findForStaff(
  ctx: Context,
  reader: Reader,
  { area: areaId, cursor, limit }: Input,
  status: NeedStatus,
  isDescending: boolean,
): Promise<Found> {
  const area = await staffArea(ctx, reader.actor, areaId)
  if (area.level !== 'community' && status !== 'submitted' && status !== 'open') {
    throw new DomainError('invalid_input', '请先选一个社区', { errors: [{ path: 'area', message: '请先选一个社区' }] })
  }
  const entries = await ctx.stores.needs.listByArea(
    { ...listOfArea(area), status },
    { after: cursor, limit: limit + 1, isDescending },
  )
  const page = entries.slice(0, limit)
  return {
    ids: page.map(({ row }) => row),
    rows: async () => {
      const needs = await ctx.stores.needs.getAll(page.map(({ row }) => row.needId))
      return needs.filter((need) => need.status === status).map((need) => rowOf(need, reader))
    },
    ...cursorOf(entries.length > limit, page),
  }
}

const STAFF_ROLES = ['community_staff', 'street_staff', 'district_staff'] as const

/** The area asked for, or where the caller's desk stands. @throws DomainError `wrong_audience`, `not_found` */
export async function staffArea(
  { stores }: Pick<Context, 'stores'>,
  actor: Actor,
  areaId: AreaId | undefined,
): Promise<Area> {
  const own = actor.standings.find(({ role }) => (STAFF_ROLES as readonly string[]).includes(role))
  if (!own) throw new DomainError('wrong_audience', '这是社区工作人员的清单')
  const area = await stores.areas.get(areaId ?? own.areaId)
  if (!area || !reaches(actor, STAFF_ROLES, area.path)) throw new DomainError('not_found', '没有这个地方，或不归您管')
  return area
}

const cursorOf = (hasMore: boolean, page: readonly { sort: string }[]) => {
  const last = page.at(-1)
  return hasMore && last ? { cursor: last.sort } : {}
}
