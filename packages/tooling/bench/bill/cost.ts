import type { Inputs } from './inputs'
import type { PriceName, Prices } from './prices'
import { type Part, PARTS, type Quantity, usageOf } from './usage'

/** Money of a month by part; `list` at the published prices, `net` after what an account has free each month. */
export type Costs = Record<Part, { list: number; net: number }>

/** An allowance is of a price, not of a line: it goes to the lines that use it by their share. */
export function costsOf(quantities: readonly Quantity[], prices: Prices): Costs {
  const costs = Object.fromEntries(PARTS.map((part) => [part, { list: 0, net: 0 }])) as Costs
  const totals: Partial<Record<PriceName, number>> = {}
  for (const { price, quantity } of quantities) totals[price] = (totals[price] ?? 0) + quantity
  for (const { part, price, quantity } of quantities) {
    const { free, per, price: money } = prices.lines[price]
    const total = totals[price] ?? 0
    const paidShare = total === 0 ? 0 : Math.max(0, total - free) / total
    costs[part].list += (quantity / per) * money
    costs[part].net += (quantity / per) * money * paidShare
  }
  return costs
}

export const totalOf = (costs: Costs, which: 'list' | 'net') => PARTS.reduce((sum, part) => sum + costs[part][which], 0)

export const billOf = (inputs: Inputs, prices: Prices) => costsOf(usageOf(inputs), prices)

/** The same with other numbers. */
export const withNumbers = (inputs: Inputs, changes: Partial<Inputs['numbers']>): Inputs => ({
  ...inputs,
  numbers: { ...inputs.numbers, ...changes },
})

/** How much a part grows when needs grow by a hundredth, in hundredths: 0 is fixed, 1 grows with them. */
export function elasticityOf(inputs: Inputs, prices: Prices, which: 'list' | 'net'): Record<Part, number> {
  const now = billOf(inputs, prices)
  const more = billOf(withNumbers(inputs, { needsPerDay: inputs.numbers.needsPerDay * 1.01 }), prices)
  const growth = (part: Part) => (now[part][which] === 0 ? 0 : (more[part][which] / now[part][which] - 1) * 100)
  return Object.fromEntries(PARTS.map((part) => [part, growth(part)])) as Record<Part, number>
}
