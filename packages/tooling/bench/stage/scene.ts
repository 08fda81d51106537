import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { actOnNeed, type ActOnNeed, submitNeed } from '@microwish/contract'
import type { Person } from '@microwish/core'
import type { TableNames } from '@microwish/devkit/dynamodb'
import { aCounty, castOf, type County, type CountySize } from './county'
import type { Stage } from './database'
import { aWish, PLAIN_LIFE, type Turn } from './lives'
import { keyNames } from './named-keys'
import { openPriceList, type PriceList } from './price-list'
import { createProduct, freshKey, type Product } from './product'

/** Walks make dozens of needs a day by the same few people. */
const SETTINGS = { submissionsPerDay: { citizen: 1_000, staff: 1_000 }, claimsPerDay: 1_000, claimCap: 1_000 }

export type Scene = {
  county: County
  cast: ReturnType<typeof castOf>
  tables: TableNames
  plain: DynamoDBClient
  list: PriceList
  /** On the recorded client. */
  product: Product
  /** On another client: what it does is not on the list. */
  stagehand: Product
}

/** The county, its cast and full lists, ready to be priced. */
export async function setScene(database: Stage, size: CountySize, listed: number): Promise<Scene> {
  const county = aCounty(size)
  const cast = castOf(county)
  const tables = await database.tables('units-')
  const client = database.client()
  const plain = database.client()
  const product = createProduct(client, tables, SETTINGS)
  const stagehand = createProduct(plain, tables, SETTINGS)
  for (const area of county.areas) await stagehand.stores.areas.put(area)
  for (const person of Object.values(cast)) await stagehand.stores.people.put(person)
  const list = openPriceList(client, tables, { images: plain, named: keyNames(county) })
  const scene = { county, cast, tables, plain, list, product, stagehand }
  // Full pages behind every list, and the month's data key, which one submission in five minutes fetches.
  for (let n = 0; n < listed; n++) {
    const need = await submit(scene, scene.stagehand)
    if (n % 3 > 0) await act(scene, scene.stagehand, need, PLAIN_LIFE[0] as Turn)
  }
  await submit(scene, scene.product)
  return scene
}

type Row = { needId: string; version: number }

export function submit({ cast, county, list }: Scene, product: Product): Promise<Row> {
  const [grid] = county.grids
  if (!grid) throw new Error('a county without a grid')
  return product.as(cast.resident, list.onAnswer)(submitNeed, aWish(grid.areaId), freshKey())
}

export function act({ cast, list }: Scene, product: Product, need: Row, { who, ...turn }: Turn): Promise<Row> {
  const command = { needId: need.needId, version: need.version, ...turn } as unknown as ActOnNeed
  return product.as(cast[who] as Person, list.onAnswer)(actOnNeed, command, freshKey())
}
