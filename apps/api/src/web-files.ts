import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context, Env, Hono } from 'hono'
import { ASK_EACH_TIME, FOR_EVER, WEB_HEADERS } from './web-headers'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json',
}
const COMPRESSIBLE = /^text\/|json|svg/
/** Below this, in bytes, the header costs what compressing saves. */
const COMPRESSED_FROM = 1024

/** The bundlers put a hash of the content into the name: webpack `app.1a2b3c4d.js`, Vite `assets/index-Dx3_k9Qz.css`. */
const HASHED = /\.[0-9a-f]{8,20}\.\w+$|\/assets\/[^/]+-[\w-]{8}\.\w+$/

type Bytes = Uint8Array<ArrayBuffer>
type Entry = { stamp: string; etag: string; type: string; body: Bytes; gzipped?: Bytes }

/** Folders of the H5 build and of the console's build. */
export type WebFolders = { m: string; console: string }

/** Serves the web apps below `/m/` and `/console/`; both route by hash, so a path that names no file is 404. */
export function webFiles({ m, console }: WebFolders) {
  const readers = [
    ['/m/', fileReader(m)],
    ['/console/', fileReader(console)],
  ] as const
  return <E extends Env>(app: Hono<E>) => {
    for (const [prefix, read] of readers) {
      // Relative, so that it holds below any prefix.
      app.get(prefix.slice(0, -1), (c) => c.redirect(prefix.slice(1), 301))
      app.get(`${prefix}*`, async (c) => {
        const file = await read(c.req.path.slice(prefix.length))
        return file ? send(c, file) : c.text('没有这个页面', 404, { 'cache-control': 'no-store' })
      })
    }
  }
}

/** As they are deployed: one folder beside the function's bundle, which holds `m/` and `console/`. */
export function webFilesIn(folder: string) {
  const mount = webFiles({ m: join(folder, 'm'), console: join(folder, 'console') })
  return <E extends Env>(app: Hono<E>) => {
    app.get('/', (c) => c.redirect('m/', 302))
    mount(app)
  }
}

/** Reads and compresses each file once; a file that was built anew meanwhile is read again. */
function fileReader(folder: string) {
  const root = resolve(folder)
  const entries = new Map<string, Entry>()
  return async function read(path: string): Promise<(Entry & { isHashed: boolean }) | undefined> {
    const file = fileFor(root, path)
    const found = file === undefined ? undefined : await stat(file).catch(() => undefined)
    if (!file || !found?.isFile()) return undefined
    const stamp = `${found.mtimeMs} ${found.size}`
    let entry = entries.get(file)
    if (entry?.stamp !== stamp) entries.set(file, (entry = await load(file, stamp)))
    return { ...entry, isHashed: HASHED.test(file) }
  }
}

async function load(file: string, stamp: string): Promise<Entry> {
  const body = new Uint8Array(await readFile(file))
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  // Weak: the same for the compressed and the plain form.
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const isCompressed = COMPRESSIBLE.test(type) && body.length >= COMPRESSED_FROM
  const gzipped = isCompressed ? new Uint8Array(await promisify(gzip)(body, { level: 9 })) : undefined
  return { stamp, etag, type, body, ...(gzipped && { gzipped }) }
}

/** API Gateway's HTTP API compresses nothing, so it is done here; a function may answer 6 MB at most. */
function send(c: Context, { etag, type, body, gzipped, isHashed }: Entry & { isHashed: boolean }) {
  const headers = {
    ...WEB_HEADERS,
    etag,
    'cache-control': isHashed ? FOR_EVER : ASK_EACH_TIME,
    vary: 'accept-encoding',
  }
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers)
  const isGzipped = gzipped !== undefined && takesGzip(c.req.header('accept-encoding'))
  return c.body(isGzipped ? gzipped : body, 200, {
    ...headers,
    'content-type': type,
    ...(isGzipped && { 'content-encoding': 'gzip' }),
  })
}

const takesGzip = (accepted = '') => /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)

/** The file that a path names, never one outside of the folder. */
function fileFor(root: string, path: string) {
  const decoded = decode(path)
  if (decoded === undefined || decoded.includes('\0')) return undefined
  const file = normalize(join(root, decoded === '' || decoded.endsWith('/') ? `${decoded}index.html` : decoded))
  return file.startsWith(root + sep) ? file : undefined
}

function decode(path: string) {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
