import {
  type AreaId,
  type Audience,
  type InputOf,
  type listGrants as endpoint,
  type OutputOf,
  type Role,
} from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'
import { type Actor, type Area, reaches, type StandingRow, toActor } from '../person'
import { canReadHistory, givesAt, readersOf } from './grant-policy'
import { stateOf, toGrant } from './view-grant'

type Input = InputOf<typeof endpoint>
/** A filtered page reads at most so many pages of so many rows (decision 6); it may be short. */
const PAGES = 4
const ROWS = 250

/** Who has which role at a place and below it, a page at a time, by place. */
export async function listGrants(ctx: Context, input: Input): Promise<OutputOf<typeof endpoint>> {
  const now = ctx.now()
  const actor = toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, now)
  const area = await placeOf(ctx, actor, input)
  const isAsked = (row: StandingRow) =>
    (input.role === undefined || row.role === input.role) && (input.state === 'all' || stateOf(row, now) !== 'ended')
  const { rows, cursor } = await readPage(ctx, area.path, input, isAsked)
  return {
    areaId: area.areaId,
    areaName: area.name,
    items: rows.map((row) => toGrant(row, actor, now)),
    ...(cursor !== undefined && { cursor }),
    gives: givesAt(actor, area),
    canReadHistory: canReadHistory(actor),
  }
}

async function placeOf({ stores }: Context, actor: Actor, { area: areaId, side }: Input): Promise<Area> {
  const readers = readersOf(side)
  const own: AreaId | undefined = actor.standings.find(({ role }) => readers.includes(role))?.areaId
  if (!own) throw new DomainError('forbidden', '这份名单由社区、街道、区县、审计和安全管理员查看')
  const area = await stores.areas.get(areaId ?? own)
  if (!area || !reaches(actor, readers as Role[], area.path))
    throw new DomainError('not_found', '没有这个地方，或不归您管')
  return area
}

async function readPage(
  { stores }: Context,
  path: string,
  { side, cursor, limit }: { side: Audience; cursor?: string | undefined; limit: number },
  isAsked: (row: StandingRow) => boolean,
): Promise<{ rows: StandingRow[]; cursor?: string }> {
  const rows: StandingRow[] = []
  let after = cursor
  for (let page = 0; page < PAGES; page++) {
    const read = await stores.people.pageStandings(side, path, { after, limit: ROWS })
    for (const { sort, row } of read) {
      if (isAsked(row) && rows.length === limit) return { rows, ...(after !== undefined && { cursor: after }) }
      if (isAsked(row)) rows.push(row)
      after = sort
    }
    if (read.length < ROWS) return { rows }
  }
  return { rows, ...(after !== undefined && { cursor: after }) }
}
