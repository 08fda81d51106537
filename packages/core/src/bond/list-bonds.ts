import type { Bond as BondView, BondId, InputOf, listBonds as endpoint, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import { staffArea } from '../need'
import { type Bond, stateOn } from './bond'
import { type FigureDays, figureDays, isCounted } from './bond-figures'
import { bondSort } from './bond-items.dynamo'
import { mayRead } from './bond-policy'
import { readerOf, unseen } from './desk'
import { type Places, whereaboutsOf } from './places'
import { type BondReader, viewBond, viewLine } from './view-bond'

type Input = InputOf<typeof endpoint>

/** Bonds of an area of the caller's own, as they stand on a day, by place. */
export async function listBonds(ctx: Context, input: Input): Promise<OutputOf<typeof endpoint>> {
  if (input.bondId) return { items: [await getBond(ctx, input.bondId)] }
  const reader = await readerOf(ctx)
  const days = figureDays(input.period ?? input.on ?? reader.today, reader.now)
  const on = input.on ?? days.asOf
  const found = (await read(ctx, reader, input))
    .filter((bond) => isWanted(bond, input, { ...days, asOf: on }, reader.soon))
    .sort((a, b) => (bondSort(a) < bondSort(b) ? -1 : 1))
  const page = found.slice(0, input.limit)
  const last = page.at(-1)
  return {
    items: page.map((bond) => viewBond(bond, reader, on)),
    ...(found.length > input.limit && last && { cursor: bondSort(last) }),
  }
}

/** One bond with its history. */
export async function getBond(ctx: Context, bondId: BondId): Promise<BondView> {
  const reader = await readerOf(ctx)
  const bond = await ctx.stores.bonds.get(bondId)
  if (!bond || !mayRead(reader.actor, bond.areaPath)) throw unseen()
  const lines = await ctx.stores.bonds.listHistory(bondId)
  const names = await ctx.stores.people.namesOf(lines.map(({ by }) => by.personId))
  return { ...viewBond(bond, reader), history: lines.map((line) => viewLine(line, names)).reverse() }
}

async function read(
  ctx: Context,
  { actor }: BondReader,
  { area: areaId, unitId, cursor = '' }: Input,
): Promise<Bond[]> {
  const isAfter = (bond: Bond) => bondSort(bond) > cursor
  if (unitId && !areaId) {
    const bonds = await ctx.stores.bonds.listOf(unitId)
    return bonds.filter((bond) => mayRead(actor, bond.areaPath) && isAfter(bond))
  }
  const places = await whereaboutsOf(ctx.stores, await staffArea(ctx, actor, areaId))
  const bonds = await bondsIn(ctx, places, cursor)
  return bonds.filter((bond) => isAfter(bond) && (!unitId || bond.unitId === unitId))
}

/** Every bond of a place, wherever it lay when it was made. */
export async function bondsIn(ctx: Pick<Context, 'stores'>, { paths, isIn }: Places, after = ''): Promise<Bond[]> {
  const lists = await Promise.all(paths.map((path) => ctx.stores.bonds.listUnder(path, after)))
  return lists.flat().filter(isIn)
}

const isWanted = (bond: Bond, { kind, state, figure }: Input, days: FigureDays, soon: number) =>
  (!kind || bond.kind === kind) &&
  (!state || stateOn(bond, days.asOf, soon) === state) &&
  (!figure || isCounted(figure, bond, days, soon))
