import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEV_ENDPOINTS, ENDPOINTS } from '@microwish/contract'
import { openApiDocument } from '@microwish/contract/openapi'
import { Hono } from 'hono'
import { launchBrowser, SCREENS, type TestBrowser } from '../src/browser'
import { demoAreas, demoPersonas, seedCast } from '../src/demo'
import { createHome } from '../src/home'
import { listen, type Listener } from '../src/server/listen'
import { createLocalStack, type LocalStack } from '../src/stack'
import { testTables, type TestTables } from '../src/testing'
import { TEMPLATES } from '../src/wechat-double'

jest.setTimeout(120_000)

let database: TestTables
let dataDir: string
let stack: LocalStack
let listener: Listener
let browser: TestBrowser
let origin: string

beforeAll(async () => {
  database = await testTables()
  dataDir = mkdtempSync(join(tmpdir(), 'microwish-pages-'))
  const personas = demoPersonas(demoAreas())
  const { client, tables } = database
  stack = createLocalStack({ client, tables, dataDir, log: () => {}, personas })
  await seedCast(stack)
  const openApi = openApiDocument([...ENDPOINTS, ...DEV_ENDPOINTS])
  const site = new Hono()
    .route('/', createHome({ personas, now: stack.clock.now, openApi }))
    .route('/', stack.double.app)
    .get('/m/', (c) => c.html('<title>手机端</title>'))
    .get('/console/', (c) => c.html('<title>工作台</title>'))
    .all('/api/*', (c) => stack.app.fetch(c.req.raw))
  listener = await listen(site, 0)
  origin = `http://127.0.0.1:${listener.port}`
  await useDouble()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await listener.close(0)
  await database.drop()
  rmSync(dataDir, { recursive: true })
})

/** Somebody signs in and is sent two messages; a fault is in force. */
async function useDouble() {
  const post = (path: string, body: object) =>
    stack.double.app.request(`/wechat/double/${path}`, { method: 'POST', body: JSON.stringify(body) })
  const [templateId = ''] = Object.keys(TEMPLATES)
  const { openId } = await stack.wechat.code2Session(stack.double.issueCode('p01'))
  stack.double.issueCode('p02')
  await post('credits', { personaId: 'p01', templateId, count: 3 })
  const send = (thing1: string, phrase2: string, time3: string) =>
    stack.wechat.sendSubscribeMessage({
      openId,
      templateId,
      page: 'pages/need/index',
      data: { thing1, phrase2, time3 },
    })
  await send('更换厨房灯管一根，灯管自备', '有人认领', '2026年11月20日 19:30')
  await send('更换厨房灯管一根，灯管自备', '已经办好', '2026年11月21日 10:40')
  await post('faults', { path: '/sns/jscode2session', times: 2, errcode: -1 })
}

const PAGES = [
  ['/', 'home'],
  ['/api/docs', 'docs'],
  ['/wechat/', 'wechat'],
] as const
const SIZES = Object.keys(SCREENS) as (keyof typeof SCREENS)[]

describe.each(PAGES)('%s', (path, name) => {
  it.each(SIZES)('is accessible, whole and free of foreign files on a %s', async (screen) => {
    const visit = await browser.visit(origin, screen)
    await visit.page.goto(origin + path)
    await visit.screenshot(`${name}-${screen}`, { fullPage: path !== '/api/docs' })
    expect(await visit.violations()).toEqual([])
    expect({ foreign: visit.foreign, errors: visit.errors }).toEqual({ foreign: [], errors: [] })
    const overflow = await visit.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await visit.close()
  })
})

it('lets one be a resident on the phone, with the session where the mini-program looks for it', async () => {
  const { page, close } = await browser.visit(origin, 'phone')
  await page.goto(origin)
  await page.getByRole('button', { name: /用手机端打开.*罗桂香/ }).click()
  await page.waitForURL('**/m/')
  const stored = JSON.parse((await page.evaluate(() => localStorage.getItem('mw.m.session'))) ?? '{}') as object
  expect(stored).toMatchObject({
    audience: 'citizen',
    accessToken: expect.any(String),
    refreshToken: expect.any(String),
  })
  await close()
})

it('lets one be staff in the console, with the refresh token out of reach of scripts', async () => {
  const { page, close } = await browser.visit(origin, 'desk')
  await page.goto(origin)
  await page.getByRole('button', { name: /用工作台打开.*方静怡/ }).click()
  await page.waitForURL('**/console/')
  expect(await page.evaluate(() => JSON.stringify(localStorage) + document.cookie)).toBe('{}')
  const [cookie] = await page.context().cookies(`${origin}/api/sessions`)
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
  await close()
})

it('moves domain time, and back again', async () => {
  const { page, close } = await browser.visit(origin, 'desk')
  await page.goto(origin)
  await page.getByText('调时间').click()
  await page.getByRole('button', { name: '往后7天' }).click()
  await page.getByText('演示时间改好了').waitFor()
  expect(Date.parse(stack.clock.now()) - Date.now()).toBeGreaterThan(6.9 * 86_400_000)
  const isBack = page.waitForResponse('**/api/dev/clock')
  await page.getByRole('button', { name: '回到真实时间' }).click()
  await isBack
  expect(Math.abs(Date.parse(stack.clock.now()) - Date.now())).toBeLessThan(1_000)
  await close()
})
