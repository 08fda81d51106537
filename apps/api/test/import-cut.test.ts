import { getImport, type ImportAction, type ImportId } from '@microwish/contract'
import { countyLists, type List, listOf, people, places } from '@microwish/core/factory'
import { act, begin, importList, send } from './import-parts'
import { cutAfter, everything, jobsOf } from './job-parts'
import { startApi, type TestApi } from './set-up'

const { areas } = countyLists({
  ...{ streets: 1, communities: 2, grids: 45, micros: 5, organisations: 0, members: 0 },
  posts: { managers: [4, 0], informants: [4, 0] },
})
const organisation = (name: string, more: Record<string, string> = {}) => ({
  ...{ name, kind: '事业单位', areaCode: places.community.code },
  ...more,
})
/** One moves and takes another name and code, one is new. */
const before = listOf('organisations', 'a.csv', [organisation('水站', { code: 'A-1' }), organisation('书屋')])
const organisations = listOf('organisations', 'b.csv', [
  organisation('供水站', { code: 'A-1', areaCode: places.sibling.code, creditCode: '11990121MB1234567K' }),
  organisation('书屋', { staff: '7' }),
  organisation('卫生站'),
])

/** More calls than a phase makes. */
const UNCUT = 1_000
type World = { api: TestApi; jobs: ReturnType<typeof jobsOf> }
const call = ({ api }: World) => api.as(people.districtStaff)

/** An API whose ids come one after the other, so that two runs of the same make the same. */
async function startSame(): Promise<World> {
  const api = await startApi()
  const counts = new Map<string, number>()
  api.platform.newId = (prefix) => {
    const count = counts.get(prefix) ?? 0
    counts.set(prefix, count + 1)
    return `${prefix}_${String(count).padStart(26, '0')}`
  }
  return { api, jobs: jobsOf(api) }
}

/** All tables as text, but for keys of commands and seconds. */
async function tablesOf({ api }: World): Promise<string[]> {
  const items = Object.entries(await everything(api)).filter(([key]) => !key.includes(' KEY#'))
  return items.map(
    ([key, item]) => `${key} ${JSON.stringify(item, (name, value: unknown) => (name === 'expiresAt' ? 0 : value))}`,
  )
}

/** Runs a phase, killed once after so many calls, and then to its end; whether it was killed at all. */
async function runCut(world: World, importId: ImportId, action: ImportAction, calls: number): Promise<boolean> {
  const { api, jobs } = world
  const jobId = await begin(api, call(world), importId, action)
  const cut = cutAfter(api.tables.client, calls)
  await jobs.run(jobId).catch(() => undefined)
  cut.heal()
  api.clock.realMs += 121_000
  if (cut.isCut()) expect([calls, await jobs.run(jobId)]).toEqual([calls, 'done'])
  return cut.isCut()
}

async function sent(world: World, list: List): Promise<ImportId> {
  if (list === organisations) await importList(world.api, world.jobs, before)
  return send(call(world), list)
}

describe('an import that is killed', () => {
  // Two chunks of areas, from the lock on; of organisations, whose keys and history follow the edition, from the first call.
  it.each([
    ['areas', areas, 10],
    ['organisations', organisations, 0],
  ] as const)(
    'after any call comes to the same once it is run again: %s',
    async (_, list, first) => {
      let whole: string[] | undefined
      for (let calls = UNCUT; ; calls = calls === UNCUT ? first : calls + 1) {
        const world = await startSame()
        const importId = await sent(world, list)
        const isCut = [await runCut(world, importId, 'check', calls), await runCut(world, importId, 'apply', calls)]
        expect([calls, (await call(world)(getImport, { importId })).state]).toEqual([calls, 'applied'])
        const tables = await tablesOf(world)
        await world.api.stop()
        expect([calls, tables]).toEqual([calls, whole ?? tables])
        whole ??= tables
        if (calls < UNCUT && !isCut.includes(true)) {
          expect(calls).toBeGreaterThan(20)
          break
        }
      }
    },
    120_000,
  )

  describe('until its job gives up', () => {
    let world: World
    let importId: ImportId
    let untouched: string[]
    const directoryOf = async () => (await tablesOf(world)).filter((line) => !/ IMPORT#| EDITION /.test(line))
    beforeEach(async () => {
      world = await startSame()
      importId = await sent(world, areas)
      await act(world.api, world.jobs, call(world), importId, 'check')
      untouched = await directoryOf()
      const jobId = await begin(world.api, call(world), importId, 'apply')
      // The first run dies in the middle of staging, the others before they begin.
      for (let calls = 19; (await world.jobs.statusOf(jobId)) !== 'failed'; calls = 3) {
        const cut = cutAfter(world.api.tables.client, calls)
        await world.jobs.run(jobId).catch(() => undefined)
        cut.heal()
        world.api.clock.realMs += 1_000_000
      }
    })
    afterEach(() => world.api.stop())

    it('holds the directory, shows nothing of it, and can be applied again', async () => {
      expect(await call(world)(getImport, { importId })).toMatchObject({ state: 'failed', actions: ['apply', 'drop'] })
      expect((await world.api.stores.editions.read()).lock).toMatchObject({ jobId: importId })
      expect(await directoryOf()).not.toEqual(untouched)
      expect(await world.api.stores.areas.readTree(places.county)).toHaveLength(Object.keys(places).length)
      const applied = await act(world.api, world.jobs, call(world), importId, 'apply')
      expect(applied).toMatchObject({ state: 'applied', edition: 1 })
      expect(await world.api.stores.areas.readTree(places.county)).toHaveLength(Object.keys(places).length + 53)
    })

    it('can be given up: nothing of it is left, and the number is the next one’s', async () => {
      const dropped = await act(world.api, world.jobs, call(world), importId, 'drop')
      expect(dropped).toMatchObject({ state: 'dropped', actions: [] })
      expect(await directoryOf()).toEqual(untouched)
      expect(await world.api.stores.editions.read()).toEqual({ current: 0 })
      expect(await importList(world.api, world.jobs, areas)).toMatchObject({ state: 'applied', edition: 1 })
    })
  })
})
