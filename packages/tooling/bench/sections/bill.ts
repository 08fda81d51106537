import { readFileSync } from 'node:fs'
import { type Bill, billFrom, type RegionBill } from '../bill/bill'
import { BAR, PARTITION } from '../bill/heat'
import { type Partition, PARTITIONS, PRICES } from '../bill/prices'
import { countyOf, inMoney, renderBill } from '../bill/render'
import { PARTS } from '../bill/usage'
import { bars } from '../chart'
import type { Results, Section } from '../results'

const RESULTS = 'packages/tooling/bench/results.json'

/** Measures nothing: multiplies what the sections before it left in results.json. */
export const bill: Section<'bill'> = {
  name: 'bill',
  title: 'The bill',
  measure({ say }) {
    const made = billFrom(JSON.parse(readFileSync(RESULTS, 'utf8')) as Results)
    for (const partition of PARTITIONS) for (const line of plainBars(made.regions[partition])) say(line)
    return Promise.resolve(made)
  },
  render: renderBill,
  misses,
  charts: ({ regions }) =>
    Object.fromEntries(
      PARTITIONS.map((partition) => [`bill-${partition}.svg`, chartOf(regions[partition], partition)]),
    ),
}

function misses({ regions, heat }: Bill): string[] {
  const [hottest] = heat.hottest
  const isTooHot = hottest && hottest.writeUnitsPerSecond > PARTITION * BAR
  return [
    ...PARTITIONS.filter((partition) => countyOf(regions[partition]).total.list > regions[partition].goal).map(
      (partition) => missOf(regions[partition], partition),
    ),
    ...(isTooHot
      ? [
          `the key ${hottest.key} takes ${hottest.writeUnitsPerSecond} write units a second; ${PARTITION * BAR} are the bar`,
        ]
      : []),
  ]
}

/** What dominates, and what would mend it. */
function missOf(region: RegionBill, partition: Partition): string {
  const { currency, goal, savings, withSettings, withAll } = region
  const { parts, total } = countyOf(region)
  const inOrder = (which: 'list' | 'net') =>
    [...PARTS]
      .sort((a, b) => parts[b][which] - parts[a][which])
      .slice(0, 3)
      .map((part) => `${part} ${inMoney(parts[part][which], currency)}`)
      .join(', ')
  const mends = savings
    .slice(0, 3)
    .map(({ name, list }) => `${name.charAt(0).toLowerCase()}${name.slice(1)} (${inMoney(list, currency)})`)
  return (
    `a county in ${PRICES[partition].name} costs ${inMoney(total.list, currency)} a month at list prices and ` +
    `${inMoney(total.net, currency)} after allowances; the goal is ${inMoney(goal, currency)}. Dearest are ${inOrder('list')}; ` +
    `after allowances ${inOrder('net')}. It would be mended most by: ${mends.join('; ')}. With what settings alone can do it ` +
    `would be ${inMoney(withSettings.list, currency)} (${inMoney(withSettings.net, currency)}), with everything that is ` +
    `listed there ${inMoney(withAll.list, currency)} (${inMoney(withAll.net, currency)})`
  )
}

const WIDTH = 40

/** The same as the picture, for a terminal. */
export function plainBars(region: RegionBill): string[] {
  const { parts, total } = countyOf(region)
  const most = Math.max(...PARTS.map((part) => parts[part].list))
  const bar = (value: number, sign: string) => sign.repeat(Math.round((value / most) * WIDTH))
  return [
    `${region.region}: a county costs ${inMoney(total.list, region.currency)} a month, ${inMoney(total.net, region.currency)} after allowances`,
    ...PARTS.map((part) => {
      const { list, net } = parts[part]
      const drawn = (bar(net, '█') + bar(list, '░').slice(bar(net, '█').length)).padEnd(WIDTH)
      return `  ${part.padEnd(22)} ${drawn} ${inMoney(list, region.currency)} / ${inMoney(net, region.currency)}`
    }),
  ]
}

const chartOf = (region: RegionBill, partition: Partition) =>
  bars(
    `A county’s month in ${PRICES[partition].name}, ${region.currency}: list prices (dark), after allowances (light)`,
    PARTS.map((part) => {
      const { list, net } = countyOf(region).parts[part]
      // Tenths: a longer number beside the longest bar is cut off.
      return { label: part, values: [list, net].map((value) => Math.round(value * 10) / 10) }
    }),
  )
