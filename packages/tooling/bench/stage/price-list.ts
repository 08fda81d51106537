import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { TableName } from '@microwish/core/tables'
import type { TableNames } from '@microwish/devkit/dynamodb'
import { type Call, recordCalls } from '@microwish/devkit/testing'
import type { UnitCost, Units } from '../results'

type Sum = { readUnits: number; writeUnits: number; storedBytes: number }

/** What a number of calls cost together. `named` makes a partition key readable. */
export function costOfCalls(calls: readonly Call[], named: (key: string) => string): Omit<UnitCost, 'kind'> {
  const spent = calls.flatMap((call) => call.spent)
  const byTable: Partial<Record<TableName, Sum>> = {}
  const byKey = new Map<string, UnitCost['byKey'][number]>()
  for (const { on, key, readUnits, writeUnits, storedBytes } of spent) {
    const table = on.split('/')[0] as TableName
    const sum = (byTable[table] ??= { readUnits: 0, writeUnits: 0, storedBytes: 0 })
    sum.readUnits += readUnits
    sum.writeUnits += writeUnits
    sum.storedBytes += storedBytes
    const name = named(key)
    const row = byKey.get(`${on}\n${name}`) ?? { on, key: name, readUnits: 0, writeUnits: 0 }
    byKey.set(`${on}\n${name}`, row)
    row.readUnits += readUnits
    row.writeUnits += writeUnits
  }
  const total = (field: keyof Sum) => spent.reduce((sum, each) => sum + each[field], 0)
  return {
    readUnits: total('readUnits'),
    writeUnits: total('writeUnits'),
    operations: calls.map(({ operation }) => operation),
    calls: calls.length,
    storedBytes: total('storedBytes'),
    byTable,
    byKey: [...byKey.values()],
  }
}

/** Writes down what each named piece of work costs, measured on `client`. */
export function openPriceList(
  client: DynamoDBClient,
  tables: TableNames,
  { images, named }: { images: DynamoDBClient; named: (key: string) => string },
) {
  const recorded = recordCalls(client, tables, { images })
  const prices: Units = {}
  let answerBytes = 0
  return {
    prices,
    /** Told of the length of an answer's body. */
    onAnswer: (bytes: number) => (answerBytes = bytes),
    /** Does the work; the first price under a name stays. */
    async price<T>(kind: UnitCost['kind'], name: string, work: () => Promise<T>): Promise<T> {
      recorded.reset()
      answerBytes = 0
      const result = await work()
      prices[name] ??= {
        kind,
        ...costOfCalls(recorded.calls, named),
        ...(answerBytes > 0 && { answerBytes }),
      }
      return result
    },
    stop: recorded.stop,
  }
}
export type PriceList = ReturnType<typeof openPriceList>
