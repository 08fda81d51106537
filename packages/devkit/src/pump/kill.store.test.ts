import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { TABLES } from '@microwish/core/tables'
import { createTables, type DynamoDbLocal, localConfig, startDynamoDbLocal } from '../dynamodb'
import { startPump } from './index'

const table = TABLES.find(({ name }) => name === 'needs')!
const folder = mkdtempSync(join(tmpdir(), 'microwish-kill-'))
let database: DynamoDbLocal | undefined

// Starts a JVM of its own, twice.
jest.setTimeout(60_000)

const start = async () =>
  (database = await startDynamoDbLocal({ folder, java: process.env['MICROWISH_JAVA'] ?? 'java' }))
afterAll(async () => {
  await database?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Writes history lines, four at a time, until the database dies; answers with those that were acknowledged. */
async function writeUntilKilled(database: DynamoDbLocal, tableName: string): Promise<string[]> {
  const client = new DynamoDBClient({ ...localConfig(database.endpoint), maxAttempts: 1 })
  const documents = DynamoDBDocumentClient.from(client)
  const acknowledged: string[] = []
  async function write(writer: number) {
    for (let version = 1; ; version++) {
      const pk = `NEED#${writer}`
      const sk = `ACTIVITY#${String(version).padStart(8, '0')}`
      const items = [
        { pk, sk: 'META', version },
        { pk, sk },
      ].map((Item) => ({ Put: { TableName: tableName, Item } }))
      await documents.send(new TransactWriteCommand({ TransactItems: items }))
      acknowledged.push(`${pk}/${sk}`)
      if (acknowledged.length === 40) process.kill(database.pid, 'SIGKILL')
    }
  }
  const writers = [1, 2, 3, 4].map((writer) => write(writer).catch(() => undefined))
  await Promise.all(writers)
  client.destroy()
  return acknowledged
}

it('delivers every acknowledged line after the database was killed in the middle of writes', async () => {
  const first = await start()
  const client = new DynamoDBClient(localConfig(first.endpoint))
  const { needs: tableName } = await createTables(client, 'kill-')
  client.destroy()
  const acknowledged = await writeUntilKilled(first, tableName)

  const { endpoint } = await start()
  const again = new DynamoDBClient(localConfig(endpoint))
  const streams = new DynamoDBStreamsClient(localConfig(endpoint))
  const delivered = new Set<string>()
  const pump = await startPump({
    client: again,
    streams,
    table,
    tableName,
    dataDir: folder,
    log: () => {},
    handler: ({ Records }) => {
      for (const { dynamodb } of Records) delivered.add(`${dynamodb.Keys['pk']?.S}/${dynamodb.Keys['sk']?.S}`)
      return Promise.resolve()
    },
  })
  await pump.settled()
  await pump.stop()
  again.destroy()
  streams.destroy()
  expect(acknowledged.length).toBeGreaterThanOrEqual(40)
  expect(acknowledged.filter((line) => !delivered.has(line))).toEqual([])
})
