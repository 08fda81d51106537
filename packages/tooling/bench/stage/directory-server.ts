import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { jobContext } from '@microwish/api'
import {
  actOnImport,
  addImportRows,
  type Endpoint,
  getImport,
  getJob,
  listOrganisations,
  listPosts,
  listTree,
  openImport,
  startReshape,
  submitNeed,
} from '@microwish/contract'
import { type Area, runJob } from '@microwish/core'
import {
  anArea,
  aPerson,
  aSubmission,
  countyLists,
  type CountyShape,
  type List,
  standingAt,
} from '@microwish/core/factory'
import { localConfig, type TableNames } from '@microwish/devkit/dynamodb'
import { recordCalls, type RecordedCalls } from '@microwish/devkit/testing'
import type { Directory, DirectoryRead, ListImport } from '../results'
import { medianOf, rounded } from '../statistics'
import { answerQuestions } from './child'
import { createProduct, freshKey, type Product } from './product'

export type DirectoryOptions = { endpoint: string; tables: TableNames }

/** As the console sends them: bodies stay below 64 KB. */
const BATCH = 200
const LOOKS = 5
const county = anArea(1, '清棠县')
const officer = aPerson(1, '沈若兰', [standingAt('district_staff', county)])

type Open = { product: Product; recorded: RecordedCalls; runJobs: () => Promise<void> }

/** The API and its jobs in a process of its own, whose memory is measured. For `startChild`. */
export function directoryServer(): void {
  let open: Open | undefined
  let peakRss = 0
  const watch = setInterval(() => (peakRss = Math.max(peakRss, process.memoryUsage.rss())), 50)
  watch.unref()
  const opened = () => {
    if (!open) throw new Error('not opened')
    return open
  }
  answerQuestions({
    async open({ endpoint, tables }: DirectoryOptions) {
      const client = new DynamoDBClient(localConfig(endpoint))
      const recorded = recordCalls(client, tables)
      const queued: string[] = []
      const settings = { submissionsPerDay: { citizen: 500, staff: 500 } }
      const product = createProduct(client, tables, settings, {
        send: (jobId) => Promise.resolve(void queued.push(jobId)),
      })
      const ctx = jobContext({
        ...product.platform,
        send: () => Promise.resolve(),
        settleMs: 0,
        log: () => undefined,
      })
      const runJobs = async () => {
        for (let jobId = queued.shift(); jobId !== undefined; jobId = queued.shift()) {
          const outcome = await runJob(ctx, jobId, { deadline: () => Infinity })
          if (outcome !== 'done') throw new Error(`a job ended as ${outcome}`)
        }
      }
      await product.stores.areas.put(county)
      await product.stores.people.put(officer)
      open = { product, recorded, runJobs }
    },
    importAll: async (shape: CountyShape): Promise<ListImport[]> => {
      const imports: ListImport[] = []
      for (const list of Object.values(countyLists(shape))) imports.push(await importList(opened(), list))
      return imports
    },
    read: () => readAll(opened()),
    merge: () => merge(opened()),
    peakRssMb: () => Math.round(peakRss / 2 ** 20),
  })
}

const spentOf = ({ calls }: RecordedCalls) => ({
  calls: calls.length,
  readUnits: Math.round(calls.reduce((sum, call) => sum + call.readUnits, 0)),
  writeUnits: Math.round(calls.reduce((sum, call) => sum + call.writeUnits, 0)),
})

async function importList({ product, recorded, runJobs }: Open, list: List): Promise<ListImport> {
  const { kind, fileName, header, rows } = list
  const call = product.as(officer)
  recorded.reset()
  const startedAt = performance.now()
  const { importId } = await call(openImport, { kind, fileName, header, rowCount: rows.length }, freshKey())
  for (let from = 0; from < rows.length; from += BATCH)
    await call(addImportRows, { importId, from, rows: rows.slice(from, from + BATCH) }, freshKey())
  const sentAt = performance.now()
  const phase = async (action: 'check' | 'apply', then: string) => {
    const { version } = await call(getImport, { importId })
    await call(actOnImport, { importId, version, action }, freshKey())
    await runJobs()
    const { state, errors } = await call(getImport, { importId })
    if (state !== then) throw new Error(`${fileName} is ${state}: ${JSON.stringify(errors.items.slice(0, 3))}`)
    return performance.now()
  }
  const checkedAt = await phase('check', 'checked')
  const appliedAt = await phase('apply', 'applied')
  return {
    ...{ kind, rows: rows.length, sendSeconds: rounded((sentAt - startedAt) / 1000) },
    ...{ checkSeconds: rounded((checkedAt - sentAt) / 1000), applySeconds: rounded((appliedAt - checkedAt) / 1000) },
    ...spentOf(recorded),
  }
}

async function readAll({ product, recorded }: Open): Promise<DirectoryRead[]> {
  let answerBytes = 0
  const call = product.as(officer, (bytes) => (answerBytes = bytes))
  const [street] = await product.stores.areas.listChildren(county.areaId)
  const places = [county, ...(street ? [street] : [])]
  const reads = places.flatMap(({ areaId, level }): [string, Endpoint, object][] => [
    [`tree of a ${level}`, listTree, { area: areaId }],
    [`posts of a ${level}`, listPosts, { area: areaId }],
    [`organisations of a ${level}`, listOrganisations, { area: areaId, limit: 50 }],
  ])
  const measured: DirectoryRead[] = []
  for (const [name, endpoint, input] of reads) {
    const times: number[] = []
    for (let look = 0; look < LOOKS; look++) {
      recorded.reset()
      const startedAt = performance.now()
      await call(endpoint, input)
      times.push(performance.now() - startedAt)
    }
    const queries = recorded.calls.filter(({ operation }) => operation === 'Query')
    const readUnits = recorded.calls.reduce((sum, one) => sum + one.readUnits, 0)
    // Read eventually, 8 KB are one unit.
    const megabytes = queries.reduce((sum, one) => sum + one.readUnits, 0) / 128
    measured.push({
      ...{ name, queries: queries.length, megabytes: rounded(megabytes), readUnits: rounded(readUnits) },
      ...{ answerKb: Math.round(answerBytes / 1024), p50Ms: Math.round(medianOf(times)) },
    })
  }
  return measured
}

/** Of one community among 198: as many members as fall to it, and a month's open wishes. */
const STANDING_THERE = 47
const WISHES_THERE = 40

async function settle({ product }: Open, area: Area) {
  const people = Array.from({ length: STANDING_THERE }, (_, n) =>
    aPerson(n + 100, `志愿者${n}`, [standingAt('member', area)]),
  )
  for (const person of people) await product.stores.people.put(person)
  const resident = aPerson(99, '罗桂香', [standingAt('resident', area)])
  await product.stores.people.put(resident)
  const call = product.as(resident)
  for (let n = 0; n < WISHES_THERE; n++)
    await call(submitNeed, aSubmission({ areaId: area.areaId, text: `第${n}件：想换一根灯管。` }), freshKey())
}

/** The first two communities of the first street become one. */
async function merge({ product, recorded, runJobs }: Open): Promise<Directory['merge']> {
  const call = product.as(officer)
  const [street] = await product.stores.areas.listChildren(county.areaId)
  const [into, from] = street ? await product.stores.areas.listChildren(street.areaId) : []
  if (!into || !from) throw new Error('a county without two communities in one street')
  const [area] = await product.stores.areas.getAll([from.areaId])
  if (!area) throw new Error('a community that is not there')
  await settle({ product, recorded, runJobs }, area)
  const { edition } = await call(listTree, { area: from.areaId })
  recorded.reset()
  const startedAt = performance.now()
  const reshape = { what: 'merge' as const, edition, sourceIds: [from.areaId], targetId: into.areaId }
  const { jobId } = await call(startReshape, { reshape }, freshKey())
  await runJobs()
  const seconds = rounded((performance.now() - startedAt) / 1000)
  const spent = spentOf(recorded)
  const { status } = await call(getJob, { jobId })
  if (status !== 'done') throw new Error(`the merge is ${status}`)
  const moved = await product.stores.needs.listByArea(
    { level: 'Community', areaId: into.areaId, status: 'submitted' },
    { limit: WISHES_THERE + 1, isDescending: false },
  )
  if (moved.length !== WISHES_THERE) throw new Error(`${moved.length} of ${WISHES_THERE} wishes came along`)
  return { needs: moved.length, people: STANDING_THERE, seconds, ...spent }
}
