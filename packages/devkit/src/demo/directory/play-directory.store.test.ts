import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as contract from '@microwish/contract'
import * as core from '@microwish/core'
import { createLocalStack, type LocalStack } from '../../stack'
import { testTables, type TestTables } from '../../testing'
import { demoAreas, demoPersonas, seedCast } from '../index'
import { DIRECTORY_ACTS, playDirectory } from './index'

const NOW = Date.parse('2026-11-22T11:00:00.000Z')
const [areas, cast] = [demoAreas(), demoPersonas(demoAreas())]
let database: TestTables
let dataDir: string
let stack: LocalStack

/** The directory, played up to a cut: the answer to the last act is lost, though what it did stands. */
async function playUpTo(acts: number) {
  const logFile = join(dataDir, 'directory.jsonl')
  let played = 0
  const stage = { platform: stack.platform, areas, cast, base: NOW, logFile }
  await playDirectory(stage, DIRECTORY_ACTS, () => {
    if (++played === acts) throw new Error('cut')
  }).catch((error: Error) => {
    if (error.message !== 'cut') throw error
    const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(0, -1)
    writeFileSync(logFile, `${lines.join('\n')}\n{"act":"half a li`)
  })
}

beforeAll(async () => {
  database = await testTables()
  dataDir = mkdtempSync(join(tmpdir(), 'microwish-demo-'))
  const { client, tables } = database
  stack = createLocalStack({ client, tables, dataDir, log: () => {}, personas: cast })
  await seedCast(stack)
  for (const acts of [4, 30, 70, 105, Infinity]) await playUpTo(acts)
}, 60_000)
afterAll(async () => {
  await database.drop()
  rmSync(dataDir, { recursive: true })
})

function as(name: string, audience?: 'citizen' | 'staff'): core.Context {
  const persona = cast.find(({ person }) => person.name === name)
  if (!persona) throw new Error(`nobody plays ${name}`)
  const caller = {
    personId: persona.person.personId,
    audience: audience ?? persona.audience,
    sessionId: 'demo',
  }
  return { ...stack.platform, now: () => new Date(NOW).toISOString(), caller }
}
const parsed = <E extends contract.Endpoint>(endpoint: E, input: object) =>
  endpoint.input.parse(input) as contract.InputOf<E>

it('has one import in its history, made weeks ago, and household groups that came by it', async () => {
  const { items } = await core.listImports(as('沈若兰'), {})
  expect(items).toMatchObject([{ state: 'applied', counts: { added: 3, changed: 20, errors: 0 } }])
  expect(items[0]?.endedAt?.slice(0, 10)).toBe('2026-09-21')
  const { counts } = await core.listTree(as('沈若兰'), {})
  expect([counts.byLevel.grid, counts.byLevel.building, counts.byGrade.small]).toEqual([12, 3, 12])
})

it('has every unit of the file once, the party’s four levels, and a term that is nearly over', async () => {
  const page = (more: object) =>
    core.listOrganisations(as('沈若兰'), parsed(contract.listOrganisations, { limit: 50, ...more }))
  const { items } = await page({})
  const units = items.filter(({ unitId }) => Number(unitId.slice(-2)) <= 12 && unitId.includes('000000'))
  expect(units).toHaveLength(12)
  const kinds = new Set(items.map(({ kind }) => kind))
  for (const kind of ['county_committee', 'working_committee', 'community_committee', 'grid_branch', 'great_committee'])
    expect(kinds).toContain(kind)
  expect(items.map(({ termState }) => termState)).toEqual(expect.arrayContaining(['running', 'due', 'overdue']))
  const great = items.find(({ kind }) => kind === 'great_committee')
  const { seats } = await core.getOrganisation(as('沈若兰'), { unitId: great?.unitId as contract.UnitId })
  expect(seats.map(({ fromUnitName }) => fromUnitName)).toContain('清棠县水务局')
})

it('has an agreement that ends within the month, and visits in two months, each once', async () => {
  const { items } = await core.listBonds(as('沈若兰'), parsed(contract.listBonds, { kind: 'co_building' }))
  expect(items.map(({ state }) => state).sort()).toEqual(['expiring', 'in_force'])
  const visits = await core.listVisits(as('沈若兰'), parsed(contract.listVisits, { period: '2026' }))
  expect(visits.items).toHaveLength(4)
})

it('has posts with gaps and somebody on two, and a roster of which one half has come', async () => {
  const { totals } = await core.listPosts(as('沈若兰'), parsed(contract.listPosts, {}))
  expect(totals).toMatchObject({ filled: 9, doubles: 1, waiting: 7 })
  expect(totals.gaps).toBeGreaterThan(10)
  const roster = await core.listRoster(as('沈若兰'), parsed(contract.listRoster, { unitId: cast[2]?.person.unitId }))
  expect(roster.items.map(({ name, status }) => `${name} ${status}`).sort()).toEqual([
    '尤嘉宁 waiting',
    '舒明远 bound',
    '贺一川 waiting',
    '邵小雨 waiting',
  ])
})

it('has a registration that waits for the desk, and a father in 我的家人', async () => {
  const waiting = await core.listRegistrations(as('苗春生'), parsed(contract.listRegistrations, {}))
  expect(waiting.items.map(({ name }) => name)).toEqual(['闻子安'])
  const { items } = await core.listFamily(as('温小满', 'citizen'), {})
  expect(items).toMatchObject([{ name: '温广田', kinship: 'parent', needsConsent: false }])
})

it('has roles that 邵一鸣 gave: one over, one in force, one to come; and who began with the county', async () => {
  const { items } = await core.listGrants(as('邵一鸣'), parsed(contract.listGrants, { state: 'all' }))
  const given = items.filter(({ grantedBy }) => grantedBy === '邵一鸣')
  expect(given.map(({ personName, state }) => `${personName} ${state}`).sort()).toEqual([
    '卫东来 ended',
    '苗春生 current',
    '陶知秋 coming',
  ])
  expect(new Set(items.map(({ grantedBy }) => grantedBy))).toEqual(new Set(['邵一鸣', '清棠县数据中心']))
})

it('has boundaries of one street, its communities and their grids', async () => {
  const idOf = (place: string) => areas.find(({ name }) => name === place)?.areaId as contract.AreaId
  const of = async (place: string) => (await core.listBoundaries(as('沈若兰'), { area: idOf(place) })).items.length
  expect([await of('栖禾街道'), await of('榆钱巷社区'), await of('映棠街道')]).toEqual([4, 3, 0])
})

it('uses fictional telephone numbers only', () => {
  const log = readFileSync(join(dataDir, 'directory.jsonl'), 'utf8')
  expect(log.match(/1[3-9]\d{9}/g)?.filter((phone) => !phone.startsWith('160000000'))).toEqual([])
})
