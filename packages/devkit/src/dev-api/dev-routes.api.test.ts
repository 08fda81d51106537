import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tokenVerifier } from '@microwish/api'
import type { Session } from '@microwish/contract'
import { demoAreas, demoPersonas, seedCast } from '../demo'
import { createLocalStack, domainClock, type LocalStack } from '../stack'
import { testTables, type TestTables } from '../testing'

let database: TestTables
let dataDir: string
let stack: LocalStack

beforeAll(async () => {
  database = await testTables()
  dataDir = mkdtempSync(join(tmpdir(), 'microwish-dev-'))
  const { client, tables } = database
  stack = createLocalStack({ client, tables, dataDir, log: () => {}, personas: demoPersonas(demoAreas()) })
  await seedCast(stack)
})
afterAll(async () => {
  await database.drop()
  rmSync(dataDir, { recursive: true })
})

const post = (path: string, body: object) =>
  stack.app.request(`/api/dev/${path}`, { method: 'POST', body: JSON.stringify(body) })
const sessionOf = async (body: object) => (await (await post('sessions', body)).json()) as Session
const me = (token: string) => stack.app.request('/api/me', { headers: { authorization: `Bearer ${token}` } })

it('lists the people of the county with where they stand', async () => {
  const { items } = (await (await stack.app.request('/api/dev/personas')).json()) as { items: { name: string }[] }
  expect(items.slice(0, 12).map(({ name }) => name)).toContain('罗桂香')
  expect(items.find(({ name }) => name === '方静怡')).toMatchObject({
    roles: ['community_staff'],
    areaName: '榆钱巷社区',
    audience: 'staff',
  })
})

it('gives every community a desk and a helper, so that its loop can turn', () => {
  const personas = demoPersonas(demoAreas())
  const isThere = (role: string, areaId: string) =>
    personas.some(({ person }) => person.standings.some((one) => one.role === role && one.areaId === areaId))
  for (const { areaId, level, name } of demoAreas()) {
    if (level !== 'community') continue
    const stands = { name, desk: isThere('community_staff', areaId), helper: isThere('member', areaId) }
    expect(stands).toEqual({ name, desk: true, helper: true })
  }
})

it('makes one of them of the caller, in the audience of their role unless another is asked for', async () => {
  const session = await sessionOf({ personaId: 'p01' })
  expect(session).toMatchObject({ audience: 'citizen', refreshToken: expect.any(String) as string })
  expect(await (await me(session.accessToken)).json()).toMatchObject({ name: '罗桂香' })
  expect(await sessionOf({ personaId: 'p07' })).toMatchObject({ audience: 'staff' })
  const asked = await sessionOf({ personaId: 'p07', audience: 'citizen' })
  expect(await (await me(asked.accessToken)).json()).toMatchObject({ audience: 'citizen', memberships: [] })
})

it('puts the refresh token of the console into the cookie and out of the body', async () => {
  const response = await post('sessions', { personaId: 'p07', isCookie: true })
  expect(await response.json()).not.toHaveProperty('refreshToken')
  expect(response.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict/)
})

it('knows nobody else', async () => {
  expect((await post('sessions', { personaId: 'p99' })).status).toBe(404)
  expect((await post('sessions', { personaId: 'p01', audience: 'everybody' })).status).toBe(400)
})

it('gives tokens that no deployed server takes', async () => {
  const { accessToken } = await sessionOf({ personaId: 'p01' })
  const keys = [{ kid: 'local', secret: new Uint8Array(32) }]
  expect(await tokenVerifier({ issuer: 'microwish', keys }, Date.now)(accessToken)).toBeUndefined()
})

it('lets a wx.login code of the double sign in as the same person', async () => {
  const code = stack.double.issueCode('p01')
  const response = await stack.app.request('/api/sessions', { method: 'POST', body: JSON.stringify({ code }) })
  const { personId } = (await response.json()) as Session
  expect(personId).toBe((await sessionOf({ personaId: 'p01' })).personId)
})

it('sets domain time, which runs on, survives a restart and leaves sessions alone', async () => {
  const { accessToken } = await sessionOf({ personaId: 'p01' })
  const { now } = (await (await post('clock', { now: '2027-02-01T01:00:00.000Z' })).json()) as { now: string }
  expect(now.slice(0, 16)).toBe('2027-02-01T01:00')
  expect(domainClock(dataDir).now() >= now).toBe(true)
  expect((await me(accessToken)).status).toBe(200)
  await post('clock', {})
  expect(Math.abs(Date.parse(stack.clock.now()) - Date.now())).toBeLessThan(1_000)
})
