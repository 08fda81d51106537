import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ENDPOINTS } from '@microwish/contract'
import { firstVisit as consoleVisit } from './budgets/console'
import { type BuiltFile, bytes, gzipped, readFolder } from './budgets/folder'
import { devTraces, foreignAddresses } from './budgets/grep'
import { firstVisit as h5Visit, routesOf } from './budgets/h5'
import { floorOf, type FunctionName, NEEDED } from './budgets/lambda'
import { weappPackages } from './budgets/weapp'

const inRoot = (path: string) => join(__dirname, '../..', path)
const KB = 1000
/** An empty Taro app of six pages, measured (HOUSE). */
const EMPTY_WEAPP = 314 * KB

function built(path: string): BuiltFile[] {
  if (!existsSync(inRoot(path))) throw new Error(`${path} is not built: run npm test, which builds it first`)
  return readFolder(inRoot(path))
}
const file = (path: string, text: string): BuiltFile => ({ path, content: Buffer.from(text) })

describe('the mini-program for WeChat', () => {
  it('opens with a main package at most 1.3 times an empty app’s', () => {
    expect(weappPackages(built('apps/miniapp/dist/weapp')).main).toBeLessThanOrEqual(1.3 * EMPTY_WEAPP)
  })

  it('keeps each subpackage below WeChat’s 2 MB', () => {
    const { sub } = weappPackages(built('apps/miniapp/dist/weapp'))
    expect(Object.keys(sub).length).toBeGreaterThan(0)
    for (const size of Object.values(sub)) expect(size).toBeLessThanOrEqual(2 * 1024 * 1024)
  })

  it('is measured without its subpackages', () => {
    const files = [
      file('app.json', '{"subPackages":[{"root":"packages/member"}]}'),
      file('app.js', 'x'.repeat(100)),
      file('packages/member/held.js', 'x'.repeat(1000)),
      file('packages/members.js', 'x'),
    ]
    expect(weappPackages(files)).toEqual({ main: 44 + 100 + 1, sub: { 'packages/member/': 1000 } })
  })
})

describe('the mini-program as a web page', () => {
  it('opens 首页 with at most 160 KB, compressed', () => {
    expect(gzipped(h5Visit(built('apps/miniapp/dist/h5'), 'pages/home/index'))).toBeLessThanOrEqual(160 * KB)
  })

  it('is measured with everything but what only other pages wait for', () => {
    const entry =
      '{"path":"pages/home/index","load":function(){return[Promise.all([y.e(1),y.e(2)])]}},' +
      '{"path":"pages/me/index","load":function(){return[Promise.all([y.e(1),y.e(3)])]}}'
    const chunk = (id: number) => file(`js/${id}.abc.js`, `(self.webpackJsonp=[]).push([[${id}],{}])`)
    const files = [file('index.html', ''), file('js/app.abc.js', entry), chunk(1), chunk(2), chunk(3), chunk(4)]
    expect(routesOf(entry).map(({ chunks }) => chunks)).toEqual([
      ['1', '2'],
      ['1', '3'],
    ])
    expect(h5Visit(files, 'pages/home/index')).not.toContain(files[4])
    expect(h5Visit(files, 'pages/home/index')).toHaveLength(5)
    expect(() => h5Visit(files, 'pages/none/index')).toThrow('names no chunks')
  })
})

describe('the console', () => {
  it('opens with at most 400 KB, compressed', () => {
    expect(gzipped(consoleVisit(built('apps/console/dist'), gzipped))).toBeLessThanOrEqual(400 * KB)
  })

  it('is measured with what its entry imports and the heaviest page', () => {
    const files = [
      file('index.html', '<script type="module" src="./assets/index.js"></script>'),
      file('assets/index.js', 'import{a}from"./react.js";const p=()=>import("./small.js"),q=()=>import("./large.js")'),
      file('assets/react.js', ''),
      file('assets/small.js', 'import"./react.js"'),
      file('assets/large.js', 'import{b}from"./chart.js";' + 'x'.repeat(500)),
      file('assets/chart.js', ''),
      file('assets/later.js', ''),
    ]
    expect(
      consoleVisit(files, bytes)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['assets/chart.js', 'assets/index.js', 'assets/large.js', 'assets/react.js', 'index.html'])
  })
})

/** What an endpoint may bring: its schemas, rules, words and statements. Measured 4.6 KB over 75 (decision 0026). */
const ENDPOINT_BYTES = 5_000
/**
 * Times the bytes of the libraries that a function uses, bundled alike; measured 2.11, 1.40, 1.07, 1.38 and 1.77. The API
 * holds the rules of every domain and all its words, the jobs most of them, the others the stores.
 */
const GROWN: Record<FunctionName, number> = { api: 2.2, stream: 1.45, wechat: 1.15, clock: 1.45, job: 1.85 }

describe('the functions', () => {
  const bundleOf = (name: string) => built('apps/api/dist').filter(({ path }) => path === `${name}/index.mjs`)

  it('serve HTTP from a bundle that grows by 5 KB an endpoint over one with nothing of ours', async () => {
    const bundle = bundleOf('api')
    expect(bundle).toHaveLength(1)
    const floor = await floorOf(inRoot('.'), ['database', 'http', 'token'], false)
    expect(bytes(bundle)).toBeLessThanOrEqual(floor.length + ENDPOINT_BYTES * ENDPOINTS.length)
  })

  it.each(Object.entries(GROWN))('keep %s below %d times its libraries, bundled alike', async (name, times) => {
    const floor = await floorOf(inRoot('.'), NEEDED[name as FunctionName], true)
    const [bundle] = bundleOf(name)
    expect((bundle?.content.length ?? Infinity) / floor.length).toBeLessThanOrEqual(times)
  })

  it('have no door of the local stack', () => {
    const bundles = built('apps/api/dist').filter(({ path }) => path.endsWith('.mjs'))
    expect(bundles.map(({ path }) => path).sort()).toEqual(
      Object.keys(NEEDED)
        .map((name) => `${name}/index.mjs`)
        .sort(),
    )
    expect(devTraces(bundles)).toEqual([])
  })

  it.each(['fetch("/api/dev/personas")', '{personaId:e}', '{issuer:"local",keys:k}', 'setDevClock'])(
    'would be caught with %s',
    (text) => expect(devTraces([file('api/index.mjs', text)])).toHaveLength(1),
  )
})

describe('what runs on other people’s machines', () => {
  it.each(['apps/miniapp/dist/weapp', 'apps/miniapp/dist/h5', 'apps/console/dist'])(
    '%s names no foreign host',
    (path) => {
      expect(foreignAddresses(built(path))).toEqual([])
    },
  )

  it('would be caught loading a font from somebody, or telling somebody', () => {
    const files = [
      file('a.css', '@font-face{src:url(https://fonts.googleapis.com/css2)}'),
      file('b.js', 'new WebSocket("wss://collect.example.net/x"),fetch("http://localhost.evil.com")'),
      file('c.svg.js', 'xmlns="http://www.w3.org/2000/svg"'),
    ]
    expect(foreignAddresses(files)).toHaveLength(3)
  })
})
