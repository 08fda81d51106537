import { type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { TABLES, type TableDefinition, type TableName } from '@microwish/core/tables'
import { type TableNames } from '../dynamodb'
import { operationOf } from './inject-faults'
import { itemSize, readUnits, writeUnits } from './item-size'

/** One call of a document client, as AWS would count and bill it; the SDK's retries are not counted. */
export type Call = {
  /** `Query`, `TransactWriteItems`, … */
  operation: string
  tables: TableName[]
  indexes: string[]
  /** Items written, by table: `needs` twice for a need and its history line. */
  written: TableName[]
  readUnits: number
  /**
   * With the indexes that an item stands in, each at the size of what it projects. An update counts at the size of its
   * new values and its key: what it left as it was is not known here, so this is the least that it costs.
   */
  writeUnits: number
}

export type RecordedCalls = {
  calls: Call[]
  /** Forgets what was recorded so far. */
  reset: () => void
  /** Ends the recording. */
  stop: () => void
}

type Item = Record<string, unknown>
type Write = {
  table: TableDefinition
  /** What is known of the item as written; absent where nothing is written (condition checks). */
  item?: Item
}
type Input = {
  TableName?: string
  IndexName?: string
  ConsistentRead?: boolean
  Item?: Item
  Key?: Item
  ExpressionAttributeValues?: Item
  TransactItems?: Record<string, Input>[]
  RequestItems?: Record<string, { Keys?: Item[]; ConsistentRead?: boolean }>
}
type Output = { Item?: Item; Items?: Item[]; Responses?: Record<string, Item[]> | { Item?: Item }[] }

/** Notes every call of a document client over `tables`: which operations, tables and indexes, and what they cost. */
export function recordCalls(client: DynamoDBClient, tables: TableNames): RecordedCalls {
  const definitions = new Map(TABLES.map((table) => [tables[table.name], table]))
  const calls: Call[] = []
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next(args)
      calls.push(describe(operationOf(context), args.input as Input, answer.output as Output, definitions))
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

type Definitions = Map<string, TableDefinition>

function describe(operation: string, input: Input, output: Output, definitions: Definitions): Call {
  const tableOf = (name = '') => {
    const table = definitions.get(name)
    if (!table) throw new Error(`${operation} of ${name}, which is no table of this database`)
    return table
  }
  const writes = writesOf(operation, input, tableOf)
  const names = [
    ...(input.TableName ? [input.TableName] : []),
    ...Object.keys(input.RequestItems ?? {}),
    ...(input.TransactItems ?? []).flatMap((entry) => Object.values(entry).map(({ TableName = '' }) => TableName)),
  ]
  return {
    operation,
    tables: [...new Set(names.map((name) => tableOf(name).name))],
    indexes: input.IndexName ? [input.IndexName] : [],
    written: writes.filter(({ item }) => item).map(({ table }) => table.name),
    readUnits: readUnitsOf(operation, input, output),
    writeUnits: writes.reduce((sum, write) => sum + unitsOfWrite(write, operation === 'TransactWriteItems'), 0),
  }
}

function writesOf(operation: string, input: Input, tableOf: (name?: string) => TableDefinition): Write[] {
  if (operation === 'TransactWriteItems')
    return (input.TransactItems ?? []).flatMap((entry) =>
      Object.entries(entry).map(([kind, each]) => writeOf(kind, each, tableOf(each.TableName))),
    )
  if (operation === 'PutItem' || operation === 'UpdateItem' || operation === 'DeleteItem')
    return [writeOf(operation.replace('Item', ''), input, tableOf(input.TableName))]
  return []
}

function writeOf(kind: string, { Item, Key, ExpressionAttributeValues }: Input, table: TableDefinition): Write {
  if (kind === 'ConditionCheck') return { table }
  return { table, item: Item ?? { ...Key, ...ExpressionAttributeValues } }
}

function unitsOfWrite({ table, item }: Write, isTransaction: boolean): number {
  if (!item) return writeUnits(0, isTransaction)
  const indexed = table.indexes.filter(({ pk, sk }) => item[pk] !== undefined && item[sk] !== undefined)
  const projections = indexed.map(({ pk, sk, projects }) =>
    Object.fromEntries(['pk', 'sk', pk, sk, ...projects].map((name) => [name, item[name]])),
  )
  // Index entries are written after the transaction, at the plain price.
  return projections.reduce(
    (sum, each) => sum + writeUnits(itemSize(each), false),
    writeUnits(itemSize(item), isTransaction),
  )
}

function readUnitsOf(operation: string, input: Input, { Item, Items, Responses }: Output): number {
  const kind = input.ConsistentRead ? 'strong' : 'eventual'
  if (operation === 'GetItem') return readUnits(itemSize(Item ?? {}), kind)
  // One query pays for its page as a whole; a batch for each item alone, a key without an item included.
  if (operation === 'Query' || operation === 'Scan') return readUnits(sum((Items ?? []).map(itemSize)), kind)
  if (operation === 'TransactGetItems')
    return sum((Responses as { Item?: Item }[]).map((each) => readUnits(itemSize(each.Item ?? {}), 'transaction')))
  if (operation !== 'BatchGetItem') return 0
  return sum(
    Object.entries(input.RequestItems ?? {}).map(([name, { Keys = [], ConsistentRead }]) => {
      const found = (Responses as Record<string, Item[]>)[name] ?? []
      const tier = ConsistentRead ? 'strong' : 'eventual'
      const missing = (Keys.length - found.length) * readUnits(0, tier)
      return missing + sum(found.map((item) => readUnits(itemSize(item), tier)))
    }),
  )
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0)
