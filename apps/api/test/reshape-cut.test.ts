import type { Work } from '@microwish/core'
import { people, places } from '@microwish/core/factory'
import { cutAfter, everything, jobsOf } from './job-parts'
import { merge, needsThere, restore, rowsThere, snapshotOf, start } from './reshape-parts'
import { startApi, type TestApi } from './set-up'

const { community } = places

/** Whatever a job leaves, as text; a line of the audit log ends in a number of its own, and conflicts are not counted. */
async function leftBy(api: TestApi): Promise<string[]> {
  const all = Object.entries(await everything(api))
  const text = all.map(([key, item]) => {
    const sk = String(item['sk']).replace(/#[0-9a-f-]{36}$/, '')
    return `${key.replace(/#[0-9a-f-]{36}$/, '')} ${JSON.stringify({ ...item, sk })}`
  })
  return text.sort()
}

describe('a merge that was cut off', () => {
  let api: TestApi
  beforeAll(async () => {
    api = await startApi()
    await rowsThere(api)
    await needsThere(api)
  })
  afterAll(() => api.stop())

  it('after any call to the database ends the same once it is run again', async () => {
    const jobs = jobsOf(api)
    const jobId = await start(api, merge())
    const begun = await snapshotOf(api)
    expect(await jobs.run(jobId)).toBe('done')
    const whole = await leftBy(api)
    expect(whole.filter((line) => line.includes('"endedAt"')).length).toBeGreaterThan(0)
    expect((await api.stores.people.get(people.desk.personId))?.standings[0]?.areaPath).not.toBe(community.path)

    let cuts = 0
    for (let isCut = true; isCut; cuts++) {
      await restore(api, begun)
      const cut = cutAfter(api.tables.client, cuts)
      await jobs.run(jobId).catch(() => undefined)
      cut.heal()
      isCut = cut.isCut()
      api.clock.realMs += 121_000
      if (isCut) expect([cuts, await jobs.run(jobId)]).toEqual([cuts, 'done'])
      const left = await leftBy(api)
      if (JSON.stringify(left) !== JSON.stringify(whole)) expect([cuts, left]).toEqual([cuts, whole])
    }
    expect(cuts).toBeGreaterThan(60)
    // A job that failed for good is started anew, as another: it takes up the first one's lock and ids.
    await restore(api, begun)
    const cut = cutAfter(api.tables.client, Math.floor(cuts / 2))
    await jobs.run(jobId).catch(() => undefined)
    cut.heal()
    const { kind, input } = (await api.stores.jobs.get(jobId))!
    const other = await jobs.start({ kind, input } as Work)
    expect(await jobs.run(other.jobId)).toBe('done')
    expect(await leftBy(api)).toEqual(whole)
  }, 240_000)
})
