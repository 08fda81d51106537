import { personIdOf } from '@microwish/core/factory'
import { aStage, type Stage } from './stage.fixture'

let stage: Stage
beforeEach(async () => {
  stage = await aStage()
})
afterEach(() => stage.close())

const queued = async () => {
  const messages = await stage.cloud.queues.receive(stage.cloud.names.jobQueue)
  return messages.map(({ body }) => (JSON.parse(body) as { jobId: string }).jobId)
}
const jobs = () => stage.cloud.stores.jobs.list({ limit: 20 })
const letter = (first: string, last: string, batchSize = 1) =>
  JSON.stringify({
    DDBStreamBatchInfo: { approximateArrivalOfFirstRecord: first, approximateArrivalOfLastRecord: last, batchSize },
  })
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const bury = (body: string) => stage.cloud.queues.send(stage.cloud.names.streamDead, body)

describe('recount', () => {
  test('is shown first, then written down and queued; one at a time', async () => {
    expect(await stage.run('recount', [])).toContain('Nothing was changed')
    expect(await jobs()).toEqual([])
    await stage.run('recount', ['--yes'])
    const [job] = await jobs()
    expect(job).toMatchObject({ kind: 'recount', status: 'waiting', startedBy: 'ops' })
    expect(await queued()).toEqual([job?.jobId])
    await expect(stage.run('recount', ['--yes'])).rejects.toThrow('recounts already')
  })
})

describe('replay', () => {
  test('makes windows of letters, a job for each, and only then removes the letters', async () => {
    await bury(letter(minutesAgo(30), minutesAgo(29), 4))
    await bury(letter(minutesAgo(28), minutesAgo(27)))
    await bury(letter(minutesAgo(300), minutesAgo(299)))
    expect(await stage.run('replay', [])).toContain('3 dead letters of 6 records, in 2 windows')
    expect(await jobs()).toEqual([])
    stage.cloud.queues.showHidden(stage.cloud.names.streamDead)
    await stage.run('replay', ['--yes'])
    expect((await jobs()).map(({ kind }) => kind)).toEqual(['replay', 'replay'])
    expect(await queued()).toHaveLength(2)
    expect(stage.cloud.queues.count(stage.cloud.names.streamDead)).toBe(0)
  })

  test('cut off before the letters were removed, it finds its jobs again', async () => {
    await bury(letter(minutesAgo(30), minutesAgo(29)))
    const queues = { ...stage.cloud.queues, remove: () => Promise.reject(new Error('cut')) }
    await expect(stage.run('replay', ['--yes'], { cloud: { ...stage.cloud, queues } })).rejects.toThrow('cut')
    stage.cloud.queues.showHidden(stage.cloud.names.streamDead)
    await stage.run('replay', ['--yes'])
    expect(await jobs()).toHaveLength(1)
    expect(stage.cloud.queues.count(stage.cloud.names.streamDead)).toBe(0)
  })

  test('leaves what is no letter of the stream, and has nothing to do in an empty queue', async () => {
    expect(await stage.run('replay', ['--yes'])).toContain('nothing to replay')
    await bury('{"jobId":"job_1"}')
    expect(await stage.run('replay', ['--yes'])).toContain('1 messages are no dead letters')
    expect(stage.cloud.queues.count(stage.cloud.names.streamDead)).toBe(1)
  })

  test.each([
    [['--from', '2026-11-22T10:00Z'], '--from and --to'],
    [['--from', 'yesterday', '--to', '2026-11-22T10:00Z'], '--from must be an instant'],
    [['--from', minutesAgo(10), '--to', minutesAgo(20)], 'The job was not started'],
    [['--from', minutesAgo(1_440 * 90), '--to', minutesAgo(20)], 'The job was not started'],
  ])('refuses the time %j', async (args, sentence) => {
    await expect(stage.run('replay', [...args, '--yes'])).rejects.toThrow(sentence)
    expect(await jobs()).toEqual([])
  })
})

describe('jobs', () => {
  test('lists what there is, and starts a failed job again as it was', async () => {
    expect(await stage.run('jobs', [])).toContain('No jobs')
    await stage.run('replay', ['--from', minutesAgo(20), '--to', minutesAgo(10), '--yes'])
    const [job] = await jobs()
    const jobId = job?.jobId ?? ''
    await expect(stage.run('jobs', ['--again', jobId, '--yes'])).rejects.toThrow('is waiting: only a failed job')
    const now = new Date().toISOString()
    const lease = { jobId, holder: 'run_1', until: minutesAgo(-1), now }
    await stage.cloud.stores.jobs.take(lease)
    await stage.cloud.stores.jobs.save(lease, { status: 'failed', failure: 'busy' })
    expect(await stage.run('jobs', [])).toMatch(/failed .* busy\n1 jobs; failed: 1\./)
    expect(await stage.run('jobs', ['--again', jobId])).toContain('would be started again')
    await stage.run('jobs', ['--again', jobId, '--yes'])
    const [again, first] = await jobs()
    expect([again?.input, again?.status, first?.status]).toEqual([job?.input, 'waiting', 'failed'])
  })

  test('refuses an id that is none, and one that nobody has written', async () => {
    await expect(stage.run('jobs', ['--again', 'job_1'])).rejects.toThrow('must be a jobId')
    await expect(stage.run('jobs', ['--again', `job_${'0'.repeat(26)}`])).rejects.toThrow('There is no job')
  })
})

describe('erase', () => {
  const erase = (person: string, ...more: string[]) =>
    stage.run('erase', ['--person', person, '--reason', 'asked', '--by', '王某', ...more])

  test('is shown first, started once, and says who took the request', async () => {
    expect(await erase(personIdOf(1))).toContain('nothing brings it back')
    expect(await jobs()).toEqual([])
    await erase(personIdOf(1), '--yes')
    await erase(personIdOf(1), '--yes')
    expect(await jobs()).toMatchObject([
      { kind: 'erase', input: { personId: personIdOf(1), reason: 'asked' }, startedBy: 'ops: 王某' },
    ])
  })

  test('that has failed is started anew when it is asked for again', async () => {
    await erase(personIdOf(2), '--yes')
    const [first] = await jobs()
    const lease = { jobId: first?.jobId ?? '', holder: 'run_1', until: minutesAgo(-1), now: minutesAgo(0) }
    await stage.cloud.stores.jobs.take(lease)
    await stage.cloud.stores.jobs.save(lease, { status: 'failed', failure: 'holds_office' })
    await erase(personIdOf(2), '--yes')
    expect((await jobs()).map(({ status }) => status)).toEqual(['waiting', 'failed'])
  })

  test('that was done is done anew, though the person is gone: a restore brings back what they said', async () => {
    await erase(personIdOf(3), '--yes')
    const [first] = await jobs()
    const lease = { jobId: first?.jobId ?? '', holder: 'run_1', until: minutesAgo(-1), now: minutesAgo(0) }
    await stage.cloud.stores.jobs.take(lease)
    await stage.cloud.stores.jobs.save(lease, { status: 'done' })
    await stage.cloud.stores.people.remove(personIdOf(3))
    await erase(personIdOf(3), '--yes')
    expect((await jobs()).map(({ status }) => status)).toEqual(['waiting', 'done'])
  })

  test('refuses whom nobody knows, and what is no id', async () => {
    await expect(erase(personIdOf(9_999), '--yes')).rejects.toThrow('Nobody is known as')
    await expect(erase('罗桂香', '--yes')).rejects.toThrow('--person must be')
    expect(await jobs()).toEqual([])
  })
})
