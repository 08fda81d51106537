import type { TableNames } from '../dynamodb'
import type { Use } from './use-record'

type Input = {
  TableName?: string
  IndexName?: string
  RequestItems?: Record<string, unknown>
  TransactItems?: Record<string, { TableName?: string }>[]
}

/** What one kind of item in a transaction is authorised as; the transaction itself is no action of a policy. */
const ITEM_ACTIONS: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
}

/** The rights that one operation takes, by the name that a table has in the definitions. */
export function databaseUses(operation: string, input: Input, tables: TableNames): Use[] {
  const names = new Map(Object.entries(tables).map(([name, deployed]) => [deployed, name]))
  const nameOf = (deployed = '') => names.get(deployed) ?? deployed
  if (input.TransactItems)
    return input.TransactItems.flatMap((item) =>
      Object.entries(item).map(([kind, { TableName }]) => ({
        action: `dynamodb:${ITEM_ACTIONS[kind] ?? kind}`,
        on: nameOf(TableName),
      })),
    )
  const action = `dynamodb:${operation}`
  if (input.RequestItems) return Object.keys(input.RequestItems).map((name) => ({ action, on: nameOf(name) }))
  const index = input.IndexName === undefined ? '' : `/index/${input.IndexName}`
  return [{ action, on: `${nameOf(input.TableName)}${index}` }]
}
