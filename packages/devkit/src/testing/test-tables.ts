import { randomUUID } from 'node:crypto'
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createTables, localConfig, type TableNames } from '../dynamodb'

export type TestTables = {
  endpoint: string
  /** A client of the run's DynamoDB Local. */
  client: DynamoDBClient
  /** The name of each table in it. */
  tables: TableNames
  /** Drops the tables and closes the client. */
  drop: () => Promise<void>
}

/** A fresh set of all tables for one test file, in the database of the whole run (projects store, api and e2e). */
export async function testTables(): Promise<TestTables> {
  const endpoint = process.env['DYNAMODB_ENDPOINT']
  if (!endpoint) throw new Error('No database: name this test *.store.test.ts or *.api.test.ts, see jest.config.ts')
  const client = new DynamoDBClient(localConfig(endpoint))
  const tables = await createTables(client, `t${randomUUID().slice(0, 8)}-`)
  const drop = async () => {
    await Promise.all(Object.values(tables).map((TableName) => client.send(new DeleteTableCommand({ TableName }))))
    client.destroy()
  }
  return { endpoint, client, tables, drop }
}
