import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { getImport, listTree, startReshape } from '@microwish/contract'
import { countyLists, people, places } from '@microwish/core/factory'
import { buildSync } from 'esbuild'
import { act, begin, importList, send } from './import-parts'
import { jobsOf, scan } from './job-parts'
import { freshKey, startApi, type TestApi } from './set-up'

const { areas } = countyLists({
  ...{ streets: 6, communities: 60, grids: 500, micros: 34, organisations: 0, members: 0 },
  posts: { managers: [0, 0], informants: [0, 0] },
})

describe('a job on the directory whose process is killed with -9', () => {
  let api: TestApi
  let folder: string
  beforeAll(async () => {
    api = await startApi()
    folder = mkdtempSync(join(tmpdir(), 'microwish-import-'))
  })
  afterAll(async () => {
    await api.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Runs the job in a process of its own and kills that in the middle of its chunks. */
  async function runKilled(jobId: string): Promise<number> {
    const outfile = join(folder, 'child.mjs')
    const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" }
    buildSync({
      ...{ entryPoints: [join(__dirname, 'job-child.ts')], outfile, banner, bundle: true },
      ...{ platform: 'node', format: 'esm', mainFields: ['module', 'main'] },
    })
    const { endpoint, tables } = api.tables
    const child = spawn(process.execPath, [outfile, endpoint, JSON.stringify(tables), jobId], { stdio: 'inherit' })
    const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)))
    const done = async () => (await api.stores.jobs.get(jobId))?.progress.done ?? 0
    while ((await done()) === 0 && child.exitCode === null) await sleep(2)
    child.kill('SIGKILL')
    expect(await ended).toBe('SIGKILL')
    return done()
  }

  it('shows nothing of an import, and another process brings it to its end', async () => {
    const jobs = jobsOf(api)
    const call = api.as(people.districtStaff)
    const importId = await send(call, areas)
    await act(api, jobs, call, importId, 'check')
    const jobId = await begin(api, call, importId, 'apply')
    const done = await runKilled(jobId)
    expect(done).toBeGreaterThan(0)
    expect(done).toBeLessThan(areas.rows.length)
    expect(await jobs.statusOf(jobId)).toBe('running')
    const standing = Object.keys(places).length
    expect(await api.stores.areas.readTree(places.county)).toHaveLength(standing)

    api.clock.realMs += 121_000
    expect(await jobs.run(jobId)).toBe('done')
    expect(await call(getImport, { importId })).toMatchObject({ state: 'applied', edition: 1 })
    expect(await api.stores.areas.readTree(places.county)).toHaveLength(standing + areas.rows.length)
    const rows = (await scan(api.tables, 'directory')).filter(({ pk }) => String(pk).startsWith('TREE#'))
    expect(rows).toHaveLength(standing + areas.rows.length)
    expect(await importList(api, jobs, areas)).toMatchObject({ counts: { added: 0, changed: 0, unchanged: 600 } })
  })

  it('shows nothing of a merge of two streets, and another process brings it to its end', async () => {
    const jobs = jobsOf(api)
    const call = api.as(people.districtStaff)
    const before = await api.stores.areas.readTree(places.county)
    const [into, from] = before.filter(({ level, code }) => level === 'street' && /00[12]$/.test(code))
    if (!into || !from) throw new Error('a county without two streets')
    const { edition } = await call(listTree, { area: from.areaId })
    api.queued.length = 0
    const reshape = { what: 'merge' as const, edition, sourceIds: [from.areaId], targetId: into.areaId }
    const { jobId } = await call(startReshape, { reshape }, freshKey())
    await runKilled(jobId)
    expect(await jobs.statusOf(jobId)).toBe('running')
    // As it was, to the last row, for as long as the one that ends stands.
    const seen = await api.stores.areas.readTree(places.county)
    expect(seen.some(({ areaId }) => areaId === from.areaId) ? seen : before).toEqual(before)

    api.clock.realMs += 121_000
    expect(await jobs.run(jobId)).toBe('done')
    const after = await api.stores.areas.readTree(places.county)
    expect(after.map(({ areaId }) => areaId).sort()).toEqual(
      before.flatMap(({ areaId }) => (areaId === from.areaId ? [] : [areaId])).sort(),
    )
    const moved = before.filter(({ path, areaId }) => path.startsWith(from.path) && areaId !== from.areaId)
    expect(moved.length).toBeGreaterThan(90)
    const paths = new Map(after.map(({ areaId, path }) => [areaId, path]))
    expect(moved.filter(({ areaId }) => !paths.get(areaId)?.startsWith(into.path))).toEqual([])
  })
})
