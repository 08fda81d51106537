import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Results, UnitCost, Units } from '../results'
import { bill as section, plainBars } from '../sections/bill'
import { ASSUMPTIONS, COMMANDS, numbersOf, READS } from './assumptions'
import { billFrom } from './bill'
import { billOf, costsOf, elasticityOf, totalOf, withNumbers } from './cost'
import { concurrencyOf, heatOf } from './heat'
import { type Inputs, inputsOf, settingsOf } from './inputs'
import { PARTITIONS, PRICES } from './prices'
import { batchesOf, placesTouched } from './stream-batches'
import { PARTS, usageOf } from './usage'
import { workloadOf } from './workload'

const measured = JSON.parse(readFileSync('packages/tooling/bench/results.json', 'utf8')) as Results
const settings = {
  cloudFront: true,
  logRetentionDays: 365,
  stream: { batchSize: 25, windowSeconds: 1 },
  backups: { keepDays: 7 },
}

const unit = (more: Partial<UnitCost> = {}): UnitCost => ({
  ...{ kind: 'command', readUnits: 0, writeUnits: 0, operations: [], calls: 2, storedBytes: 0, byTable: {}, byKey: [] },
  ...more,
})
const figures = (place: string, writeUnits: number) => ({
  on: 'ledger',
  key: `STAT#1#<${place}>`,
  readUnits: 0,
  writeUnits,
})

/** One command, one read and one event, in round numbers; nothing is there but they. */
const tiny = (changes: Partial<Inputs> = {}): Inputs => ({
  units: {
    submit: unit({ readUnits: 3, writeUnits: 10, answerBytes: 1_024 }),
    getMe: unit({ kind: 'read', readUnits: 1, calls: 1, answerBytes: 1_024 }),
    'stream: submit': unit({
      ...{ kind: 'stream', readUnits: 1, writeUnits: 6, byKey: [figures('county', 4)] },
      ...{ storedBytes: 2 ** 20, byTable: { ledger: { readUnits: 1, writeUnits: 6, storedBytes: 2 ** 20 } } },
    }),
  },
  cpuMs: { command: 10, list: 10, get: 10, batch: 10 },
  coldMs: 0,
  settings: { ...settings, stream: { batchSize: 25, windowSeconds: 0 } },
  deployed: { ...inputsOf(measured, settings).deployed },
  numbers: numbersOf({ needsPerDay: 100, readsPerNeed: 9, daysPerMonth: 10, monthsOfHistory: 1 }),
  commands: { submit: 1 },
  reads: { getMe: 100 },
  logs: { platform: false, access: false },
  pollSeconds: 10,
  isBehindGateway: true,
  isProvisioned: false,
  ...changes,
})

describe('prices', () => {
  it.each(PARTITIONS)('are complete in %s, each with a date and where it was read', (partition) => {
    const { lines, region } = PRICES[partition]
    expect(region).toBe((settingsOf(partition) as unknown as { region: string }).region)
    for (const [name, { price, per, free, date, source, confidence, note }] of Object.entries(lines)) {
      expect([name, price >= 0, per > 0, free >= 0]).toEqual([name, true, true, true])
      expect(date).toMatch(/^20\d\d-\d\d-\d\d$/)
      expect(source).toMatch(/^https:\/\//)
      if (confidence !== 'confirmed') expect([name, note]).toEqual([name, expect.stringMatching(/.{10}/)])
    }
  })

  it.each(PARTITIONS)('name every thing that is used in %s', (partition) => {
    for (const { price } of usageOf(tiny({ settings: settingsOf(partition) })))
      expect(PRICES[partition].lines).toHaveProperty(price)
    expect(Object.keys(PRICES[partition].lines).sort()).toEqual(Object.keys(PRICES.aws.lines).sort())
  })
})

describe('a month worked out by hand', () => {
  // 1,000 needs, 9,000 reads and 1,000 events in ten days; 14,400 ticks and as many canaries.
  const quantities = usageOf(tiny())
  const of = (price: string) =>
    quantities.filter((one) => one.price === price).reduce((sum, { quantity }) => sum + quantity, 0)

  it('adds up units, requests and bytes', () => {
    expect(of('writeUnits')).toBeCloseTo(1_000 * 10 + 1_000 * 6)
    expect(of('readUnits')).toBeCloseTo(1_000 * 3 + 9_000 + 1_000 + 14_400)
    expect(of('httpRequests')).toBeCloseTo(10_000 + 14_400)
    expect(of('functionRequests')).toBeCloseTo(10_000 + 14_400 + 1_000 + 14_400)
    expect(of('tableStorage')).toBeCloseTo(1_000 / 1_024)
    expect(of('backup')).toBeCloseTo((7 * 1_000) / 1_024)
  })

  it('bills a function by its memory, processor and waiting', () => {
    // 10 ms of a processor at 512 of 1,769 MB, and 6 ms for each call: a command makes 2, a read 1.
    const slow = 10 * (1_769 / 512)
    const request = (1_000 * (slow + 12) + 9_000 * (slow + 6)) / 10_000
    const tick = 10 * (1_769 / 256) + 6 + 150
    const seconds = (24_400 * request * 0.5 + 1_000 * (slow + 12) * 0.5 + 14_400 * tick * 0.25) / 1_000
    expect(of('functionSeconds')).toBeCloseTo(seconds, 6)
  })

  it('takes what is free from the whole of a price, not from each line', () => {
    const lines = {
      ...PRICES.aws.lines,
      queueRequests: { ...PRICES.aws.lines.queueRequests, price: 2, per: 1, free: 3 },
    }
    const two = [
      { part: 'queues and files' as const, price: 'queueRequests' as const, quantity: 1 },
      { part: 'logs' as const, price: 'queueRequests' as const, quantity: 4 },
    ]
    const costs = costsOf(two, { ...PRICES.aws, lines })
    expect(totalOf(costs, 'list')).toBe(10)
    expect(totalOf(costs, 'net')).toBeCloseTo(4)
    expect(costs['logs'].net).toBeCloseTo(3.2)
  })
})

describe('growth', () => {
  const inputs = inputsOf(measured, settings)
  it('doubles what follows needs and leaves what is fixed', () => {
    const fixed = ['alarms and metrics', 'keys and secrets']
    const [once, twice] = [1_650, 3_300].map((needsPerDay) => billOf(withNumbers(inputs, { needsPerDay }), PRICES.aws))
    for (const part of ['reads', 'storage', 'daily backups', 'HTTP API', 'logs'] as const)
      expect([part, twice![part].list / once![part].list > 1.97]).toEqual([part, true])
    for (const part of PARTS.filter((one) => fixed.includes(one)))
      expect([part, twice![part].list]).toEqual([part, once![part].list])
  })

  it('is steeper than needs where an allowance hides the beginning', () => {
    const { logs } = elasticityOf(inputs, PRICES.aws, 'net')
    expect(logs).toBeGreaterThan(1.5)
    expect(elasticityOf(inputs, PRICES.aws, 'list').logs).toBeLessThanOrEqual(1)
  })
})

test('an open page that looks half as often asks half as often', () => {
  const requests = (pollSeconds: number) =>
    workloadOf(inputsOf(measured, { ...settings, app: { pollSeconds } })).requests
  const polls = 825 * numbersOf().daysPerMonth * 100
  expect(requests(10) - requests(20)).toBeCloseTo(polls / 2)
})

describe('the stream', () => {
  it('touches each place once, and few of many twice', () => {
    expect([placesTouched(1, 10), placesTouched(4, 1)]).toEqual([1, 1])
    expect(placesTouched(2, 2)).toBe(1.5)
  })

  it('pays for ten events of one place what was measured for them', () => {
    const alone = numbersOf({ streets: 1, communities: 1, grids: 1 })
    const inputs = { ...inputsOf(measured, settings), numbers: alone, commands: { submit: 1 } }
    const { events } = workloadOf(inputs)
    // So long a window that ten come together.
    const perSecond = alone.needsPerDay / (alone.activeHours * 3_600 * alone.shards)
    const stream = { batchSize: 25, windowSeconds: 9 / perSecond }
    const batches = batchesOf(events, { ...inputs, settings: { ...settings, stream } })
    expect(batches.eventsPerBatch).toBeCloseTo(10)
    expect(batches.writeUnits / batches.batches).toBeCloseTo(measured.units!['stream: 10 events']!.writeUnits)
  })

  it('never puts more into a batch than it may hold', () => {
    const inputs = tiny({ settings: { ...settings, stream: { batchSize: 25, windowSeconds: 1e9 } } })
    expect(batchesOf(workloadOf(inputs).events, inputs).eventsPerBatch).toBe(25)
  })
})

test('heat is spread over the places of a key, at the peak', () => {
  const byKey = [
    { on: 'ledger', key: 'STAT#1#<county>', readUnits: 9, writeUnits: 4 },
    { on: 'ledger', key: 'STAT#1#<street>', readUnits: 0, writeUnits: 24 },
    { on: 'ledger', key: 'SEEN#1#<need>#7', readUnits: 0, writeUnits: 2 },
    { on: 'directory', key: 'AREA#<grid>', readUnits: 1, writeUnits: 0 },
  ]
  const inputs = tiny({ numbers: numbersOf({ needsPerDay: 86_400, readsPerNeed: 0, streets: 12, peakFactor: 10 }) })
  const units: Units = { ...inputs.units, submit: unit(), 'stream: submit': unit({ byKey }) }
  const heats = heatOf(workloadOf({ ...inputs, units }), inputs)
  // One need a second at the mean, ten at the peak.
  expect(heats.map(({ key }) => key)).toEqual(['STAT#1#<county>', 'STAT#1#<street>', 'SEEN#1#<need>'])
  expect(heats[0]!.writeUnitsPerSecond).toBeCloseTo(40)
  expect(heats[1]!.writeUnitsPerSecond).toBeCloseTo(20)
  expect(concurrencyOf(86_400 * inputs.numbers.daysPerMonth, 0.05, inputs)).toBeCloseTo(0.5)
})

describe('what is missing', () => {
  it('is named, and never counted as nothing', () => {
    const { 'getNeed (own)': _, ...rest } = measured.units!
    expect(() => billFrom({ ...measured, units: rest })).toThrow('"getNeed (own)"')
    const { 'stream: claim': __, ...deaf } = measured.units!
    expect(() => billFrom({ ...measured, units: deaf })).toThrow('"stream: claim"')
    expect(() => billFrom({ format: measured.format, measured: {} })).toThrow('section units')
  })

  it('is said where something stands for it', () => {
    const { throughput: _, functions: __, ...rest } = measured
    expect(billFrom(rest).assumed).toEqual(['the processor time of a request', 'the time that a cold start takes'])
  })
})

test('nothing is taken for granted that the bill does not use', () => {
  const sources = readdirSync(__dirname)
    .filter((file) => file.endsWith('.ts') && !/^assumptions|\.test\.ts$/.test(file))
    .map((file) => readFileSync(join(__dirname, file), 'utf8'))
    .join('\n')
  expect(Object.keys(ASSUMPTIONS).filter((name) => !new RegExp(`\\b${name}\\b`).test(sources))).toEqual([])
})

describe('the bill of what was measured', () => {
  const bill = billFrom(measured)

  it('is of a hundred reads, and of a need that is told once', () => {
    expect(Object.values(READS).reduce((sum, share) => sum + share, 0)).toBeCloseTo(100)
    expect(COMMANDS['submit']).toBe(1)
    for (const { says } of Object.values(ASSUMPTIONS)) expect(says).toMatch(/^.{15,}\.$/)
  })

  it.each(PARTITIONS)('names in %s what misses the goal, what is dearest and what would mend it', (partition) => {
    const { sizes, goal } = bill.regions[partition]
    const told = section.misses(bill).filter((miss) => miss.includes(`in ${PRICES[partition].name} `))
    expect(told).toHaveLength(sizes[0]!.total.list > goal ? 1 : 0)
    for (const miss of told)
      expect(miss).toMatch(/Dearest are .*; after allowances .* mended most by: .*; .* settings alone/)
  })

  it('is multiplied by deployments where it is fixed', () => {
    const [county, prefecture] = bill.regions.aws.sizes
    expect(prefecture!.parts['keys and secrets'].list / county!.parts['keys and secrets'].list).toBeCloseTo(8, 1)
  })

  it('keeps every key of a county under a tenth of a partition', () => {
    expect(bill.heat.hottest[0]!.writeUnitsPerSecond).toBeLessThanOrEqual(100)
  })

  it('is shown as tables, bars and pictures', () => {
    expect(Object.keys(section.charts!(bill))).toEqual(['bill-aws.svg', 'bill-aws-cn.svg'])
    const page = section.render(bill)
    for (const part of PARTS) expect(page).toContain(`| ${part} |`)
    for (const { name } of bill.regions.aws.savings) expect(page).toContain(name)
    expect(page).not.toMatch(/NaN|undefined|Infinity/)
    expect(plainBars(bill.regions.aws)).toHaveLength(PARTS.length + 1)
  })
})
