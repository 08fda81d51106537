import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Area, Need, Person } from '@microwish/core'
import { aPerson, standingAt } from '@microwish/core/factory'
import { TABLES } from '@microwish/core/tables'
import { createTables, localConfig, openDataFolder, type TableNames } from '@microwish/devkit/dynamodb'
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
    items.push(...(await caught(need, fixtureActivity(need, scene.resident))))
  }
  return items
}

type Options = {
  small: number
  large: number
  /** Taken in place of `large` where it lies there already. */
  orBuilt: number
  say: (line: string) => void
}

/** A database in .cache/bench with two sets of tables, `small` and `large` needs in them; built once per hash. */
export async function openFixture({ small, large, orBuilt, say }: Options) {
  const scene = fixtureScene()
  const hash = await fixtureHash(scene)
  const folder = join(PLACE, `lists-${hash}`)
  removeOthers(hash)
  mkdirSync(folder, { recursive: true })
  const marker = (count: number) => join(folder, `built-${count}`)
  const sizes = { small, large: existsSync(marker(orBuilt)) ? orBuilt : large }
  const database = await openDataFolder(resolve(folder), process.env['MICROWISH_JAVA'] ?? 'java')
  const connect = () => new DynamoDBClient(localConfig(database.endpoint))
  let isReused = true
  const names = {} as Record<'small' | 'large', TableNames>
  for (const which of ['small', 'large'] as const) {
    const count = sizes[which]
    const client = connect()
    names[which] = await createTables(client, `n${count}-`)
    if (!existsSync(marker(count))) {
      isReused = false
      await build(client, names[which], scene, count, say)
      writeFileSync(marker(count), '')
    }
    client.destroy()
  }
  say(isReused ? `fixture ${hash} re-used` : `fixture ${hash} built`)
  return { scene, sizes, hash, isReused, connect, tables: names, stop: database.stop }
}
export type Fixture = Awaited<ReturnType<typeof openFixture>>

/** A folder of another hash is of yesterday's code. */
function removeOthers(hash: string) {
  if (!existsSync(PLACE)) return
  for (const name of readdirSync(PLACE))
    if (/^lists-/.test(name) && name !== `lists-${hash}`) rmSync(join(PLACE, name), { recursive: true, force: true })
}

async function build(
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
