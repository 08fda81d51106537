import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LogEntry, realWorld } from '@microwish/api'
import { startJob } from '@microwish/core'
import { demoAreas, demoPersonas, seedCast } from '../demo'
import { testTables, type TestTables } from '../testing'
import { createLocalStack, type LocalStack } from './local-stack'

let database: TestTables
let dataDir: string
let stack: LocalStack
const logs: LogEntry[] = []
const personas = demoPersonas(demoAreas())
/** Somebody who holds no office, so may go. */
const resident = personas.find(({ audience }) => audience === 'citizen')

beforeAll(async () => {
  database = await testTables()
  dataDir = mkdtempSync(join(tmpdir(), 'microwish-push-'))
  const { client, tables } = database
  stack = createLocalStack({ client, tables, dataDir, personas, log: (entry) => logs.push(entry) })
  await seedCast(stack)
})
afterAll(async () => {
  await stack.jobs.settled()
  await database.drop()
  rmSync(dataDir, { recursive: true })
})

const personOf = (personaId: string) => stack.platform.stores.people.findByOpenId(stack.double.openIdOf(personaId))

it('erases whoever takes their authorisation back at the double, told twice', async () => {
  if (!resident) throw new Error('the demo has no resident')
  const { personaId } = resident
  expect(await personOf(personaId)).toBeDefined()
  const sent = await stack.double.push?.({ personaId, events: ['user_authorization_revoke'], copies: 2 })
  expect(sent?.map(({ tries, isTaken }) => [tries, isTaken])).toEqual([
    [1, true],
    [1, true],
  ])
  await stack.jobs.settled()
  expect(await personOf(personaId)).toBeUndefined()
  expect(logs.filter(({ event }) => event === 'push')).toHaveLength(1)
  expect(logs.filter(({ level }) => level === 'error')).toEqual([])
})

it('takes up at its start what an earlier process left', async () => {
  const { stores } = stack.platform
  const anHourAgo = { ...realWorld, stores, realNow: () => Date.now() - 3_600_000, queue: { send: async () => {} } }
  const left = await startJob(anHourAgo, { kind: 'recount', input: {} }, { startedBy: 'test', key: 'left' })
  await stack.jobs.resume()
  await stack.jobs.settled()
  expect(await stores.jobs.get(left.jobId)).toMatchObject({ status: 'done' })
})
