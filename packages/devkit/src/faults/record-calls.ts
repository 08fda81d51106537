import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { TABLES, type TableDefinition, type TableName } from '@microwish/core/tables'
import { type TableNames } from '../dynamodb'
import { costOfWrite, type Item, type Spent } from './capacity'
import { operationOf } from './inject-faults'
import { type Input, type Output, readsOf, tablesOf, type Touched, touchedBy } from './read-call'

/** One call of a document client, as AWS would count and bill it; the SDK's retries are not counted. */
export type Call = {
  /** `Query`, `TransactWriteItems`, … */
  operation: string
  tables: TableName[]
  indexes: string[]
  /** Items written, by table: `needs` twice for a need and its history line. Empty when the call was refused. */
  written: TableName[]
  readUnits: number
  /**
   * With the indexes that an item stands in, each at the size of what it projects. Exact where images are read. Without
   * them an update counts at the size of its new values and its key, and every index entry as new: what was there before
   * is not known then.
   */
  writeUnits: number
  /** Where the units went, and what is stored since. */
  spent: Spent[]
  /** A condition did not hold: paid all the same. */
  isRefused?: true
}

export type RecordedCalls = {
  calls: Call[]
  /** Forgets what was recorded so far. */
  reset: () => void
  /** Ends the recording. */
  stop: () => void
}

export type RecordOptions = {
  /**
   * Another client of the same database. Each item that a call writes is read through it before and after, unrecorded,
   * which makes the price exact; for one caller at a time.
   */
  images?: DynamoDBClient
}

/** Notes every call of a document client over `tables`: which operations, tables and indexes, and what they cost. */
export function recordCalls(client: DynamoDBClient, tables: TableNames, { images }: RecordOptions = {}): RecordedCalls {
  const calls: Call[] = []
  const tableOf = tableFinder(tables)
  const reader = images && DynamoDBDocumentClient.from(images)
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const operation = operationOf(context)
      const input = args.input as Input
      const touched = touchedBy(operation, input, tableOf)
      const before = reader && (await readImages(reader, tables, touched))
      const answer = await next(args).catch((error: unknown) => {
        if (!isRefusal(error)) throw error
        const there = before ?? touched.map(() => undefined)
        const spent = costOf(operation, touched, there, there)
        calls.push({ ...callOf(operation, input, tableOf), ...sumsOf(spent), spent, written: [], isRefused: true })
        throw error
      })
      const after = reader ? await readImages(reader, tables, touched) : touched.map(({ known }) => known)
      const writes = costOf(operation, touched, before ?? touched.map(() => undefined), after)
      const spent = [...readsOf(operation, input, answer.output as Output, tableOf), ...writes]
      calls.push({ ...callOf(operation, input, tableOf), ...sumsOf(spent), spent, written: writtenBy(touched) })
      return answer
    },
    // High: outside the injected faults, so that a call counts once however often it was tried.
    { name: 'recordCalls', step: 'initialize', priority: 'high', tags: ['recording'] },
  )
  return {
    calls,
    reset: () => (calls.length = 0),
    stop: () => {
      client.middlewareStack.removeByTag('recording')
    },
  }
}

type TableFinder = (name?: string) => TableDefinition

function tableFinder(tables: TableNames): TableFinder {
  const definitions = new Map(TABLES.map((table) => [tables[table.name], table]))
  return (name = '') => {
    const table = definitions.get(name)
    if (!table) throw new Error(`a call of ${name}, which is no table of this database`)
    return table
  }
}

const callOf = (operation: string, input: Input, tableOf: TableFinder) => ({
  operation,
  tables: [...new Set(tablesOf(input).map((name) => tableOf(name).name))],
  indexes: input.IndexName ? [input.IndexName] : [],
})

const writtenBy = (touched: readonly Touched[]) =>
  touched.filter(({ isCheck }) => !isCheck).map(({ table }) => table.name)

function costOf(
  operation: string,
  touched: readonly Touched[],
  before: readonly (Item | undefined)[],
  after: readonly (Item | undefined)[],
): Spent[] {
  return touched.flatMap(({ table, key }, index) =>
    costOfWrite(
      table,
      String(key[table.pk]),
      { before: before[index], after: after[index] },
      operation === 'TransactWriteItems',
    ),
  )
}

const sumsOf = (spent: readonly Spent[]) => ({
  readUnits: spent.reduce((sum, each) => sum + each.readUnits, 0),
  writeUnits: spent.reduce((sum, each) => sum + each.writeUnits, 0),
})

/** A condition did not hold; a conflict, throttling or a broken line is none. */
const isRefusal = (error: unknown) =>
  error instanceof ConditionalCheckFailedException ||
  (error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ConditionalCheckFailed'))

async function readImages(reader: DynamoDBDocumentClient, tables: TableNames, touched: readonly Touched[]) {
  if (touched.length === 0) return []
  const request: Record<string, { Keys: Item[]; ConsistentRead: true }> = {}
  for (const { table, key } of touched)
    (request[tables[table.name]] ??= { Keys: [], ConsistentRead: true }).Keys.push(key)
  const { Responses = {} } = await reader.send(new BatchGetCommand({ RequestItems: request }))
  return touched.map(({ table, key }) =>
    Responses[tables[table.name]]?.find((item) => item['pk'] === key['pk'] && item['sk'] === key['sk']),
  )
}
