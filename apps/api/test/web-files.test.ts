import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { webFilesIn } from '../src/web-files'

const PAGE = '<!doctype html><title>首页</title>'
const SCRIPT = `console.log('${'心愿'.repeat(2000)}')`
let home: string
let app: Hono
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(home, path)), { recursive: true })
  writeFileSync(join(home, path), text)
}
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'microwish-web-'))
  write('secret.txt', '秘密')
  write('web/m-secret/a.txt', '秘密')
  write('web/m/index.html', PAGE)
  write('web/m/js/app.1a2b3c4d.js', SCRIPT)
  write('web/m/images/hero-branches.png', 'png')
  write('web/console/index.html', '工作台')
  write('web/console/assets/use-me-Dx3_k9Qz.css', 'a{}')
  app = new Hono()
  webFilesIn(join(home, 'web'))(app)
})
afterAll(() => rmSync(home, { recursive: true }))

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await app.request(path, { headers })
  const { status } = response
  const header = (name: string) => response.headers.get(name)
  return { status, header, body: Buffer.from(await response.arrayBuffer()) }
}

test('a folder itself is its index.html, asked about each time and not sent twice', async () => {
  const first = await get('/m/')
  expect([first.status, first.header('content-type'), first.header('cache-control'), first.body.toString()]).toEqual([
    200,
    'text/html; charset=utf-8',
    'no-cache',
    PAGE,
  ])
  const again = await get('/m/', { 'if-none-match': first.header('etag') ?? '' })
  expect([again.status, again.body.length, again.header('cache-control')]).toEqual([304, 0, 'no-cache'])
  expect((await get('/console/')).body.toString()).toBe('工作台')
})

test('a page that was built anew is sent, with another tag', async () => {
  write('web/m/new.html', '旧')
  const before = await get('/m/new.html')
  write('web/m/new.html', '新的')
  const after = await get('/m/new.html', { 'if-none-match': before.header('etag') ?? '' })
  expect([after.status, after.body.toString()]).toEqual([200, '新的'])
  expect(after.header('etag')).not.toBe(before.header('etag'))
})

test('what has a hash in its name is kept for ever, what has none is not', async () => {
  const script = await get('/m/js/app.1a2b3c4d.js')
  expect(script.header('content-type')).toBe('text/javascript; charset=utf-8')
  expect(script.header('cache-control')).toBe('public, max-age=31536000, immutable')
  expect((await get('/console/assets/use-me-Dx3_k9Qz.css')).header('cache-control')).toContain('immutable')
  const image = await get('/m/images/hero-branches.png')
  expect([image.header('content-type'), image.header('cache-control')]).toEqual(['image/png', 'no-cache'])
})

test('a hashed file of another release is missing, and that is not kept by anybody', async () => {
  const gone = await get('/m/js/app.00000000.js')
  expect([gone.status, gone.header('cache-control')]).toEqual([404, 'no-store'])
})

test('text goes out compressed to whoever takes that, and plain to whoever does not', async () => {
  const small = await get('/m/js/app.1a2b3c4d.js', { 'accept-encoding': 'br, gzip' })
  expect([small.header('content-encoding'), small.header('vary')]).toEqual(['gzip', 'accept-encoding'])
  expect(small.body.length).toBeLessThan(SCRIPT.length / 10)
  expect(gunzipSync(small.body).toString()).toBe(SCRIPT)
  for (const accepted of ['br', 'gzip;q=0, br', 'identity']) {
    const plain = await get('/m/js/app.1a2b3c4d.js', { 'accept-encoding': accepted })
    expect([accepted, plain.header('content-encoding'), plain.body.toString()]).toEqual([accepted, null, SCRIPT])
  }
})

test('compressed bytes survive the way through a function', async () => {
  const event = {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/m/js/app.1a2b3c4d.js',
    rawQueryString: '',
    headers: { 'accept-encoding': 'gzip', host: 'localhost' },
    requestContext: { http: { method: 'GET', path: '/m/js/app.1a2b3c4d.js' }, domainName: 'localhost' },
    isBase64Encoded: false,
  }
  const answer = (await handle(app)(event as never)) as { body: string; isBase64Encoded: boolean }
  expect(answer.isBase64Encoded).toBe(true)
  expect(gunzipSync(Buffer.from(answer.body, 'base64')).toString()).toBe(SCRIPT)
})

test('a page may load from its own origin alone, is framed by nobody and is what it says it is', async () => {
  const { header } = await get('/console/')
  expect(header('content-security-policy')).toContain("script-src 'self';")
  expect(header('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(header('x-content-type-options')).toBe('nosniff')
})

test('the bare address leads to the residents’ app, and each app’s name to its folder', async () => {
  const answers = await Promise.all(['/', '/m', '/console'].map((path) => get(path)))
  expect(answers.map(({ status, header }) => [status, header('location')])).toEqual([
    [302, 'm/'],
    [301, 'm/'],
    [301, 'console/'],
  ])
})

test('no path leads out of the folder, and none to an error', async () => {
  const outside = [
    '../secret.txt',
    '%2e%2e/%2e%2e/secret.txt',
    '..%2f..%2fsecret.txt',
    '%2e%2e%2fm-secret/a.txt',
    '..%2fconsole/index.html',
    '%00',
    '%zz',
    'js',
    'none',
  ]
  for (const path of outside) expect([path, (await get(`/m/${path}`)).status]).toEqual([path, 404])
})
