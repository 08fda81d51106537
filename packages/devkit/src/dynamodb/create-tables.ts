import {
  type CreateTableCommandInput,
  CreateTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import { TABLES, type TableDefinition, type TableName } from '@microwish/core/tables'

/** The names under which the tables stand in a database: `<prefix><table>`. */
export type TableNames = Record<TableName, string>

export function tableNames(prefix: string): TableNames {
  return Object.fromEntries(TABLES.map(({ name }) => [name, `${prefix}${name}`])) as TableNames
}

/** Creates the tables that are not there yet, from the definitions that CDK reads too. */
export async function createTables(client: DynamoDBClient, prefix: string): Promise<TableNames> {
  const names = tableNames(prefix)
  await Promise.all(TABLES.map((table) => createTable(client, table, names[table.name])))
  return names
}

async function createTable(client: DynamoDBClient, table: TableDefinition, name: string) {
  try {
    await client.send(new CreateTableCommand(describe(table, name)))
  } catch (error) {
    if (error instanceof ResourceInUseException) return
    throw error
  }
  if (table.ttl)
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName: name,
        TimeToLiveSpecification: { AttributeName: table.ttl, Enabled: true },
      }),
    )
}

function describe(table: TableDefinition, name: string): CreateTableCommandInput {
  const attributes = new Set([table.pk, table.sk, ...table.indexes.flatMap(({ pk, sk }) => [pk, sk])])
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...attributes].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
    KeySchema: keySchema(table),
    ...(table.indexes.length > 0 && {
      GlobalSecondaryIndexes: table.indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: keySchema(index),
        Projection: { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...index.projects] },
      })),
    }),
    ...(table.stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' as const } }),
  }
}

const keySchema = ({ pk, sk }: { pk: string; sk: string }): CreateTableCommandInput['KeySchema'] => [
  { AttributeName: pk, KeyType: 'HASH' },
  { AttributeName: sk, KeyType: 'RANGE' },
]
