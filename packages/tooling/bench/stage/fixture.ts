import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Area, Need, Person } from '@microwish/core'
import { aPerson, standingAt } from '@microwish/core/factory'
import { TABLES } from '@microwish/core/tables'
import {
  createTables,
  localConfig,
  openDataFolder,
  startDynamoDbLocal,
  tableNames,
  type TableNames,
} from '@microwish/devkit/dynamodb'
import { type Caught, fixtureActivity, fixtureNeed, needItems } from './caught-items'
import { aCounty, type County } from './county'
import { fill } from './fill'
import { createProduct } from './product'

const PLACE = '.cache/bench'
/** Few areas, so that the smallest list has full pages with the fewest needs. */
const SIZE = { streets: 2, communities: 2, grids: 2 }
/** Of ten needs of a grid, one after the other. */
const STATUSES: readonly Need['status'][] = [
  ...(['open', 'submitted', 'open', 'submitted', 'claimed'] as const),
  ...(['open', 'submitted', 'open', 'submitted', 'closed'] as const),
]
const CHUNK = 2_500

export type FixtureScene = { county: County; resident: Person; member: Person; staff: Person }

/** The need of a number: which grid it is of, in which status. The same numbers make the same needs. */
export function needOf({ county, resident }: FixtureScene, n: number): Need {
  const { grids } = county
  const grid = grids[n % grids.length] as Area
  const status = STATUSES[Math.floor(n / grids.length) % STATUSES.length] ?? 'open'
  return fixtureNeed(n, grid, resident, status)
}

export function fixtureScene(): FixtureScene {
  const county = aCounty(SIZE)
  const [grid, community] = [county.grids[0] as Area, county.communities[0] as Area]
  return {
    county,
    resident: aPerson(1, '罗桂香', [standingAt('resident', grid)]),
    member: aPerson(2, '舒明远', [standingAt('member', community)]),
    staff: aPerson(3, '沈若兰', [standingAt('district_staff', county.county)]),
  }
}

/**
 * Stands for the tables and for everything that makes the items: today's definitions, and what today's code writes of a
 * round of needs. Another value means that what lies on the disk is not what would be written now.
 */
export async function fixtureHash(scene = fixtureScene(), definitions: unknown = TABLES): Promise<string> {
  const { county } = scene
  const samples = Array.from({ length: county.grids.length * STATUSES.length }, (_, n) => n)
  const items = await itemsOf(scene, samples)
  return createHash('sha256')
    .update(JSON.stringify([definitions, items, county.areas, scene.member, scene.staff]))
    .digest('hex')
    .slice(0, 16)
}

async function itemsOf(scene: FixtureScene, numbers: readonly number[]): Promise<Caught[]> {
  const caught = needItems()
  const items: Caught[] = []
  for (const n of numbers) {
    const need = needOf(scene, n)
    const all = await caught(need, fixtureActivity(need, scene.resident))
    // No list of needs reads the lines of history.
    items.push(...all.filter(({ item }) => item['sk'] === 'META'))
  }
  return items
}

type Options = {
  /** Begins the name of its folder. */
  name: string
  small: number
  large: number
  /** Taken in place of `large` where it lies there already. */
  orBuilt?: number
  say: (line: string) => void
}

/**
 * Two databases in .cache/bench, `small` and `large` needs in them, each built once per hash. Two, because the local
 * database gets many times slower when a second table holds the same keys.
 */
export async function openFixture({ name, small, large, orBuilt, say }: Options) {
  const scene = fixtureScene()
  const hash = await fixtureHash(scene)
  const home = resolve(PLACE, `${name}-${hash}`)
  removeOthers(name, hash)
  const folderOf = (count: number) => join(home, String(count))
  const isBuilt = (count: number) => existsSync(markerOf(folderOf(count)))
  const sizes = { small, large: orBuilt !== undefined && isBuilt(orBuilt) ? orBuilt : large }
  const missing = [sizes.small, sizes.large].filter((count) => !isBuilt(count))
  for (const count of missing) await build(folderOf(count), scene, count, say)
  say(`fixture ${hash} ${missing.length > 0 ? 'built' : 're-used'}`)
  const [one, other] = [await openDataFolder(folderOf(small), JAVA), await openDataFolder(folderOf(sizes.large), JAVA)]
  return {
    ...{ scene, sizes, hash, isReused: missing.length === 0, tables: tableNames(PREFIX) },
    small: () => new DynamoDBClient(localConfig(one.endpoint)),
    large: () => new DynamoDBClient(localConfig(other.endpoint)),
    stop: async () => {
      await one.stop()
      await other.stop()
    },
  }
}
export type Fixture = Awaited<ReturnType<typeof openFixture>>

const JAVA = process.env['MICROWISH_JAVA'] ?? 'java'
const PREFIX = 'lists-'
const markerOf = (folder: string) => join(folder, 'built')

/**
 * SQLite waits for the disk at every item, which is twenty times slower than memory: where the system keeps a folder in
 * memory the database is built there and then copied.
 */
async function build(folder: string, scene: FixtureScene, count: number, say: Options['say']) {
  const scratch = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'microwish-bench-'))
  try {
    const database = await startDynamoDbLocal({ folder: scratch, java: JAVA })
    const client = new DynamoDBClient(localConfig(database.endpoint))
    await write(client, await createTables(client, PREFIX), scene, count, say)
    client.destroy()
    await database.stop()
    const place = join(folder, 'dynamodb')
    rmSync(place, { recursive: true, force: true })
    cpSync(scratch, place, { recursive: true, filter: (path) => !path.endsWith('.so') })
    writeFileSync(markerOf(folder), '')
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** A folder of another hash is of yesterday's code. */
function removeOthers(kind: string, hash: string) {
  if (!existsSync(PLACE)) return
  for (const name of readdirSync(PLACE))
    if (name.startsWith(`${kind}-`) && name !== `${kind}-${hash}`)
      rmSync(join(PLACE, name), { recursive: true, force: true })
}

async function write(
  client: DynamoDBClient,
  tables: TableNames,
  scene: FixtureScene,
  count: number,
  say: Options['say'],
) {
  const { stores, database } = createProduct(client, tables)
  for (const area of scene.county.areas) await stores.areas.put(area)
  for (const person of [scene.resident, scene.member, scene.staff]) await stores.people.put(person)
  for (let at = 0; at < count; at += CHUNK) {
    const numbers = Array.from({ length: Math.min(CHUNK, count - at) }, (_, n) => at + n)
    await fill(database.client, tables, await itemsOf(scene, numbers))
    if (at > 0 && at % 20_000 === 0) say(`${at} of ${count} needs written`)
  }
}
