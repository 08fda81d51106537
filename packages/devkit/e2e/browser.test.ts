import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { launchBrowser, type TestBrowser } from '../src/browser'
import { listen, type Listener } from '../src/server/listen'

const PAGE = `<!doctype html><html lang="zh-CN"><head><title>测试</title><meta name="viewport" content="width=device-width"></head><body><main>
  <h1>清棠微心愿，您好</h1><p id="zh">龘懿祎</p><p id="none">\u{10FFFD}\u{10FFFD}\u{10FFFD}</p>
  <img alt="" src="https://example.com/spy.gif"><script>console.error('出错了')</script>
</main></body></html>`

let browser: TestBrowser
let site: Listener
let origin: string
beforeAll(async () => {
  const app = new Hono()
  app.get('/', (c) => c.html(PAGE))
  app.get('/unlabelled', (c) => c.html('<!doctype html><html><body><img src="/x.png"></body></html>'))
  site = await listen(app, 0)
  origin = `http://127.0.0.1:${site.port}`
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

test('a page of ours is a Chinese phone in Shanghai, 390 by 844', async () => {
  const { page, close } = await browser.visit(origin, 'phone')
  await page.goto(origin)
  expect(
    await page.evaluate(() => [
      innerWidth,
      innerHeight,
      navigator.language,
      Intl.DateTimeFormat().resolvedOptions().timeZone,
    ]),
  ).toEqual([390, 844, 'zh-CN', 'Asia/Shanghai'])
  await close()
})

test('rare characters have glyphs of their own, on a machine without Chinese fonts too', async () => {
  const { page, close } = await browser.visit(origin, 'desk')
  await page.goto(origin)
  const drawn = async (selector: string) => (await page.locator(selector).screenshot()).toString('base64')
  expect(await drawn('#zh')).not.toBe(await drawn('#none'))
  const glyphs = await page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d')
    return [...'龘懿祎'].map((character) => {
      context?.clearRect(0, 0, 40, 40)
      context?.fillText(character, 5, 20)
      return context?.canvas.toDataURL()
    })
  })
  expect(new Set(glyphs).size).toBe(3)
  await close()
})

test('a request to another host is refused and reported, and so is an error of the page', async () => {
  const { page, foreign, errors, close } = await browser.visit(origin, 'desk')
  await page.goto(origin)
  expect(foreign).toEqual(['https://example.com/spy.gif'])
  expect(errors).toContain('出错了')
  await close()
})

test('axe-core names what is wrong with a page and where', async () => {
  const { page, violations, close } = await browser.visit(origin, 'desk')
  await page.goto(`${origin}/unlabelled`)
  const found = await violations()
  expect(found).toContainEqual(expect.objectContaining({ rule: 'image-alt', impact: 'critical', at: ['img'] }))
  await page.goto(origin)
  expect(await violations()).toEqual([])
  await close()
})

test('a screenshot has twice the pixels of a phone’s screen', async () => {
  const { page, screenshot, close } = await browser.visit(origin, 'phone')
  await page.goto(origin)
  const png = await readFile(await screenshot('devkit/phone'))
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([780, 1688])
  await close()
})
