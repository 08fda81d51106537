import {
  BOND_FIGURES,
  BondFigure,
  type getBondFigures as endpoint,
  type InputOf,
  type OutputOf,
} from '@microwish/contract'
import type { Context } from '../context'
import { staffArea } from '../need'
import { countFigures, figureDays, type FigureValue } from './bond-figures'
import { readerOf } from './desk'
import { bondsIn } from './list-bonds'
import { visitsIn } from './list-visits'
import { whereaboutsOf } from './places'

/** Figures of bonds and visits of an area of the caller's own, counted from the rows that their lists open. */
export async function getBondFigures(
  ctx: Context,
  input: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const { actor, now, soon } = await readerOf(ctx)
  const days = figureDays(input.period, now)
  const area = await staffArea(ctx, actor, input.area)
  const places = await whereaboutsOf(ctx.stores, area)
  const month = { from: `${days.asOf.slice(0, 7)}-01`, to: days.asOf }
  const isWithin = days.from <= month.from && month.to <= days.to
  const [bonds, visits, tree] = await Promise.all([
    bondsIn(ctx, places),
    visitsIn(ctx, places, days),
    ctx.stores.areas.readTree(area),
  ])
  const inMonth = isWithin ? visits : await visitsIn(ctx, places, month)
  const monthVisits = inMonth.filter(({ on }) => month.from <= on && on <= month.to)
  const grids = tree.filter(({ level }) => level === 'grid').length
  const values = countFigures({ bonds, visits, monthVisits, grids, gridOf: places.pathNow }, days, soon)
  return {
    ...{ areaId: area.areaId, areaName: area.name, areaLevel: area.level },
    ...days,
    figures: BondFigure.options.flatMap((figure) => {
      const found = values.find((one) => one.figure === figure)
      return found ? [definedAs(found)] : []
    }),
  }
}

function definedAs({ figure, value, of }: FigureValue) {
  const { text, unit, definition, opens, of: ofText } = BOND_FIGURES[figure]
  return {
    ...{ figure, text, unit, definition, opens, value },
    ...(of !== undefined && ofText !== undefined && { of: { value: of, text: ofText } }),
  }
}
