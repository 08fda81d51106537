import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NeedStatus } from '@microwish/contract'
import type { Activity, Area, Need } from '@microwish/core'
import { createLocalStack, type LocalStack } from '../stack'
import { testTables, type TestTables } from '../testing'
import { DEMO_WISHES, demoAreas, demoPersonas, playDemo, seedCast } from './index'

jest.setTimeout(60_000)

const NOW = Date.parse('2026-11-22T11:00:00.000Z')
let database: TestTables
let dataDir: string
let stack: LocalStack

beforeAll(async () => {
  database = await testTables()
  dataDir = mkdtempSync(join(tmpdir(), 'microwish-demo-'))
  const { client, tables } = database
  stack = createLocalStack({ client, tables, dataDir, log: () => {}, personas: demoPersonas(demoAreas()) })
  await seedCast(stack)
  await playDemo({ platform: cutAfter(60), dataDir, now: NOW }).catch(() => undefined)
  await playDemo({ platform: stack.platform, dataDir, now: NOW + 3_600_000 })
})
afterAll(async () => {
  await database.drop()
  rmSync(dataDir, { recursive: true })
})

/** A platform whose database breaks after so many saves: a demo cut off in the middle. */
function cutAfter(saves: number) {
  const { stores } = stack.platform
  let left = saves
  const save: typeof stores.needs.save = (change) =>
    left-- > 0 ? stores.needs.save(change) : Promise.reject(new Error('cut'))
  return { ...stack.platform, stores: { ...stores, needs: { ...stores.needs, save } } }
}

const STATUSES: NeedStatus[] = [
  'submitted',
  'needs_info',
  'declined',
  'open',
  'claimed',
  'fulfilled',
  'closed',
  'withdrawn',
]

async function everything(): Promise<{ need: Need; history: Activity[] }[]> {
  const { needs } = stack.platform.stores
  const communities = demoAreas().filter(({ level }) => level === 'community')
  const lists = communities.flatMap(({ areaId }: Area) => STATUSES.map((status) => ({ areaId, status })))
  const rows = await Promise.all(
    lists.map((list) => needs.listByArea({ level: 'Community', ...list }, { limit: 50, isDescending: false })),
  )
  const found = await needs.getAll(rows.flat().map(({ row }) => row.needId))
  return Promise.all(found.map(async (need) => ({ need, history: await needs.listHistory(need.needId) })))
}

it('plays forty wishes, each once, although it was cut off in the middle', async () => {
  const played = await everything()
  expect(played).toHaveLength(40)
  const texts = played.map(({ need }) => need.text).filter((text) => text !== '')
  expect(new Set(texts).size).toBe(texts.length)
})

it('reaches every status, every outcome, every kind of grade and none', async () => {
  const needs = (await everything()).map(({ need }) => need)
  expect([...new Set(needs.map(({ status }) => status))].sort()).toEqual([...STATUSES].sort())
  const closed = needs.filter(({ status }) => status === 'closed')
  expect([...new Set(closed.map(({ outcome }) => outcome))].sort()).toEqual([
    'explained',
    'guided',
    'partly',
    'resolved',
  ])
  expect(new Set(needs.map(({ grade }) => grade)).size).toBeGreaterThanOrEqual(5)
})

it('has what was released, handed over, taken down, sent back and re-opened in its history', async () => {
  const actions = new Set((await everything()).flatMap(({ history }) => history.map(({ action }) => action)))
  for (const action of ['release', 'hand_over', 'unpublish', 'resubmit', 'supply', 'reopen', 'progress'] as const)
    expect(actions).toContain(action)
})

it('lies in the four weeks before its day, nothing after it', async () => {
  for (const { history } of await everything())
    for (const { at } of history) {
      expect(Date.parse(at)).toBeLessThanOrEqual(NOW)
      expect(Date.parse(at)).toBeGreaterThan(NOW - 28 * 86_400_000)
    }
})

it('puts history in the order in which it happened', async () => {
  for (const { history } of await everything())
    expect(history.map(({ at }) => at)).toEqual(history.map(({ at }) => at).sort())
})

it('does nothing the second time', async () => {
  await playDemo({ platform: cutAfter(0), dataDir, now: NOW })
  expect(await everything()).toHaveLength(40)
})

it('uses fictional telephone numbers only', () => {
  for (const { contact } of DEMO_WISHES) expect(contact.phone).toBeLessThan(100)
})
