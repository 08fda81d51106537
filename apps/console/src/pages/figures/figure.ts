import type { AreaId, AreaLevel, Flow, Gauge, getStatistics, OutputOf } from '@microwish/contract'

export type Statistics = OutputOf<typeof getStatistics>
export type Flows = Statistics['flows']
export type ChildRow = Statistics['children'][number]

/** A flow, or `now:<status>` for a gauge: how the cases behind a number are asked for. */
export type Figure = Flow | `now:${Gauge}`

/** The place whose number was pressed. */
export type FigurePlace = {
  areaId: AreaId
  name: string
  level: AreaLevel
  /** Only what is known to this area itself and to none below it. */
  isSelf?: boolean
}

/** A rate over fewer cases than this says nothing: the two counts stand instead. */
const FEW = 5

/** A share as `93.5%`, or as `2/3` where few cases make a rate of it a lie. */
export function rateOf(part: number, whole: number): { value: string; isRate: boolean } {
  if (whole < FEW) return { value: `${part}/${whole}`, isRate: false }
  return { value: ((part / whole) * 100).toFixed(1), isRate: true }
}

/** Closings that carry a grade, and those of them that were 基本满意 or better. */
export function ratedOf(flows: Flows) {
  const satisfied = flows.grade_5 + flows.grade_4 + flows.grade_3
  return { satisfied, rated: satisfied + flows.grade_2 + flows.grade_1 }
}

/** The number of a figure in a row of figures. */
export const numberOf = ({ flows, gauges }: Pick<ChildRow, 'flows' | 'gauges'>, figure: Figure) =>
  figure.startsWith('now:') ? gauges[figure.slice('now:'.length) as Gauge] : flows[figure as Flow]

/** The level below an area; numbers of streets and counties lead there first. */
export const levelBelow: Record<AreaLevel, AreaLevel> = {
  county: 'street',
  street: 'community',
  community: 'grid',
  grid: 'grid',
  building: 'building',
}

/** Whether the cases behind a number of this level can be listed at once. */
export const hasCases = (level: AreaLevel) => level === 'community' || level === 'grid'
