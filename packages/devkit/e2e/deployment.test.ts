import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { launchBrowser, startSite, type TestBrowser, type TestSite } from '../src/browser'
import { button, seen, startWalk } from './walk'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const BUILDS = ['apps/miniapp/dist/h5', 'apps/console/dist']
/** What the bundlers make of the content's hash: `app.1a2b3c4d.js`, `index-Dx3_k9Qz.js`. */
const HASH = /(?<=\.)[0-9a-f]{8}(?=\.(js|css)$)|(?<=-)[\w-]{8}(?=\.(js|css)$)/

jest.setTimeout(120_000)

let root: string
let site: TestSite
let browser: TestBrowser
let walk: ReturnType<typeof startWalk>
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'microwish-builds-'))
  for (const build of BUILDS) cpSync(join(ROOT, build), join(root, build), { recursive: true })
  browser = await launchBrowser()
  site = await startSite({ root })
  walk = startWalk(site, browser)
})
afterAll(async () => {
  await browser.close()
  await site.stop()
  rmSync(root, { recursive: true })
})

const filesOf = (build: string) =>
  readdirSync(join(root, build), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** Another release of the same words: every hashed file gets another name, and no old one is left. */
function deploy(build: string) {
  const files = filesOf(build)
  const hashes = files.flatMap((file) => HASH.exec(basename(file))?.[0] ?? [])
  const another = (text: string) => hashes.reduce((now, hash) => now.replaceAll(hash, turned(hash)), text)
  for (const file of files) {
    if (/\.(js|css|html)$/.test(file)) writeFileSync(file, another(readFileSync(file, 'utf8')))
    renameSync(file, join(dirname(file), another(basename(file))))
  }
}
const turned = (hash: string) => `${hash.slice(0, -1)}${hash.endsWith('0') ? '1' : '0'}`

/** Counts how often the document itself is loaded from now on. */
function countLoads(page: Page) {
  const loads: string[] = []
  page.on('load', () => loads.push(page.url()))
  return loads
}

test('the console of yesterday opens the page asked for from today’s release', async () => {
  const { page } = await walk.atDesk('方静怡')
  await page.waitForLoadState('networkidle')
  deploy('apps/console/dist')
  const loads = countLoads(page)
  await page.getByRole('link', { name: '统计报告' }).click()
  await seen(page, '现在手上').waitFor()
  expect(loads).toEqual([`${site.origin}/console/#/figures`])
})

test('a part of the console that is nowhere is said in words, without a loop', async () => {
  const { page } = await walk.atDesk('方静怡')
  await page.waitForLoadState('networkidle')
  const loads = countLoads(page)
  for (const file of filesOf('apps/console/dist')) if (/\/figures-[^/]*\.js$/.test(file)) rmSync(file)
  await page.getByRole('link', { name: '统计报告' }).click()
  await button(page, '重新打开').waitFor()
  expect(loads).toEqual([])
})

test('the residents’ page of yesterday opens what was tapped from today’s release, and keeps the wish being written', async () => {
  const { page } = await walk.onPhone('温小满', 'normal')
  await seen(page, '许个心愿').click()
  await page.getByLabel('想要什么').fill('想借一架人字梯')
  await page.waitForLoadState('networkidle')
  deploy('apps/miniapp/dist/h5')
  const loads = countLoads(page)
  await walk.go(page, 'pages/me/index')
  await seen(page, '字的大小').waitFor()
  expect(loads).toHaveLength(1)
  await walk.go(page, 'pages/wish-form/index')
  await page.getByLabel('想要什么').filter({ visible: true }).waitFor()
  expect(await page.getByLabel('想要什么').filter({ visible: true }).inputValue()).toBe('想借一架人字梯')
  expect(loads).toHaveLength(1)
})
