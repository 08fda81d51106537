import { number, table } from '../table'
import { ASSUMPTIONS, COMMANDS, READS, SIZES } from './assumptions'
import type { Bill, RegionBill } from './bill'
import { BAR, PARTITION } from './heat'
import { type Partition, PARTITIONS, PRICES } from './prices'
import { type Part, PARTS } from './usage'

/** Cents up to a thousand. */
const money = (value: number) => {
  const digits = value >= 1_000 ? 0 : 2
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
const NAMES: Record<string, string> = { USD: 'US$', CNY: '¥' }
export const inMoney = (value: number, currency: string) => `${NAMES[currency] ?? currency} ${money(value)}`

/** The section of the page. */
export const renderBill = (bill: Bill) =>
  [
    introduction(bill),
    ...PARTITIONS.map((partition) => renderRegion(bill.regions[partition], partition)),
    renderHeat(bill),
    renderAssumptions(),
  ].join('\n\n')

const introduction = ({ assumed }: Bill) =>
  `A month’s bill: the measured units above, times how often people do each thing, times public prices, which lie with
their dates and sources in [bill/prices](bill/prices); the settings are those of \`infra/settings/<partition>.prod.json\`.
One deployment serves one county and has an account of its own.${
    assumed.length > 0 ? ` Not measured yet, and therefore assumed: ${assumed.join(', ')}.` : ''
  }`

function renderRegion(region: RegionBill, partition: Partition): string {
  const prices = PRICES[partition]
  return [
    `### In ${prices.name}, \`${region.region}\`, ${NAMES[region.currency]} a month`,
    sizesTable(region),
    `${prices.allowances} Prices of ${prices.date}: ${confidences(partition)}.`,
    growthText(region),
    '#### What would make it smaller',
    savingsTable(region),
  ].join('\n\n')
}

function sizesTable({ sizes, growth }: RegionBill) {
  const [county, ...larger] = sizes
  if (!county) throw new Error('no size to show')
  const head = ['', 'county', 'after allowances', 'grows by', ...larger.map(({ name }) => name)]
  const rows = PARTS.map((part) => [
    part,
    money(county.parts[part].list),
    money(county.parts[part].net),
    number(growth[part].list, 2),
    ...larger.map(({ parts }) => money(parts[part].list)),
  ])
  const totals = [
    ['**all**', ...[county.total.list, county.total.net].map(bold), '', ...larger.map(({ total }) => bold(total.list))],
    ['after allowances', '', '', '', ...larger.map(({ total }) => money(total.net))],
  ]
  return table(head, [...rows, ...totals])
}

const bold = (value: number) => `**${money(value)}**`

function confidences(partition: Partition) {
  const counted: Record<string, number> = {}
  for (const { confidence } of Object.values(PRICES[partition].lines))
    counted[confidence] = (counted[confidence] ?? 0) + 1
  return Object.entries(counted)
    .map(([confidence, count]) => `${count} ${confidence}`)
    .join(', ')
}

/** The part that a doubling of needs makes dearest, and those that grow by themselves. */
function growthText(region: RegionBill) {
  const { growth, ages, currency } = region
  const steepest = largest((part) => growth[part].net)
  const dearest = largest((part) => growth[part].list * countyOf(region).parts[part].list)
  const years = ages
    .map(({ months, list, net }) => `month ${months}: ${inMoney(list, currency)} (${inMoney(net, currency)})`)
    .join(', ')
  return `“Grows by” is the growth of a part when needs grow by one: 0 is fixed, 1 grows with them. With needs, ${dearest}
grow most in money; after allowances ${steepest} grow fastest (${number(growth[steepest].net, 1)}), because an allowance
stays as it is. With time alone, storage, point-in-time restore and daily backups grow, because a need is never deleted:
${years}, at list prices and in brackets after allowances.`
}

export const countyOf = ({ sizes: [county] }: RegionBill) => {
  if (!county) throw new Error('no county')
  return county
}
const largest = (of: (part: Part) => number) => PARTS.reduce((best, part) => (of(part) > of(best) ? part : best))

function savingsTable({ savings, withSettings, withAll }: RegionBill) {
  const rows = savings.map(({ name, takes, list, net }) => [`${name}: ${takes}`, money(list), money(net)])
  const rests = [
    ['**what a county would pay with those that are settings**', bold(withSettings.list), bold(withSettings.net)],
    ['**and with all of them**', bold(withAll.list), bold(withAll.net)],
  ]
  return table(['', 'saves', 'after allowances'], [...rows, ...rests])
}

function renderHeat({ heat, concurrency }: Bill) {
  const rows = heat.hottest.map(({ on, key, writeUnitsPerSecond }) => [
    `\`${key}\` of \`${on}\``,
    number(writeUnitsPerSecond, 2),
  ])
  const { requestMs, batchMs, api, stream } = concurrency
  return `### Heat and concurrency of a county at ${heat.peakFactor} × the mean

${table(['partition key', 'write units a second'], rows)}

No key shall take more than ${BAR * 100} % of the ${number(PARTITION, 0)} write units a second that a partition serves:
${PARTITION * BAR}. One deployment could serve ${heat.countiesUntilBar} counties before its hottest key did. A crowd on one
wish is measured above. A request takes ${requestMs} ms of Lambda, a batch of the stream ${batchMs} ms: ${number(api, 2)} and ${number(stream, 2)}
of them run at once at the peak; an account may run 1,000.`
}

function renderAssumptions() {
  const numbers = Object.entries(ASSUMPTIONS).map(([name, { value, says }]) => `| \`${name}\` | ${value} | ${says} |`)
  const mix = (shares: Record<string, number>) =>
    Object.entries(shares)
      .map(([name, share]) => `${name} ${share}`)
      .join(', ')
  return `### What is taken for granted

| | | |
| --- | --: | --- |
${numbers.join('\n')}

Sizes: ${SIZES.map(({ name, says }) => `${name}, ${says}`).join('; ')}.

Commands in a need’s life: ${mix(COMMANDS)}.

Parts of a hundred reads: ${mix(READS)}.`
}
