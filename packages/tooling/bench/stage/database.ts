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

/** DynamoDB Local: in memory and in a folder that goes with it, or in `folder`, which stays. */
export async function openDatabase(folder?: string): Promise<Stage> {
  const place = folder ?? mkdtempSync(join(tmpdir(), 'microwish-bench-'))
  const java = process.env['MICROWISH_JAVA'] ?? 'java'
  const database = await startDynamoDbLocal({ folder: place, isInMemory: folder === undefined, java })
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
      if (folder === undefined) rmSync(place, { recursive: true, force: true })
    },
  }
}
