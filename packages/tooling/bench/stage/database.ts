import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createTables, localConfig, startDynamoDbLocal, type TableNames } from '@microwish/devkit/dynamodb'

export type Stage = {
  endpoint: string
  pid: number
  /** A client of its own each time, so that middleware of one measurement is not in another's way. */
  client: () => DynamoDBClient
  /** All tables under a prefix, created if they are not there. */
  tables: (prefix: string) => Promise<TableNames>
  stop: () => Promise<void>
}

/** DynamoDB Local in memory; its folder goes with it. */
export async function openDatabase(): Promise<Stage> {
  const place = mkdtempSync(join(tmpdir(), 'microwish-bench-'))
  const java = process.env['MICROWISH_JAVA'] ?? 'java'
  const database = await startDynamoDbLocal({ folder: place, isInMemory: true, java })
  const clients: DynamoDBClient[] = []
  const client = () => {
    const made = new DynamoDBClient(localConfig(database.endpoint))
    clients.push(made)
    return made
  }
  return {
    endpoint: database.endpoint,
    pid: database.pid,
    client,
    tables: (prefix) => createTables(client(), prefix),
    async stop() {
      for (const each of clients) each.destroy()
      await database.stop()
      rmSync(place, { recursive: true, force: true })
    },
  }
}
