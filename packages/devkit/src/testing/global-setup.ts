import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDynamoDbLocal, type DynamoDbLocal } from '../dynamodb'

declare global {
  // One for the run: jest calls the set-up of every project that has one, all in its main process.
  var testDatabase: { database: DynamoDbLocal; folder: string } | undefined
}

/** Starts an in-memory DynamoDB Local; its address reaches the tests as DYNAMODB_ENDPOINT. */
export default async function globalSetup() {
  if (globalThis.testDatabase) return
  const folder = mkdtempSync(join(tmpdir(), 'microwish-test-'))
  const java = process.env['MICROWISH_JAVA'] ?? 'java'
  const database = await startDynamoDbLocal({ folder, isInMemory: true, java })
  globalThis.testDatabase = { database, folder }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => endAtOnce(database))
  process.env['DYNAMODB_ENDPOINT'] = database.endpoint
}

/** jest's way out on a signal runs no tear-down. */
function endAtOnce({ pid }: DynamoDbLocal) {
  process.kill(pid, 'SIGKILL')
  process.exit(130)
}
