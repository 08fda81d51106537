import { randomUUID } from 'node:crypto'
import { TransactionCanceledException, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  QueryCommand,
  TransactWriteCommand,
  type QueryCommandInput,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { DomainError } from './error'
import type { TableName } from './tables'

/** A document client and the deployed name of each table. */
export type Database = { client: DynamoDBDocumentClient; tables: Record<TableName, string> }
export type Item = Record<string, unknown>
export type Key = { table: TableName; pk: string; sk: string }
export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** Undefined fields are left out: an absent optional is an absent attribute, which keeps the indexes sparse. */
export function createDatabase(client: DynamoDBClient, tables: Record<TableName, string>): Database {
  return { client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }), tables }
}

/** Tries of what may pass: conflicts and throttling. 25 ms doubling to 400 ms, with full jitter. */
const TRIES = 10
const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(400, 25 * 2 ** attempt)))

/**
 * One BatchGetItem over any tables, answered in the order asked; at most 100 keys. Strongly consistent unless told
 * otherwise: what is decided on must be.
 */
export async function readTogether(
  db: Database,
  keys: readonly Key[],
  { isConsistent = true }: { isConsistent?: boolean } = {},
): Promise<(Item | undefined)[]> {
  if (keys.length === 0) return []
  const found = new Map<string, Item>()
  const wanted = new Map(keys.map((key) => [`${key.table}\n${key.pk}\n${key.sk}`, key]))
  let request: Record<string, { Keys: Item[]; ConsistentRead: boolean }> = {}
  for (const { table, pk, sk } of wanted.values()) {
    const name = db.tables[table]
    ;(request[name] ??= { Keys: [], ConsistentRead: isConsistent }).Keys.push({ pk, sk })
  }
  for (let attempt = 0; Object.keys(request).length > 0; attempt++) {
    if (attempt === TRIES) throw new DomainError('busy', '现在人多，请稍等几秒再试')
    if (attempt > 0) await pause(attempt)
    const read = new BatchGetCommand({ RequestItems: request })
    const { Responses = {}, UnprocessedKeys = {} } = await patiently(() => db.client.send(read))
    for (const [name, items] of Object.entries(Responses)) {
      for (const item of items) found.set(`${name}\n${String(item['pk'])}\n${String(item['sk'])}`, item)
    }
    request = UnprocessedKeys as typeof request
  }
  return keys.map(({ table, pk, sk }) => found.get(`${db.tables[table]}\n${pk}\n${sk}`))
}

/** A condition of a transaction did not hold: `failed[i]` is what item i met there (`{}` when nothing was there). */
export class ConditionFailed extends Error {
  override name = 'ConditionFailed'
  constructor(readonly failed: readonly (Item | undefined)[]) {
    super('a condition of the transaction did not hold')
  }
}

/**
 * One transaction, whole or not at all. Conflicts, throttling and lost answers are retried under the same token, so that
 * a commit whose answer was lost is not made twice (DynamoDB keeps tokens for ten minutes).
 * @throws ConditionFailed when a condition does not hold; DomainError `busy` when conflicts go on.
 */
export async function writeTogether(db: Database, items: TransactItem[]): Promise<void> {
  const command = { TransactItems: items, ClientRequestToken: randomUUID() }
  await patiently(() =>
    db.client.send(new TransactWriteCommand(command)).catch((error: unknown) => {
      const failed = failedConditions(error)
      throw failed ? new ConditionFailed(failed) : error
    }),
  )
}

/** The same, where a condition that does not hold is an answer: false, when something was changed meanwhile. */
export async function writeIfUnchanged(db: Database, items: TransactItem[]): Promise<boolean> {
  try {
    await writeTogether(db, items)
    return true
  } catch (error) {
    if (error instanceof ConditionFailed) return false
    throw error
  }
}

/** Tries again what may pass by itself. @throws DomainError `busy` when it goes on. */
export async function patiently<T>(send: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await send()
    } catch (error) {
      if (!mayPass(error)) throw error
      if (attempt === TRIES - 1) throw new DomainError('busy', '现在人多，请稍等几秒再试', {}, { cause: error })
      await pause(attempt)
    }
  }
}

function failedConditions(error: unknown): (Item | undefined)[] | undefined {
  if (!(error instanceof TransactionCanceledException)) return undefined
  const failed = (error.CancellationReasons ?? []).map(({ Code, Item: old }) =>
    Code === 'ConditionalCheckFailed' ? unmarshall(old ?? {}) : undefined,
  )
  return failed.some((item) => item !== undefined) ? failed : undefined
}

const PASSING = new Set([
  'TransactionCanceledException',
  'TransactionInProgressException',
  'TransactionConflictException',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
  'NetworkingError',
  'AbortError',
])

function mayPass(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof TransactionCanceledException) {
    return (error.CancellationReasons ?? []).every(
      ({ Code }) => Code !== 'ValidationError' && Code !== 'ItemCollectionSizeLimitExceeded',
    )
  }
  const { code } = error as { code?: unknown }
  return PASSING.has(error.name) || code === 'ECONNRESET' || code === 'EPIPE' || code === 'ETIMEDOUT'
}

/** A partition of a table or an index, or a range of it. */
type Range = {
  index?: string
  pkName?: string
  skName?: string
  pk: string
  begins?: string
  between?: readonly [string, string]
}

/** What every query of a range says. */
function rangeInput(
  db: Database,
  table: TableName,
  { index, pkName = 'pk', skName = 'sk', pk }: Range,
  bounds: ReturnType<typeof sortBounds>,
): QueryCommandInput {
  return {
    TableName: db.tables[table],
    IndexName: index,
    KeyConditionExpression: bounds ? `#pk = :pk AND ${bounds.expression}` : '#pk = :pk',
    ExpressionAttributeNames: { '#pk': pkName, ...(bounds && { '#sk': skName }) },
    ExpressionAttributeValues: { ':pk': pk, ...bounds?.values },
  }
}

/**
 * One page of one partition, in sort order; `after` is the last sort key seen. Reads no further than `limit`, and no more
 * than DynamoDB's 1 MB: where rows are large a short page need not be the last.
 */
export async function queryPage(
  db: Database,
  table: TableName,
  at: Range,
  {
    after,
    limit,
    isDescending = false,
    isConsistent = false,
  }: { after?: string | undefined; limit: number; isDescending?: boolean; isConsistent?: boolean },
): Promise<Item[]> {
  const { skName = 'sk' } = at
  const input = {
    ...rangeInput(db, table, at, sortBounds(at, after, isDescending)),
    ScanIndexForward: !isDescending,
    ConsistentRead: isConsistent,
    Limit: limit + (after === undefined ? 0 : 1),
  }
  const { Items = [] } = await patiently(() => db.client.send(new QueryCommand(input)))
  return Items.filter((item) => item[skName] !== after).slice(0, limit)
}

/** Every item of a partition, or of a range of it, in sort order: one query for each MB, and no more. */
export async function queryAll(
  db: Database,
  table: TableName,
  at: Range,
  { isConsistent = false }: { isConsistent?: boolean } = {},
): Promise<Item[]> {
  const range = { ...rangeInput(db, table, at, sortBounds(at, undefined, false)), ConsistentRead: isConsistent }
  const items: Item[] = []
  let ExclusiveStartKey: Item | undefined
  do {
    const input = { ...range, ExclusiveStartKey }
    const { Items = [], LastEvaluatedKey } = await patiently(() => db.client.send(new QueryCommand(input)))
    items.push(...Items)
    ExclusiveStartKey = LastEvaluatedKey
  } while (ExclusiveStartKey)
  return items
}

/** Deletes every item of one partition; may be repeated. */
export async function removePartition(db: Database, table: TableName, pk: string): Promise<void> {
  for (;;) {
    const items = await queryPage(db, table, { pk }, { limit: 25, isConsistent: true })
    if (items.length === 0) return
    await writeTogether(
      db,
      items.map(({ sk }) => ({ Delete: { TableName: db.tables[table], Key: { pk, sk } } })),
    )
  }
}

/** What lies at a path and below it, from a sort key on. A turned key meets nothing: an empty range is refused by DynamoDB. */
export function rangeBelow(path: string, after: string): readonly [string, string] {
  const end = `${path}\uffff`
  const from = after > path ? after : path
  return [from > end ? end : from, end]
}

/** A key condition takes one range only: a cursor narrows the prefix or range asked for; it is never a partition. */
function sortBounds(
  { begins, between }: { begins?: string; between?: readonly [string, string] },
  after: string | undefined,
  isDescending: boolean,
) {
  const low = between?.[0] ?? begins
  const high = between?.[1] ?? (begins === undefined ? undefined : `${begins}\uffff`)
  const from = after !== undefined && !isDescending && (low === undefined || after > low) ? after : low
  const to = after !== undefined && isDescending && (high === undefined || after < high) ? after : high
  if (from !== undefined && to !== undefined) {
    // An empty range is refused by DynamoDB; a turned cursor then meets nothing.
    return { expression: '#sk BETWEEN :from AND :to', values: { ':from': from > to ? to : from, ':to': to } }
  }
  if (from !== undefined) return { expression: '#sk >= :from', values: { ':from': from } }
  if (to !== undefined) return { expression: '#sk <= :to', values: { ':to': to } }
  return undefined
}
