import type { SeriesRow } from '../../period'

/** The chart's own units; the drawing scales to its card. */
export const CHART = { width: 612, height: 208, left: 34, top: 24, base: 168 }

const TICKS = 4
const WIDEST_BAR = 36
const GAP = 6

type Bar = { kind: 'submitted' | 'closed'; value: number; x: number; y: number; width: number; height: number }
export type BarGroup = { label: string; middle: number; bars: Bar[] }

/** The smallest multiple of the ticks that holds every value, so that each line stands on a whole number. */
export function ceilingOf(rows: readonly SeriesRow[]) {
  const highest = Math.max(1, ...rows.flatMap(({ submitted, closed }) => [submitted, closed]))
  return Math.ceil(highest / TICKS) * TICKS
}

/** Places two bars for each row, and the lines behind them. */
export function bars(rows: readonly SeriesRow[]) {
  const ceiling = ceilingOf(rows)
  const rise = CHART.base - CHART.top
  const yOf = (value: number) => CHART.base - (value / ceiling) * rise
  const step = (CHART.width - CHART.left) / Math.max(1, rows.length)
  const width = Math.min(WIDEST_BAR, (step - 3 * GAP) / 2)
  const groups = rows.map((row, at): BarGroup => {
    const middle = CHART.left + step * (at + 0.5)
    const place = (kind: Bar['kind'], x: number): Bar => ({
      kind,
      value: row[kind],
      x,
      y: yOf(row[kind]),
      width,
      height: CHART.base - yOf(row[kind]),
    })
    return {
      label: row.label,
      middle,
      bars: [place('submitted', middle - GAP / 2 - width), place('closed', middle + GAP / 2)],
    }
  })
  const ticks = Array.from({ length: TICKS + 1 }, (_, at) => (ceiling / TICKS) * at)
  return { groups, ticks: ticks.map((value) => ({ value, y: yOf(value) })) }
}
