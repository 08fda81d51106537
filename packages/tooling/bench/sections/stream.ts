import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { actOnNeed, type ActOnNeed, submitNeed } from '@microwish/contract'
import type { Person } from '@microwish/core'
import { followNeeds } from '@microwish/devkit/follow'
import type { Mode, Section, StreamLag } from '../results'
import { aCounty, castOf } from '../stage/county'
import type { Stage } from '../stage/database'
import { aWish, PLAIN_LIFE } from '../stage/lives'
import { createProduct, freshKey, type Product } from '../stage/product'
import { streamOf } from '../stage/stream-line'
import { medianOf, percentile, rounded } from '../statistics'
import { number, table } from '../table'

/** Commands a second: a hundred times a county's mean of 1,650 needs a day with five commands each. */
const PER_SECOND = 10
const WALKERS = 4
/** Seconds, and commands a second. */
const PACES = { full: [40, PER_SECOND], quick: [8, PER_SECOND], tiny: [1, 100] } as const satisfies Record<
  Mode,
  [number, number]
>
const SETTINGS = { submissionsPerDay: { citizen: 100_000, staff: 100_000 }, claimsPerDay: 100_000, claimCap: 100_000 }

export const stream: Section<'stream'> = {
  name: 'stream',
  title: 'From a change to the figure',
  async measure({ mode, say, open }) {
    const database = await open()
    const dataDir = mkdtempSync(join(tmpdir(), 'microwish-bench-'))
    try {
      const measured = await follow(database, dataDir, PACES[mode])
      say(`${measured.events} events, p50 ${measured.p50Ms} ms, p99 ${measured.p99Ms} ms`)
      return measured
    } finally {
      await database.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
  render,
  misses: () => [],
}

async function follow(
  database: Stage,
  dataDir: string,
  [seconds, perSecond]: readonly [number, number],
): Promise<StreamLag> {
  const county = aCounty({ streets: 2, communities: 2, grids: 2 })
  const cast = castOf(county)
  const tables = await database.tables('stream-')
  const client = database.client()
  const product = createProduct(client, tables, SETTINGS)
  for (const area of county.areas) await product.stores.areas.put(area)
  for (const person of Object.values(cast)) await product.stores.people.put(person)
  const times = watch(client)
  const pump = await followNeeds(database.endpoint, tables, streamOf(product), { dataDir, log: () => undefined })
  const startedAt = performance.now()
  const until = startedAt + seconds * 1_000
  const [grid] = county.grids
  if (!grid) throw new Error('no grid')
  const walks = Array.from({ length: WALKERS }, () =>
    walk(product, cast, { wish: aWish(grid.areaId), until, pause: (1_000 * WALKERS) / perSecond }),
  )
  const commands = (await Promise.all(walks)).reduce((sum, count) => sum + count, 0)
  const elapsed = (performance.now() - startedAt) / 1_000
  await pump.settled()
  await pump.stop()
  const counted = times.lags(times.counted)
  const told = times.lags(times.told)
  if (counted.length !== commands) throw new Error(`${commands} commands, and ${counted.length} of them counted`)
  return {
    ...{ events: counted.length, commandsPerSecond: rounded(commands / elapsed) },
    ...{ p50Ms: medianOf(counted), p99Ms: percentile(counted, 0.99), maxMs: percentile(counted, 1) },
    ...{ noticeP50Ms: medianOf(told), noticeP99Ms: percentile(told, 0.99) },
  }
}

/** One need after the other through its plain life, in step with the rate; the number of commands. */
async function walk(
  product: Product,
  cast: ReturnType<typeof castOf>,
  { wish, until, pause }: { wish: ReturnType<typeof aWish>; until: number; pause: number },
) {
  let commands = 0
  while (performance.now() < until) {
    let need: { needId: string; version: number } = await product.as(cast.resident)(submitNeed, wish, freshKey())
    commands++
    for (const { who, ...turn } of PLAIN_LIFE) {
      await sleep(pause)
      const command = { needId: need.needId, version: need.version, ...turn } as unknown as ActOnNeed
      need = await product.as(cast[who] as Person)(actOnNeed, command, freshKey())
      commands++
    }
    await sleep(pause)
  }
  return commands
}

type Item = Record<string, unknown>
type Put = { Put?: { Item?: Item } }

/** When each change was committed, counted and told, seen at the answers of the database. */
function watch(client: DynamoDBClient) {
  const committed = new Map<string, number>()
  const counted = new Map<string, number>()
  const told = new Map<string, number>()
  /** `<need>#<instant>` → `<need>#<version>`: a notice names the instant of its event. */
  const versions = new Map<string, string>()
  const note = (item: Item, now: number) => {
    const pk = String(item['pk'])
    if (String(item['sk']).startsWith('ACTIVITY#')) {
      const name = `${String(item['needId'])}#${String(item['version'])}`
      committed.set(name, now)
      versions.set(`${String(item['needId'])}#${String(item['at'])}`, name)
    }
    const [, seen] = /^SEEN#\d+#(.+)$/.exec(pk) ?? []
    if (seen) counted.set(seen, now)
    if (pk.startsWith('NOTICE#')) told.set(versions.get(`${String(item['needId'])}#${String(item['at'])}`) ?? pk, now)
  }
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args)
      const now = performance.now()
      const { TransactItems = [], Item } = args.input as { TransactItems?: Put[]; Item?: Item }
      for (const { Put } of TransactItems) if (Put?.Item) note(Put.Item, now)
      if (Item) note(Item, now)
      return answer
    },
    { name: 'watch', step: 'initialize', priority: 'high' },
  )
  return {
    ...{ counted, told },
    lags: (ends: ReadonlyMap<string, number>) =>
      [...ends].flatMap(([name, end]) => {
        const start = committed.get(name)
        return start === undefined ? [] : [end - start]
      }),
  }
}

function render(lag: StreamLag): string {
  const row = (name: string, ...values: number[]) =>
    [name, ...values.map((value) => number(value, 0)), '', ''].slice(0, 4)
  const rows = [
    row('counted', lag.p50Ms, lag.p99Ms, lag.maxMs),
    row('told (notice in the inbox)', lag.noticeP50Ms, lag.noticeP99Ms),
  ]
  return `${introduction(lag)}\n\n${table(['ms from the commit', 'p50', 'p99', 'longest'], rows)}`
}

const introduction = ({ events, commandsPerSecond }: StreamLag) =>
  `${number(events, 0)} changes at ${number(commandsPerSecond, 1)} a second, followed by the stream’s own function through the local pump,
which looks every 80 ms as Lambda’s event source does four times a second. Lambda’s own delay is not in these figures.`
