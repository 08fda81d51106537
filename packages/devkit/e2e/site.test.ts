import { launchBrowser, startSite, type TestBrowser, type TestSite } from '../src/browser'

let site: TestSite
let browser: TestBrowser
beforeAll(async () => {
  site = await startSite()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await site.stop()
})

test.each([
  ['/', 'desk'],
  ['/m/', 'phone'],
  ['/console/', 'desk'],
  ['/wechat/', 'desk'],
  ['/api/docs', 'desk'],
] as const)('%s opens with words on it, without an error and without asking another host', async (path, screen) => {
  const { page, foreign, errors, screenshot, close } = await browser.visit(site.origin, screen)
  await page.goto(site.origin + path, { waitUntil: 'networkidle' })
  expect((await page.locator('body').innerText()).trim()).not.toBe('')
  // The console asks for the session of its cookie first; a stranger has none, and Chromium notes the refusal.
  const unexpected = errors.filter((error) => !error.includes('401 (Unauthorized)'))
  expect({ foreign, unexpected }).toEqual({ foreign: [], unexpected: [] })
  await screenshot(`site/${path.replaceAll('/', '-')}`)
  await close()
})

test('the description of the API is the document that its reference reads', async () => {
  const response = await fetch(`${site.origin}/api/openapi.json`)
  expect(response.headers.get('content-type')).toContain('application/json')
  expect(await response.json()).toMatchObject({ openapi: '3.1.0', paths: { '/needs': expect.anything() } })
})

test('the same pages are found below a longer prefix: redirects are relative', async () => {
  const response = await fetch(`${site.origin}/m`, { redirect: 'manual' })
  expect([response.status, response.headers.get('location')]).toEqual([301, 'm/'])
})
