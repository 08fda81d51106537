import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { releaseSignals } from './signals.mjs'
import { install } from './install.mjs'
import { findOrInstallJava } from './java.mjs'
import { PARTS, SERVED } from './parts.mjs'
import { inRoot } from './paths.mjs'
import { Stop } from './stop.mjs'

/** Installs and builds what changed, then becomes the server: the bundle is loaded into this very process. */
export async function start() {
  const port = readPort()
  await mustBeFree(port)
  await prepare(SERVED)
  await become('serve', { PORT: String(port) })
}

/** Computes the statistics anew from history, whether or not the server is running on this DATA_DIR. */
export async function recount() {
  await prepare(['server'])
  await become('recount', {})
}

/** Installs what is missing and builds `parts` where they changed. */
export async function prepare(parts, { hasDatabase = true } = {}) {
  await install()
  if (hasDatabase) process.env.MICROWISH_JAVA = await findOrInstallJava()
  for (const part of parts) await build(part)
}

async function become(task, env) {
  const dataDir = resolve(process.env.DATA_DIR || '.data')
  Object.assign(process.env, env, { DATA_DIR: dataDir })
  releaseSignals()
  const { serve, recount } = await import(pathToFileURL(inRoot(PARTS.server.output)).href)
  await { serve, recount }[task]()
}

function readPort() {
  const port = Number(process.env.PORT || 8080)
  if (Number.isInteger(port) && port > 0 && port < 65536) return port
  throw new Stop(`PORT must be a number from 1 to 65535, not “${process.env.PORT}”.`)
}

/** Asked before the long steps: nobody should wait a minute for this answer. */
function mustBeFree(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', ({ code }) =>
      reject(new Stop(`Port ${port} cannot be used (${code}). Choose another: PORT=${port + 1} npm start`)),
    )
    probe.listen(port, process.env.HOST || '127.0.0.1', () => probe.close(() => resolve()))
  })
}
