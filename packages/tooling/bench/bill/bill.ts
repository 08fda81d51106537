import type { Results } from '../results'
import { SIZES } from './assumptions'
import { billOf, type Costs, elasticityOf, totalOf, withNumbers } from './cost'
import { batchSeconds, requestSeconds } from './durations'
import { concurrencyOf, countiesUntilBar, type Heat, heatOf } from './heat'
import { type Saving, savingsOf } from './ideas'
import { type Inputs, inputsOf, type Settings, settingsOf } from './inputs'
import { type Partition, PARTITIONS, PRICES, type Prices } from './prices'
import { monthOf, type Part, PARTS } from './usage'

type Money = { list: number; net: number }
export type SizeBill = { name: string; deployments: number; parts: Costs; total: Money }
export type RegionBill = {
  region: string
  currency: string
  goal: number
  /** From the county to the nation. */
  sizes: SizeBill[]
  /** Of a county: hundredths more money for a hundredth more needs. */
  growth: Record<Part, Money>
  /** A county’s bill as its history grows. */
  ages: ({ months: number } & Money)[]
  savings: Saving[]
  /** A county’s bill with the ideas that are settings, and with all. */
  withSettings: Money
  withAll: Money
}
export type Concurrency = { requestMs: number; batchMs: number; api: number; stream: number }
export type Bill = {
  regions: Record<Partition, RegionBill>
  /** Of a county; the same in both partitions. */
  heat: { peakFactor: number; hottest: Heat[]; countiesUntilBar: number }
  concurrency: Concurrency
  /** What stands for something that was not measured. */
  assumed: string[]
}

const AGES = [1, 12, 36, 60]

/** The bill from what was measured last: nothing is measured anew. */
export function billFrom(results: Results, settings: (partition: Partition) => Settings = settingsOf): Bill {
  const inputs = inputsOf(results, settings('aws'))
  const { workload, batches } = monthOf(inputs)
  const heats = heatOf(workload, inputs)
  const [request, batch] = [requestSeconds(workload, inputs), batchSeconds(batches, inputs)]
  const regions = PARTITIONS.map((partition) => [
    partition,
    regionBill(inputsOf(results, settings(partition)), PRICES[partition], partition),
  ])
  return {
    regions: Object.fromEntries(regions) as Bill['regions'],
    heat: {
      peakFactor: inputs.numbers.peakFactor,
      hottest: heats.slice(0, 5).map((heat) => ({ ...heat, writeUnitsPerSecond: cents(heat.writeUnitsPerSecond) })),
      countiesUntilBar: countiesUntilBar(heats),
    },
    concurrency: {
      requestMs: Math.round(request * 1_000),
      batchMs: Math.round(batch * 1_000),
      api: cents(concurrencyOf(workload.requests, request, inputs)),
      stream: cents(concurrencyOf(batches.batches, batch, inputs)),
    },
    assumed: [
      ...(results.throughput ? [] : ['the processor time of a request']),
      ...(results.functions ? [] : ['the time that a cold start takes']),
    ],
  }
}

function regionBill(inputs: Inputs, prices: Prices, partition: Partition): RegionBill {
  const { region, currency, goal } = prices
  const [list, net] = [elasticityOf(inputs, prices, 'list'), elasticityOf(inputs, prices, 'net')]
  const { savings, withSettings, withAll } = savingsOf(inputs, prices, partition)
  const grown = PARTS.map((part) => [part, rounded({ list: list[part], net: net[part] })])
  return {
    ...{ region, currency, goal },
    sizes: SIZES.map((size) => sizeBill(inputs, prices, size)),
    growth: Object.fromEntries(grown) as RegionBill['growth'],
    ages: AGES.map((months) => ({
      months,
      ...totals(billOf(withNumbers(inputs, { monthsOfHistory: months }), prices)),
    })),
    savings: savings.map((saving) => ({ ...saving, ...rounded(saving) })),
    withSettings: rounded(withSettings),
    withAll: rounded(withAll),
  }
}

/** Each deployment pays for itself, and has its own account with its own allowances. */
function sizeBill(inputs: Inputs, prices: Prices, { name, deployments, counties }: (typeof SIZES)[number]): SizeBill {
  const needsPerDay = (inputs.numbers.needsPerDay * counties) / deployments
  const each = billOf(withNumbers(inputs, { needsPerDay }), prices)
  const all = PARTS.map((part) => [
    part,
    rounded({ list: each[part].list * deployments, net: each[part].net * deployments }),
  ])
  const { list, net } = totals(each)
  return {
    ...{ name, deployments },
    parts: Object.fromEntries(all) as Costs,
    total: rounded({ list: list * deployments, net: net * deployments }),
  }
}

const cents = (value: number) => Math.round(value * 100) / 100
const rounded = ({ list, net }: Money): Money => ({ list: cents(list), net: cents(net) })
const totals = (costs: Costs) => rounded({ list: totalOf(costs, 'list'), net: totalOf(costs, 'net') })
