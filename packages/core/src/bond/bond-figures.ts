import type { BondFigure } from '@microwish/contract'
import { dayOf, daysOf } from '../statistics'
import { type Bond, holdsOn, lastDayOf, ruleOf, stateOn, type Visit } from './bond'

/** Days of a period, both included, and the day on which things are looked at. */
export type FigureDays = { from: string; to: string; asOf: string }
/** A period as days; things are looked at on its last day, or today where that has not come. */
export function figureDays(period: string | undefined, now: string): FigureDays & { period: string } {
  const days = daysOf(period, now)
  const today = dayOf(now)
  return { ...days, asOf: days.to < today ? days.to : today }
}

export type FigureValue = { figure: BondFigure; value: number; of?: number }

const isLeaders = ({ kind }: Pick<Visit, 'kind'>) => ruleOf({ kind }).party === 'leader'

type VisitFigure = Extract<BondFigure, `unit_${string}` | `leader_${string}`>
/** What one visit adds to each figure of visits. */
const ADDS: Record<VisitFigure, (visit: Visit) => number> = {
  unit_visits: (visit) => (isLeaders(visit) ? 0 : 1),
  unit_participations: (visit) => (isLeaders(visit) ? 0 : visit.participations),
  unit_problems_found: (visit) => (isLeaders(visit) ? 0 : visit.problemsFound),
  unit_problems_solved: (visit) => (isLeaders(visit) ? 0 : visit.problemsSolved),
  leader_visits: (visit) => (isLeaders(visit) ? visit.participations : 0),
  leader_problems_found: (visit) => (isLeaders(visit) ? visit.problemsFound : 0),
  leader_problems_solved: (visit) => (isLeaders(visit) ? visit.problemsSolved : 0),
}
const isOfVisits = (figure: BondFigure): figure is VisitFigure => figure in ADDS

/** Whether a visit stands behind a figure. */
export function isBehind(figure: BondFigure, visit: Visit, { asOf }: FigureDays): boolean {
  if (isOfVisits(figure)) return ADDS[figure](visit) > 0
  return (
    figure === 'due_visits_done' && isMonthly(visit) && visit.on.slice(0, 7) === asOf.slice(0, 7) && visit.on <= asOf
  )
}

const isMonthly = ({ kind }: Pick<Visit, 'kind'>) => ruleOf({ kind }).visits === 'monthly'

/** Whether it held on one of the days. */
const heldWithin = (bond: Bond, { from, to }: FigureDays) => {
  const last = lastDayOf(bond)
  return bond.from <= to && (last === undefined || last >= from)
}
/** Whether it asks for a visit in the month of a day: it holds on one of the month's days up to that one. */
export const isDueIn = (bond: Bond, day: string) =>
  isMonthly(bond) && heldWithin(bond, { from: `${day.slice(0, 7)}-01`, to: day, asOf: day })

/** Whether a bond stands behind a figure. */
export function isCounted(figure: BondFigure, bond: Bond, days: FigureDays, soon: number): boolean {
  const { asOf } = days
  const isAgreementIn = (...states: string[]) => ruleOf(bond).isAgreement && states.includes(stateOn(bond, asOf, soon))
  switch (figure) {
    case 'leaders':
      return isLeaders(bond) && heldWithin(bond, days)
    case 'units_registered':
      return bond.kind === 'unit_registration' && holdsOn(bond, asOf)
    case 'agreements_in_force':
      return isAgreementIn('in_force', 'expiring')
    case 'agreements_expiring':
      return isAgreementIn('expiring')
    case 'agreements_expired':
      return isAgreementIn('expired')
    case 'grids_with_unit':
      return bond.kind === 'unit_grid' && holdsOn(bond, asOf)
    case 'due_visits_done':
      return isDueIn(bond, asOf)
    default:
      return false
  }
}

export type Counting = {
  bonds: readonly Bond[]
  /** Of the period. */
  visits: readonly Visit[]
  /** Of the month of `asOf`, up to it. */
  monthVisits: readonly Visit[]
  /** Grids that stand. */
  grids: number
  /** Of which grid a bond is today. */
  gridOf: (bond: Bond) => string
}

/** Every figure of an area, from its bonds and visits: pure, each visit once. */
export function countFigures({ bonds, visits, monthVisits, grids, gridOf }: Counting, days: FigureDays, soon: number) {
  const behind = (figure: BondFigure) => bonds.filter((bond) => isCounted(figure, bond, days, soon))
  const distinct = (figure: BondFigure, of: (bond: Bond) => string | undefined) => new Set(behind(figure).map(of)).size
  const sums = (Object.keys(ADDS) as VisitFigure[]).map((figure): FigureValue => ({
    figure,
    value: visits.reduce((sum, visit) => sum + ADDS[figure](visit), 0),
  }))
  const due = behind('due_visits_done')
  const visited = new Set(monthVisits.map(({ bondId }) => bondId))
  return [
    ...sums,
    { figure: 'leaders', value: distinct('leaders', ({ leader }) => leader?.name) },
    { figure: 'units_registered', value: distinct('units_registered', ({ unitId }) => unitId) },
    ...(['agreements_in_force', 'agreements_expiring', 'agreements_expired'] as const).map((figure): FigureValue => ({
      figure,
      value: behind(figure).length,
    })),
    { figure: 'grids_with_unit', value: distinct('grids_with_unit', gridOf), of: grids },
    { figure: 'due_visits_done', value: due.filter(({ bondId }) => visited.has(bondId)).length, of: due.length },
  ] satisfies FigureValue[]
}
