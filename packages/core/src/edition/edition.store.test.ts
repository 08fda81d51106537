import { testTables } from '@microwish/devkit/testing'
import { createDatabase, type Database } from '../database.dynamo'
import { personIdOf } from '../factory'
import { type EditionNote, type EditionStore, editionStore } from './edition-store.dynamo'

let db: Database
let drop: () => Promise<void>
let editions: EditionStore

const note = (more: Partial<EditionNote> = {}): EditionNote => ({
  at: '2026-11-22T02:00:00.000Z',
  what: 'edit',
  by: { personId: personIdOf(1), name: '沈若兰' },
  note: '改了一个名字',
  changed: 1,
  ...more,
})
const row = (sk: string) => ({ Put: { TableName: db.tables.directory, Item: { pk: 'ROW', sk } } })
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code,
  )

beforeEach(async () => {
  const tables = await testTables()
  db = createDatabase(tables.client, tables.tables)
  drop = tables.drop
  editions = editionStore(db)
})
afterEach(() => drop())

test('of two changes that saw the same edition one is through, and the other changes nothing', async () => {
  const calls = ['a', 'b'].map((sk) => codeOf(editions.commit([row(sk)], 0, note({ note: sk }))))
  expect((await Promise.all(calls)).sort()).toEqual(['done', 'stale_version'])
  expect(await editions.read()).toEqual({ current: 1 })
  expect((await editions.list({ limit: 10 })).map(({ edition }) => edition.edition)).toEqual([1])
})

test('what is staged holds everybody else off until it is flipped, and the same job finds its lock again', async () => {
  const lock = await editions.lock('job_a', '2026-11-22T02:00:00.000Z')
  expect(lock.edition).toBe(1)
  expect(await editions.lock('job_a', '2026-11-22T03:00:00.000Z')).toEqual(lock)
  expect(await codeOf(editions.lock('job_b', '2026-11-22T02:00:00.000Z'))).toBe('directory_busy')
  expect(await codeOf(editions.commit([row('a')], 0, note()))).toBe('directory_busy')
  expect((await editions.read()).current).toBe(0)
  await editions.flip('job_a', note({ what: 'import' }))
  await editions.flip('job_a', note({ what: 'import' }))
  expect(await editions.read()).toEqual({ current: 1 })
  expect(await editions.commit([row('a')], 1, note())).toBe(2)
})

test('a job that is given up gives its number to the next', async () => {
  await editions.lock('job_a', '2026-11-22T02:00:00.000Z')
  await editions.unlock('job_b')
  expect((await editions.read()).lock?.jobId).toBe('job_a')
  await editions.unlock('job_a')
  expect(await editions.read()).toEqual({ current: 0 })
  expect((await editions.lock('job_b', '2026-11-22T02:00:00.000Z')).edition).toBe(1)
})
