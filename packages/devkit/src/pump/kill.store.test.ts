import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { DynamoDBDocumentClient, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { TABLES } from '@microwish/core/tables'
import { createTables, type DynamoDbLocal, localConfig, startDynamoDbLocal } from '../dynamodb'
import { startPump } from './index'

const table = TABLES.find(({ name }) => name === 'needs')!
const WRITERS = [1, 2, 3, 4]
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

/** Writes history lines, four at a time, until the database dies. */
async function writeUntilKilled(database: DynamoDbLocal, tableName: string) {
  const client = new DynamoDBClient({ ...localConfig(database.endpoint), maxAttempts: 1 })
  const documents = DynamoDBDocumentClient.from(client)
  let acknowledged = 0
  async function write(writer: number) {
    for (let version = 1; ; version++) {
      const pk = `NEED#${writer}`
      const sk = `ACTIVITY#${String(version).padStart(8, '0')}`
      const items = [
        { pk, sk: 'META', version },
        { pk, sk },
      ].map((Item) => ({ Put: { TableName: tableName, Item } }))
      await documents.send(new TransactWriteCommand({ TransactItems: items }))
      if (++acknowledged === 40) process.kill(database.pid, 'SIGKILL')
    }
  }
  await Promise.all(WRITERS.map((writer) => write(writer).catch(() => undefined)))
  client.destroy()
}

/** Keys of the history lines that the table holds. */
async function linesOf(client: DynamoDBClient, tableName: string): Promise<string[]> {
  const answers = await Promise.all(
    WRITERS.map((writer) =>
      DynamoDBDocumentClient.from(client).send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :line)',
          ExpressionAttributeValues: { ':pk': `NEED#${writer}`, ':line': 'ACTIVITY#' },
        }),
      ),
    ),
  )
  return answers.flatMap(({ Items = [] }) => Items.map(({ pk, sk }) => `${String(pk)}/${String(sk)}`))
}

// DynamoDB Local acknowledges just before SQLite has committed: the last line may be gone after a kill of the JVM. What
// must hold is that stream and table agree.
it('delivers every line that the table holds after the database was killed in the middle of writes', async () => {
  const first = await start()
  const client = new DynamoDBClient(localConfig(first.endpoint))
  const { needs: tableName } = await createTables(client, 'kill-')
  client.destroy()
  await writeUntilKilled(first, tableName)

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
  const lines = await linesOf(again, tableName)
  again.destroy()
  streams.destroy()
  expect(lines.length).toBeGreaterThan(30)
  expect([...delivered].sort()).toEqual(lines.sort())
})
