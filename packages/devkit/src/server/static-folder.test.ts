import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Hono } from 'hono'
import { staticFolder } from './static-folder'

let home: string
let app: Hono
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'microwish-static-'))
  const files = {
    'secret.txt': '秘密',
    'dist-secret/a.txt': '秘密',
    'dist/index.html': '<title>首页</title>',
    'dist/js/app.1a2b3c4d.js': '1',
    'dist/assets/use-me-Dx3_k9Qz.css': 'a{}',
    'dist/images/hero-branches.png': 'png',
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true })
    writeFileSync(join(home, path), text)
  }
  app = new Hono().get('/m/*', staticFolder('/m/', join(home, 'dist')))
})
afterAll(() => rmSync(home, { recursive: true }))

const get = async (path: string) => {
  const response = await app.request(path)
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    cache: response.headers.get('cache-control'),
    text: await response.text(),
  }
}

test('the folder itself is its index.html, asked for anew each time', async () => {
  expect(await get('/m/')).toEqual({
    status: 200,
    type: 'text/html; charset=utf-8',
    cache: 'no-cache',
    text: '<title>首页</title>',
  })
})

test('what has a hash in its name is kept for ever, what has none is not', async () => {
  expect(await get('/m/js/app.1a2b3c4d.js')).toMatchObject({
    type: 'text/javascript; charset=utf-8',
    cache: 'public, max-age=31536000, immutable',
  })
  expect((await get('/m/assets/use-me-Dx3_k9Qz.css')).cache).toContain('immutable')
  expect(await get('/m/images/hero-branches.png')).toMatchObject({ type: 'image/png', cache: 'no-cache' })
})

test('no path leads out of the folder, and none to an error', async () => {
  const outside = [
    '../secret.txt',
    '%2e%2e/secret.txt',
    '..%2fsecret.txt',
    '%2e%2e%2fdist-secret/a.txt',
    '%00',
    '%zz',
    'js',
    'none',
  ]
  for (const path of outside) expect([path, (await get(`/m/${path}`)).status]).toEqual([path, 404])
})
