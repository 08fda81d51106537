import type { TableDefinition } from '@microwish/core/tables'
import type { Item, Spent } from './capacity'
import { itemSize, readUnits } from './item-size'

/** What of a command's input is looked at. */
export type Input = {
  TableName?: string
  IndexName?: string
  ConsistentRead?: boolean
  Item?: Item
  Key?: Item
  KeyConditionExpression?: string
  ExpressionAttributeValues?: Item
  TransactItems?: Record<string, Input>[]
  RequestItems?: Record<string, BatchInput>
}
type BatchInput =
  { Keys?: Item[]; ConsistentRead?: boolean } | { PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } }[]
/** And of its output. */
export type Output = { Item?: Item; Items?: Item[]; Responses?: Record<string, Item[]> | { Item?: Item }[] }

type TableFinder = (name?: string) => TableDefinition

/** An item that a call writes or checks. */
export type Touched = {
  table: TableDefinition
  key: Item
  isCheck: boolean
  /** What the call itself says of the item as written; absent for checks and deletions. */
  known?: Item
}

/** Names of the tables that a call speaks of. */
export const tablesOf = ({ TableName, RequestItems = {}, TransactItems = [] }: Input): string[] => [
  ...(TableName ? [TableName] : []),
  ...Object.keys(RequestItems),
  ...TransactItems.flatMap((entry) => Object.values(entry).flatMap((each) => each.TableName ?? [])),
]

/** Every item that a call writes or checks, in the order of the call. */
export function touchedBy(operation: string, input: Input, tableOf: TableFinder): Touched[] {
  if (operation === 'TransactWriteItems')
    return (input.TransactItems ?? []).flatMap((entry) =>
      Object.entries(entry).map(([kind, each]) => touchedItem(kind, each, tableOf(each.TableName))),
    )
  if (operation === 'BatchWriteItem')
    return Object.entries(input.RequestItems ?? {}).flatMap(([name, requests]) =>
      (Array.isArray(requests) ? requests : []).map(({ PutRequest, DeleteRequest }) =>
        PutRequest
          ? touchedItem('Put', PutRequest, tableOf(name))
          : touchedItem('Delete', { Key: DeleteRequest?.Key ?? {} }, tableOf(name)),
      ),
    )
  if (operation === 'PutItem' || operation === 'UpdateItem' || operation === 'DeleteItem')
    return [touchedItem(operation.replace('Item', ''), input, tableOf(input.TableName))]
  return []
}

function touchedItem(kind: string, { Item, Key, ExpressionAttributeValues }: Input, table: TableDefinition): Touched {
  const whole = Item ?? Key ?? {}
  const key = { [table.pk]: whole[table.pk], [table.sk]: whole[table.sk] }
  const known = kind === 'Put' ? Item : kind === 'Update' ? { ...Key, ...ExpressionAttributeValues } : undefined
  return { table, key, isCheck: kind === 'ConditionCheck', ...(known && { known }) }
}

/** What a call's reading cost, by table or index and partition key. */
export function readsOf(operation: string, input: Input, output: Output, tableOf: TableFinder): Spent[] {
  const kind = input.ConsistentRead ? 'strong' : 'eventual'
  const spent = (on: string, key: unknown, units: number): Spent => ({
    ...{ on, key: String(key), readUnits: units },
    ...{ writeUnits: 0, storedBytes: 0 },
  })
  switch (operation) {
    case 'GetItem': {
      const table = tableOf(input.TableName)
      return [spent(table.name, input.Key?.[table.pk], readUnits(itemSize(output.Item ?? {}), kind))]
    }
    // One query pays for its page as a whole; a batch for each item alone, a key without an item included.
    case 'Query':
    case 'Scan': {
      const { name } = tableOf(input.TableName)
      const bytes = (output.Items ?? []).reduce((sum, item) => sum + itemSize(item), 0)
      return [spent(input.IndexName ? `${name}/${input.IndexName}` : name, partitionOf(input), readUnits(bytes, kind))]
    }
    case 'TransactGetItems':
      return (input.TransactItems ?? []).map(({ Get = {} }, index) => {
        const table = tableOf(Get.TableName)
        const { Item = {} } = (output.Responses as { Item?: Item }[])[index] ?? {}
        return spent(table.name, Get.Key?.[table.pk], readUnits(itemSize(Item), 'transaction'))
      })
    case 'BatchGetItem':
      return Object.entries(input.RequestItems ?? {}).flatMap(([name, request]) => {
        const { pk, sk, name: on } = tableOf(name)
        const { Keys = [], ConsistentRead } = request as { Keys?: Item[]; ConsistentRead?: boolean }
        const found = (output.Responses as Record<string, Item[]>)[name] ?? []
        return Keys.map((key) => {
          const item = found.find((each) => each[pk] === key[pk] && each[sk] === key[sk])
          return spent(on, key[pk], readUnits(itemSize(item ?? {}), ConsistentRead ? 'strong' : 'eventual'))
        })
      })
    default:
      return []
  }
}

/** The partition of a query: the value of its first equality. */
function partitionOf({ KeyConditionExpression = '', ExpressionAttributeValues = {} }: Input) {
  const [, name = ''] = /=\s*(:\w+)/.exec(KeyConditionExpression) ?? []
  return ExpressionAttributeValues[name]
}
