import { DeleteTableCommand } from '@aws-sdk/client-dynamodb'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { randomUUID } from 'node:crypto'
import { type Item, readTogether } from '@microwish/core'
import { aNeed, needIdOf, personIdOf } from '@microwish/core/factory'
import { createTables, type TableNames } from '../dynamodb'
import { restore, type RestoreInput } from './restore'
import { startJob } from './start-jobs'
import { aStage, type Stage } from './stage.fixture'

const PREFIX = `restored-${randomUUID().slice(0, 8)}-`
let stage: Stage
let backup: TableNames
beforeAll(async () => {
  stage = await aStage()
  backup = await createTables(stage.cloud.dynamo, PREFIX)
})
afterAll(async () => {
  for (const TableName of Object.values(backup)) await stage.cloud.dynamo.send(new DeleteTableCommand({ TableName }))
  await stage.close()
})

const put = (TableName: string, Item: Item) => stage.cloud.database.client.send(new PutCommand({ TableName, Item }))
const keep = (item: Item) => put(backup.needs, item)
const live = (item: Item) => put(stage.cloud.database.tables.needs, item)
async function read({ pk, sk }: Item) {
  const [item] = await readTogether(stage.cloud.database, [{ table: 'needs', pk: String(pk), sk: String(sk) }])
  return item
}
const meta = (n: number, version: number, more: Item = {}): Item => ({
  ...aNeed({ needId: needIdOf(n), version }),
  pk: `NEED#${needIdOf(n)}`,
  sk: 'META',
  ...more,
})
const line = (n: number, version: number): Item => ({
  pk: `NEED#${needIdOf(n)}`,
  sk: `ACTIVITY#${String(version).padStart(8, '0')}`,
  version,
})
const run = (...args: string[]) => stage.run('restore', ['--table', 'needs', '--from', backup.needs, ...args])
const ofNeed = (n: number, ...args: string[]) => run('--need', needIdOf(n), ...args)

test('what is missing and what was altered comes back; a second run finds nothing', async () => {
  await keep(meta(1, 3))
  await keep(meta(2, 3))
  await live(meta(2, 3, { text: 'undefined' }))
  expect(await ofNeed(1)).toContain('1 to copy back (1 missing, 0 altered)')
  expect(await read(meta(1, 3))).toBeUndefined()
  expect(await ofNeed(1, '--yes')).toContain('1 copied back')
  await ofNeed(2, '--yes')
  expect(await read(meta(1, 3))).toEqual(meta(1, 3))
  expect(await read(meta(2, 3))).toEqual(meta(2, 3))
  expect(await run('--need', needIdOf(1), '--need', needIdOf(2), '--yes')).toContain('0 copied back')
})

test('what has moved on stays, unless it is overwritten by name', async () => {
  await keep(meta(3, 3))
  await live(meta(3, 4, { text: '后来的话' }))
  expect(await ofNeed(3, '--yes')).toContain('1 differ and stay as they are (1 newer, 0 unclear)')
  expect(await read(meta(3, 4))).toMatchObject({ version: 4 })
  await ofNeed(3, '--yes', '--overwrite')
  expect(await read(meta(3, 3))).toEqual(meta(3, 3))
})

test('a need that is gone does not come back older than its history', async () => {
  await keep(meta(4, 3))
  await live(line(4, 4))
  expect(await ofNeed(4, '--yes')).toContain('1 newer')
  expect(await read(meta(4, 3))).toBeUndefined()
})

test('what would have expired by now stays gone', async () => {
  const key = { pk: `NEED#${needIdOf(5)}`, sk: 'KEY', expiresAt: 1 }
  await keep(key)
  expect(await ofNeed(5, '--yes')).toContain('1 expired since')
  expect(await read(key)).toBeUndefined()
})

test('an item that changes between the look and the copy is left to whoever changed it', async () => {
  await keep(meta(6, 3))
  await live(meta(6, 3, { text: 'undefined' }))
  const { cloud } = stage
  // The write of somebody who was quicker: it lands just before ours.
  cloud.dynamo.middlewareStack.add(
    (next, context) => async (args) => {
      if (context['commandName'] !== 'PutItemCommand') return next(args)
      cloud.dynamo.middlewareStack.remove('quicker')
      await live(meta(6, 4, { text: '刚改的' }))
      return next(args)
    },
    { step: 'initialize', name: 'quicker' },
  )
  expect(await ofNeed(6, '--yes')).toContain('1 were written at the same moment')
  expect(await read(meta(6, 3))).toMatchObject({ version: 4, text: '刚改的' })
})

test('broken off in the middle, it goes on from the place that it has told', async () => {
  const COUNT = 620
  const items = Array.from({ length: COUNT }, (_, n) => ({ pk: `BULK#${n}`, sk: 'ROW' }))
  await Promise.all(items.map(keep))
  let cursor: string | undefined
  const input: RestoreInput = {
    ...{ table: 'needs', from: backup.needs, chosen: { prefix: 'BULK#' }, overwrites: false, isForReal: true },
    onProgress(progress) {
      cursor = progress.cursor
      if (cursor !== undefined) throw new Error('cut')
    },
  }
  await expect(restore(stage.cloud, input)).rejects.toThrow('cut')
  const rest = await restore(stage.cloud, {
    ...input,
    chosen: { prefix: 'BULK#', after: cursor ?? '' },
    onProgress: () => {},
  })
  expect(rest.counts.missing).toBeGreaterThan(0)
  expect(rest.counts.missing).toBeLessThan(COUNT)
  const again = await restore(stage.cloud, { ...input, onProgress: () => {} })
  expect(again.counts).toMatchObject({ same: COUNT, missing: 0 })
})

test.each([
  ['nothing chosen', [], 'Please choose what to look at'],
  ['two choices', ['--everything', '--prefix', 'NEED#'], 'one of them'],
  ['overwriting everything', ['--everything', '--overwrite'], 'choose items by --need or --prefix'],
  ['a needId that is none', ['--need', 'ned_1'], 'must be ned_'],
  ['a place that was never told', ['--everything', '--after', 'bm8'], '--after is not a place'],
  ['a place for chosen needs', ['--need', needIdOf(1), '--after', 'bm8'], '--after belongs to'],
])('%s is refused', async (_, args, sentence) => {
  await expect(run(...args, '--yes')).rejects.toThrow(sentence)
})

test('a table that is not there, or is the live one, or is another’s, is refused', async () => {
  const from = (name: string, table = 'needs') =>
    stage.run('restore', ['--table', table, '--from', name, '--everything'])
  await expect(from('nowhere-needs')).rejects.toThrow('There is no table nowhere-needs here')
  await expect(from(stage.cloud.database.tables.needs)).rejects.toThrow('is the live table')
  await expect(from(backup.needs, 'sessions')).rejects.toThrow('--table must be needs, directory, contacts, ledger')
  await expect(
    stage.run('restore', ['--table', 'ledger', '--from', backup.ledger, '--need', needIdOf(1)]),
  ).rejects.toThrow('use --prefix there')
})

test('whoever was erased is named after a restore, however many jobs there were since', async () => {
  const { cloud } = stage
  const personId = personIdOf(7)
  const { jobId } = await startJob(cloud, { kind: 'erase', input: { personId, reason: 'asked' } })
  const [now, until] = [0, 60_000].map((ahead) => new Date(cloud.realNow() + ahead).toISOString()) as [string, string]
  const lease = { jobId, holder: 'test', now, until }
  await cloud.stores.jobs.take(lease)
  await cloud.stores.jobs.save(lease, { status: 'done' })
  for (let job = 0; job < 101; job++) await startJob(cloud, { kind: 'recount', input: {} })
  expect(await ofNeed(1, '--yes')).toContain(`${personId} on `)
})
