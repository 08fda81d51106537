import type { InputOf, listVisits as endpoint, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import { staffArea } from '../need'
import type { Visit } from './bond'
import { figureDays, isBehind } from './bond-figures'
import { mayRead } from './bond-policy'
import { readerOf, unseen } from './desk'
import { type Places, whereaboutsOf } from './places'
import { type BondReader, viewVisit } from './view-bond'

type Input = InputOf<typeof endpoint>

const sortOf = ({ on, visitId }: Visit) => `${on}#${visitId}`

/** Visits of one bond, or of an area of the caller's own in a period: newest first, down to the note. */
export async function listVisits(ctx: Context, input: Input): Promise<OutputOf<typeof endpoint>> {
  const reader = await readerOf(ctx)
  const found = input.bondId
    ? await visitsOfBond(ctx, reader, { ...input, bondId: input.bondId })
    : await visitsOfArea(ctx, reader, input)
  const visits = found
    .filter((visit) => input.cursor === undefined || sortOf(visit) < input.cursor)
    .sort((a, b) => (sortOf(a) > sortOf(b) ? -1 : 1))
  const page = visits.slice(0, input.limit)
  const last = page.at(-1)
  const names = await ctx.stores.people.namesOf(page.map(({ by }) => by.personId))
  return {
    items: page.map((visit) => viewVisit(visit, names)),
    ...(visits.length > input.limit && last && { cursor: sortOf(last) }),
  }
}

async function visitsOfBond(ctx: Context, { actor, now }: Reader, input: Input & { bondId: Visit['bondId'] }) {
  const bond = await ctx.stores.bonds.get(input.bondId)
  if (!bond || !mayRead(actor, bond.areaPath)) throw unseen()
  const visits = await ctx.stores.bonds.listVisitsOf(input.bondId)
  if (input.period === undefined) return visits
  const days = figureDays(input.period, now)
  return visits.filter(({ on }) => days.from <= on && on <= days.to)
}

async function visitsOfArea(ctx: Context, { actor, now }: Reader, input: Input): Promise<Visit[]> {
  const days = figureDays(input.period, now)
  const places = await whereaboutsOf(ctx.stores, await staffArea(ctx, actor, input.area))
  const visits = await visitsIn(ctx, places, days)
  const { figure, unitId } = input
  return visits.filter((visit) => (!unitId || visit.unitId === unitId) && (!figure || isBehind(figure, visit, days)))
}
type Reader = BondReader & { now: string }

/** Every visit of a place on some days: one query for each month and path. */
export async function visitsIn(
  ctx: Pick<Context, 'stores'>,
  { paths, isIn }: Places,
  { from, to }: { from: string; to: string },
): Promise<Visit[]> {
  const ranges = monthsOf(from, to).flatMap((month) => paths.map((path) => [month, path] as const))
  const visits: Visit[] = []
  for (let at = 0; at < ranges.length; at += SIDE_BY_SIDE) {
    const together = ranges.slice(at, at + SIDE_BY_SIDE)
    const lists = await Promise.all(together.map(([month, path]) => ctx.stores.bonds.listVisitsUnder(month, path)))
    visits.push(...lists.flat())
  }
  return visits.filter((visit) => isIn(visit) && from <= visit.on && visit.on <= to)
}
/** Enough to be quick, few enough not to be throttled. */
const SIDE_BY_SIDE = 12

function monthsOf(from: string, to: string): string[] {
  const months: string[] = []
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = nextMonth(month)) months.push(month)
  return months
}
function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7)
}
