import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import type { Handler } from 'hono'

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

/** The bundlers put a hash of the content into the name: webpack `app.1a2b3c4d.js`, Vite `assets/index-Dx3_k9Qz.css`. */
const HASHED = /\.[0-9a-f]{8,20}\.\w+$|\/assets\/[^/]+-[\w-]{8}\.\w+$/

/** Serves one folder below `prefix` (`/m/`); a path that names no file of it is 404. Both apps route by hash. */
export function staticFolder(prefix: string, folder: string): Handler {
  const root = normalize(folder)
  return async (c) => {
    const file = fileFor(root, c.req.path.slice(prefix.length))
    if (!file || !(await isFile(file))) return c.text('没有这个页面', 404)
    const isHashed = HASHED.test(file)
    return c.body(new Uint8Array(await readFile(file)), 200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
    })
  }
}

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

const isFile = (path: string) =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
