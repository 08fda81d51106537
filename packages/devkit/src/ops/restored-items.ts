import { DescribeTableCommand, ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { Database, Item } from '@microwish/core'
import type { Cloud } from './cloud'
import { Refusal } from './refusal'

/** What is compared at a time: each item, and the line of history after it, in one BatchGetItem of 100 keys. */
const TOGETHER = 50
/** Items that one read of the restored table looks at. */
const PAGE = 500

export type Chosen = {
  /** Whole partitions, by their key. */
  partitions?: readonly string[]
  /** Every partition whose key begins so; `''` is everything. */
  prefix?: string
  /** Goes on behind this place, see `Portion.cursor`. */
  after?: string
}
/** Some items of the restored table, and where a scan stands when they are done: given for its last portion of a page. */
export type Portion = { items: Item[]; cursor?: string }

/** The chosen items of a table, a portion at a time, history of a need before the need itself. */
export async function* restoredItems(
  { client }: Pick<Database, 'client'>,
  TableName: string,
  { partitions, prefix = '', after }: Chosen,
): AsyncGenerator<Portion> {
  for (const pk of partitions ?? []) yield* portionsOf(await readPartition(client, TableName, pk), undefined)
  if (partitions) return
  let ExclusiveStartKey = after === undefined ? undefined : keyOf(after)
  do {
    const page = await client.send(
      new ScanCommand({
        TableName,
        ExclusiveStartKey,
        Limit: PAGE,
        ...(prefix && {
          FilterExpression: 'begins_with(pk, :prefix)',
          ExpressionAttributeValues: { ':prefix': prefix },
        }),
      }),
    )
    ExclusiveStartKey = page.LastEvaluatedKey
    yield* portionsOf(page.Items ?? [], ExclusiveStartKey && cursorOf(ExclusiveStartKey))
  } while (ExclusiveStartKey)
}

async function readPartition(client: Database['client'], TableName: string, pk: string): Promise<Item[]> {
  const items: Item[] = []
  let ExclusiveStartKey: Item | undefined
  do {
    const page = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
        ExclusiveStartKey,
      }),
    )
    items.push(...(page.Items ?? []))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return items
}

function* portionsOf(items: Item[], cursor: string | undefined): Generator<Portion> {
  for (let at = 0; at < items.length || at === 0; at += TOGETHER) {
    const isLast = at + TOGETHER >= items.length
    yield { items: items.slice(at, at + TOGETHER), ...(isLast && cursor !== undefined && { cursor }) }
  }
}

const cursorOf = (key: Item) => Buffer.from(JSON.stringify([key['pk'], key['sk']])).toString('base64url')

function keyOf(cursor: string): Item {
  try {
    const [pk, sk] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    if (typeof pk === 'string' && typeof sk === 'string') return { pk, sk }
  } catch {
    // Said below.
  }
  throw new Refusal('--after is not a place that an earlier run has printed: copy its last one, or leave it out.')
}

/** @throws Refusal unless the table is there, ready, and of our keys */
export async function mustBeRestored({ dynamo, names }: Cloud, name: string): Promise<void> {
  if (Object.values(names.tables).includes(name))
    throw new Refusal(`${name} is the live table: --from names the one that was restored beside it.`)
  const described = await dynamo.send(new DescribeTableCommand({ TableName: name })).catch((error: unknown) => {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  })
  if (!described?.Table) throw new Refusal(`There is no table ${name} here: restore it first (RUNBOOK.md#restore).`)
  const { TableStatus, KeySchema = [] } = described.Table
  if (TableStatus !== 'ACTIVE')
    throw new Refusal(`${name} is ${TableStatus ?? 'not there'} yet: wait until it is ACTIVE, and try again.`)
  const keys = KeySchema.map(({ AttributeName }) => AttributeName).join(', ')
  if (keys !== 'pk, sk') throw new Refusal(`${name} has the keys ${keys}, not pk, sk: it is none of ours.`)
}
