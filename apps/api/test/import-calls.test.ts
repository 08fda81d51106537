import { countyLists, type CountyShape, people, places } from '@microwish/core/factory'
import { type RecordedCalls, recordCalls } from '@microwish/devkit/testing'
import { act, begin, send } from './import-parts'
import { jobsOf } from './job-parts'
import { startApi, type TestApi } from './set-up'

/** A tenth of S4’s county; its whole is in the bench. */
const SHAPE: CountyShape = {
  ...{ streets: 4, communities: 20, grids: 200, micros: 25, organisations: 16, members: 400 },
  posts: { managers: [20, 15], informants: [30, 20] },
}
const lists = countyLists(SHAPE)
const BYTES_OF_QUERY = 1_000_000

describe('calls to the database', () => {
  let api: TestApi
  let jobs: ReturnType<typeof jobsOf>
  let recorded: RecordedCalls
  const made = (operation: string) => recorded.calls.filter((one) => one.operation === operation)
  beforeAll(async () => {
    api = await startApi()
    jobs = jobsOf(api)
    recorded = recordCalls(api.tables.client, api.tables.tables)
  })
  afterAll(async () => {
    recorded.stop()
    await api.stop()
  })

  // An organisation is written with its claims to a name and codes, and with a line of history.
  it.each([
    ['areas', 40, 5],
    ['organisations', 15, 8],
    ['roster', 70, 8 + 16 + 400],
    ['posts', 18, 8 + 35],
  ] as const)(
    'of an import of %s: each transaction stages %i rows, and each list is read once',
    async (kind, rowsEach, queries) => {
      const call = api.as(people.districtStaff)
      const list = lists[kind]
      const importId = await send(call, list)
      await act(api, jobs, call, importId, 'check')
      const jobId = await begin(api, call, importId, 'apply')
      recorded.reset()
      expect(await jobs.run(jobId)).toBe('done')
      const staged = made('TransactWriteItems').filter(
        ({ written }) => written.filter((table) => table === 'directory').length > 2,
      )
      expect(staged.length).toBeGreaterThan(0)
      expect(staged.length).toBeLessThanOrEqual(Math.ceil(list.rows.length / rowsEach))
      // The roster of each unit is read, and for each telephone who has verified it.
      expect(made('Query').length).toBeLessThanOrEqual(queries)
    },
    60_000,
  )

  it('of a subtree’s reading are one query for each MB', async () => {
    recorded.reset()
    const areas = await api.stores.areas.readTree(places.county)
    expect(areas.length).toBeGreaterThan(249)
    const bytes = Buffer.byteLength(JSON.stringify(areas))
    expect(made('Query').length).toBeLessThanOrEqual(Math.ceil(bytes / BYTES_OF_QUERY))
  })
})
