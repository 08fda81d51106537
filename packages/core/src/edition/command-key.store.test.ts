import { testTables } from '@microwish/devkit/testing'
import { ConditionFailed, createDatabase, type Database, writeTogether } from '../database.dynamo'
import { DomainError } from '../error'
import { personIdOf } from '../factory'
import { DEFAULT_SETTINGS } from '../settings'
import { type CommandKey, commandKeyStore, runOnce } from './command-key.dynamo'

let db: Database
let drop: () => Promise<void>
beforeAll(async () => {
  const tables = await testTables()
  db = createDatabase(tables.client, tables.tables)
  drop = tables.drop
})
afterAll(() => drop())

const NOW = Date.parse('2026-11-22T02:00:00.000Z')
const contextOf = (idempotencyKey?: string, person = 1) => ({
  caller: { personId: personIdOf(person), audience: 'staff' as const, sessionId: 'ses' },
  ...(idempotencyKey !== undefined && { idempotencyKey }),
  settings: DEFAULT_SETTINGS,
  realNow: () => NOW,
  stores: { commandKeys: commandKeyStore(db) },
})

/** A command as the use cases have them: one row and its key, both or neither. */
function add(ctx: ReturnType<typeof contextOf>, name: string, endpoint = 'addRow') {
  const write = async (key: CommandKey | undefined) => {
    const Item = { pk: `ROW#${name}`, sk: 'META' }
    const row = { TableName: db.tables.directory, Item, ConditionExpression: 'attribute_not_exists(pk)' }
    await writeTogether(db, [{ Put: row }, ...ctx.stores.commandKeys.items(key, name)]).catch((error: unknown) => {
      throw error instanceof ConditionFailed ? new DomainError('repeated', '已经有了') : error
    })
    return `made ${name}`
  }
  const again = (answer: string) => Promise.resolve(`shown ${answer}`)
  return runOnce(ctx, endpoint, { name }, { run: write, again })
}

test('the same command under its key is done once and answered again', async () => {
  expect(await add(contextOf('k1'), 'a')).toBe('made a')
  expect(await add(contextOf('k1'), 'a')).toBe('shown a')
  const { keyDays } = DEFAULT_SETTINGS
  expect(await commandKeyStore(db).read({ personId: personIdOf(1), key: 'k1' })).toMatchObject({
    expiresAt: NOW / 1000 + keyDays * 86_400,
  })
})

test('another body, or another command, under a used key is refused; another person’s key is their own', async () => {
  await add(contextOf('k2'), 'b')
  await expect(add(contextOf('k2'), 'c')).rejects.toMatchObject({ code: 'idempotency_key_reused' })
  await expect(add(contextOf('k2'), 'b', 'endRow')).rejects.toMatchObject({ code: 'idempotency_key_reused' })
  expect(await add(contextOf('k2', 2), 'c')).toBe('made c')
})

test('of many that send it at the same moment one does it and all are answered', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => add(contextOf('k3'), 'd')))
  expect(answers.filter((answer) => answer === 'made d')).toHaveLength(1)
  expect(answers.filter((answer) => answer === 'shown d')).toHaveLength(7)
})

test('a refusal uses up no key, and without a key a repeat is told', async () => {
  await add(contextOf(), 'e')
  await expect(add(contextOf(), 'e')).rejects.toMatchObject({ code: 'repeated' })
  await expect(add(contextOf('k4'), 'e')).rejects.toMatchObject({ code: 'repeated' })
  expect(await add(contextOf('k4'), 'f')).toBe('made f')
})
