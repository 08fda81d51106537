import { randomUUID } from 'node:crypto'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { getStatistics } from '@microwish/contract'
import { resendJobs } from '@microwish/core'
import { people, places } from '@microwish/core/factory'
import { jobHandler, type QueueEvent } from '../src'
import { cutAfter, everything, failOn, followAll, jobsOf, scan } from './job-parts'
import { startApi, type TestApi } from './set-up'
import { needAt } from './walk'

const HOUR_MS = 3_600_000
const lastHour = () => ({ from: new Date(Date.now() - HOUR_MS).toISOString(), to: new Date().toISOString() })
const recount = { kind: 'recount', input: {} } as const
const message = (body: string) => ({ messageId: randomUUID(), body })

describe('jobs', () => {
  let api: TestApi
  let jobs: ReturnType<typeof jobsOf>
  beforeEach(async () => {
    api = await startApi()
    jobs = jobsOf(api)
  })
  afterEach(() => api.stop())
  const later = (ms: number) => (api.clock.realMs += ms)

  it('start once under a key, and are queued again while they wait', async () => {
    const first = await jobs.start(recount, 'monthly')
    const again = await jobs.start(recount, 'monthly')
    expect(again.jobId).toBe(first.jobId)
    expect(jobs.queued).toEqual([first.jobId, first.jobId])
    await jobs.run(first.jobId)
    expect((await jobs.start(recount, 'monthly')).status).toBe('done')
    expect(jobs.queued).toHaveLength(2)
    await expect(jobs.start({ kind: 'replay', input: lastHour() }, 'monthly')).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    })
  })

  it('run once, however many deliveries of the message arrive together', async () => {
    const { jobId } = await jobs.start(recount)
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => jobs.run(jobId)))
    expect(outcomes.sort()).toEqual(['done', ...Array.from({ length: 7 }, () => 'elsewhere')])
    expect(await jobs.run(jobId)).toBe('elsewhere')
    expect((await api.stores.statistics.readPointer()).current).toBe(2)
  })

  it('keep their progress when the time is up, and go on from there', async () => {
    for (const status of ['closed', 'open', 'withdrawn'] as const) await needAt(api, status)
    await followAll(api, jobs)
    const figures = () => api.as(people.desk)(getStatistics, { period: '2026' })
    const before = await figures()
    const { jobId } = await jobs.start(recount)
    jobs.queued.length = 0
    const progress: number[] = []
    while ((await jobs.run(jobId, 0)) === 'again') progress.push((await api.stores.jobs.get(jobId))!.progress.done)
    expect(progress.length).toBeGreaterThan(0)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
    expect(jobs.queued).toEqual(progress.map(() => jobId))
    expect(await jobs.statusOf(jobId)).toBe('done')
    expect(await figures()).toEqual({ ...before, countedAt: api.clock.now })
  })

  it('that were cut off are queued again once their lease has ended, and those whose message was lost', async () => {
    const { jobId } = await jobs.start(recount)
    const cut = cutAfter(api.tables.client, 6)
    await expect(jobs.run(jobId)).rejects.toThrow('cut off')
    cut.heal()
    expect(await jobs.statusOf(jobId)).toBe('running')
    const lost = await jobs.start(recount)
    jobs.queued.length = 0
    expect(await resendJobs(jobs.ctx)).toEqual({ sent: 0, open: 2 })
    expect(await jobs.run(jobId)).toBe('elsewhere')
    later(121_000)
    expect(await resendJobs(jobs.ctx)).toEqual({ sent: 2, open: 2 })
    expect([...jobs.queued].sort()).toEqual([jobId, lost.jobId].sort())
    expect([await jobs.run(jobId), await jobs.run(lost.jobId)]).toEqual(['done', 'done'])
    later(121_000)
    expect(await resendJobs(jobs.ctx)).toEqual({ sent: 0, open: 0 })
  })

  it('whose runs all die without a word end as failed, and not in silence', async () => {
    const { jobId } = await jobs.start(recount)
    for (let run = 0; run < 6; run++) {
      const cut = cutAfter(api.tables.client, 3)
      await expect(jobs.run(jobId)).rejects.toThrow('cut off')
      cut.heal()
      later(121_000)
    }
    expect(await jobs.run(jobId)).toBe('failed')
    expect(await api.stores.jobs.get(jobId)).toMatchObject({ status: 'failed', failure: 'cut_off' })
  })

  it('that fail are tried again after longer and longer pauses, and end with a code and no foreign words', async () => {
    const { jobId } = await jobs.start(recount)
    const outcomes: string[] = []
    for (let tries = 0; tries < 6; tries++) {
      const heal = failOn(api.tables.client, 'QueryCommand', '16000000001 is no valid key')
      outcomes.push(await jobs.run(jobId))
      heal()
      expect(await jobs.run(jobId)).toBe('elsewhere')
      later(HOUR_MS)
    }
    expect(outcomes).toEqual(['later', 'later', 'later', 'later', 'later', 'failed'])
    const job = await api.stores.jobs.get(jobId)
    expect(job).toMatchObject({ status: 'failed', failure: 'internal', attempts: 6 })
    expect(jobs.logs.filter(({ event }) => event === 'job_failed')).toHaveLength(6)
    expect(JSON.stringify([job, jobs.logs])).not.toContain('16000000001')
    expect(await resendJobs(jobs.ctx)).toEqual({ sent: 0, open: 0 })
  })

  it('are read from the queue one by one: what is no message of ours goes to the dead letters alone', async () => {
    const outcomes: string[] = []
    const handler = jobHandler(jobs.parts, (outcome) => outcomes.push(outcome))
    const { jobId } = await jobs.start(recount)
    const good = message(JSON.stringify({ jobId }))
    const bad = ['no json', '{}', '{"jobId":"job_1"}', 'null'].map(message)
    const unknown = message(JSON.stringify({ jobId: 'job_01ARZ3NDEKTSV4RRFFQ69G5FAV' }))
    const event: QueueEvent = { Records: [bad[0]!, good, ...bad.slice(1), unknown] }
    const { batchItemFailures } = await handler(event, () => HOUR_MS)
    expect(batchItemFailures).toEqual(bad.map(({ messageId }) => ({ itemIdentifier: messageId })))
    expect(outcomes).toEqual(['done', 'elsewhere'])
  })

  it('are listed from the newest', async () => {
    const started: string[] = []
    for (let i = 0; i < 3; i++) started.push((await jobs.start(recount)).jobId)
    const newest = [...started].sort().reverse()
    const page = await api.stores.jobs.list({ limit: 2 })
    expect(page.map(({ jobId }) => jobId)).toEqual(newest.slice(0, 2))
    const rest = await api.stores.jobs.list({ limit: 2, after: newest[1] })
    expect(rest.map(({ jobId }) => jobId)).toEqual(newest.slice(2))
  })
})

describe('a replay', () => {
  let api: TestApi
  let jobs: ReturnType<typeof jobsOf>
  const far = { submitter: 'resident', desk: 'farDesk', holder: 'farMember' } as const
  const window = () => ({
    from: new Date(Date.now() - HOUR_MS).toISOString(),
    to: new Date(Date.now() + HOUR_MS).toISOString(),
  })
  const replay = () => ({ kind: 'replay', input: window() }) as const
  beforeEach(async () => {
    api = await startApi()
    api.clock.now = new Date().toISOString()
    jobs = jobsOf(api)
    await needAt(api, 'closed')
    await needAt(api, 'claimed', { ...far, submission: { areaId: places.farGrid.areaId } })
  })
  afterEach(() => api.stop())

  it('of a window that the stream has followed changes nothing in any table and tells nobody', async () => {
    await followAll(api, jobs)
    const before = await everything(api)
    const told = jobs.told.length
    expect(told).toBeGreaterThan(3)
    const { jobId } = await jobs.start(replay())
    expect(await jobs.run(jobId)).toBe('done')
    expect((await api.stores.jobs.get(jobId))?.progress.done).toBe(8)
    await jobs.runInSteps(replay())
    expect(await everything(api)).toEqual(before)
    expect(jobs.told).toHaveLength(told)
  })

  it('brings what the stream has lost, cut after every step, exactly as the stream would have', async () => {
    await jobs.runInSteps(replay())
    const replayed = await everything(api)
    const told = [...jobs.told]
    await followAll(api, jobs)
    expect(await everything(api)).toEqual(replayed)
    expect(jobs.told).toEqual(told)
    expect(Object.keys(replayed).filter((key) => /ledger (SEEN|NOTICE)/.test(key))).toHaveLength(8 + told.length)
  })

  it('takes no more than the window', async () => {
    const to = new Date(Date.parse(api.clock.now) - 1).toISOString()
    const { jobId } = await jobs.start({ kind: 'replay', input: { ...window(), to } })
    await jobs.run(jobId)
    expect((await api.stores.jobs.get(jobId))?.progress.done).toBe(0)
  })

  it('passes over a damaged line, says where it lies, and goes on', async () => {
    const { needId } = await needAt(api, 'open')
    const line = (await scan(api.tables, 'needs')).find(
      ({ pk, version, sk }) => pk === `NEED#${needId}` && sk !== 'META' && version === 1,
    )
    const Item = { ...line, submitterId: '' }
    await api.database.client.send(new PutCommand({ TableName: api.tables.tables.needs, Item }))
    await jobs.runInSteps(replay())
    expect(jobs.logs.filter(({ event }) => event === 'line_damaged')).toEqual([
      expect.objectContaining({ needId, version: 1 }),
    ])
    expect((await api.stores.statistics.readArea(1, places.county.areaId, '0000', '9999')).gauges).toMatchObject({
      closed: 1,
      claimed: 1,
    })
  })

  it.each([
    ['longer ago than events are known to be counted', 60, 1],
    ['that ends before it begins', 1, 2],
  ])('is refused for a window %s', async (_, fromDays, toDays) => {
    const ago = (days: number) => new Date(Date.now() - days * 24 * HOUR_MS).toISOString()
    const started = jobs.start({ kind: 'replay', input: { from: ago(fromDays), to: ago(toDays) } })
    await expect(started).rejects.toMatchObject({ code: 'invalid_input' })
    expect(jobs.queued).toEqual([])
  })
})
