import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LogEntry } from '@microwish/api'
import { submitNeed } from '@microwish/core'
import { aSubmission, people, places } from '@microwish/core/factory'
import { testTables, type TestTables } from '../testing'
import { localJobs } from './local-jobs'
import { createLocalStack, type LocalStack } from './local-stack'

let database: TestTables
let dataDir: string
let stack: LocalStack
const logs: LogEntry[] = []
const log = (entry: LogEntry) => void logs.push(entry)
const { personId } = people.resident

beforeAll(async () => {
  database = await testTables()
  dataDir = mkdtempSync(join(tmpdir(), 'microwish-jobs-'))
  stack = createLocalStack({ ...database, dataDir, log })
  const { stores } = stack.platform
  await Promise.all([...Object.values(places).map(stores.areas.put), stores.people.put(people.resident)])
})
afterAll(async () => {
  await stack.jobs.stop()
  await database.drop()
  rmSync(dataDir, { recursive: true })
})

const jobsByStatus = async () => (await stack.platform.stores.jobs.list({ limit: 9 })).map(({ status }) => status)

it('begins what is asked for under one key once', async () => {
  for (let times = 0; times < 3; times++) await stack.jobs.begin({ kind: 'recount', input: {} }, 'gap')
  await stack.jobs.settled()
  expect(await jobsByStatus()).toEqual(['done'])
  expect((await stack.platform.stores.statistics.readPointer()).current).toBe(2)
})

it('stops after the step in hand, and the next process goes on from there', async () => {
  const caller = { personId, audience: 'citizen', sessionId: 'ses_test' } as const
  for (const text of ['想学用智能手机', '想借一把梯子', '想找人陪着走走'])
    await submitNeed({ ...stack.platform, caller }, aSubmission({ text }))
  const first = localJobs({ ...stack, log })
  await first.begin({ kind: 'erase', input: { personId, reason: 'asked' } }, 'erase')
  await first.stop()
  const [cut] = await stack.platform.stores.jobs.list({ limit: 1 })
  expect(cut).toMatchObject({ status: 'waiting', progress: { done: 1 } })
  await first.watch()
  await first.stop()
  expect(await jobsByStatus()).toEqual(['waiting', 'done'])

  const inTwoMinutes = { ...stack.platform, realNow: () => Date.now() + 120_000 }
  const second = localJobs({ ...stack, platform: inTwoMinutes, log })
  await second.watch()
  await second.settled()
  await second.stop()
  expect(await jobsByStatus()).toEqual(['done', 'done'])
  expect(await stack.platform.stores.people.get(personId)).toBeUndefined()
  expect(logs.filter(({ level }) => level === 'error')).toEqual([])
})
