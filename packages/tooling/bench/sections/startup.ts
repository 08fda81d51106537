import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@microwish/devkit/dynamodb'
import type { Section, Startup } from '../results'
import { rounded } from '../statistics'
import { number, table } from '../table'

const PATIENCE_MS = 180_000

export const startup: Section<'startup'> = {
  name: 'startup',
  title: 'npm start',
  async measure({ say }) {
    const dataDir = mkdtempSync(join(tmpdir(), 'microwish-bench-'))
    try {
      const first = await start(dataDir)
      say(`first start ${Math.round(first.readyMs)} ms`)
      const again = await start(dataDir)
      return {
        ...{ firstReadyMs: rounded(first.readyMs), againReadyMs: rounded(again.readyMs) },
        ...{ serverRssMb: again.serverRssMb, databaseRssMb: again.databaseRssMb },
      }
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
  render,
  misses: () => [],
}

/** Starts the product as `npm start` does, waits for its ready line, looks at its memory and ends it. */
async function start(dataDir: string) {
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['packages/devkit/microwish.mjs', 'start'], {
    env: { ...process.env, PORT: String(await freePort()), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    await readyLine(child)
    const readyMs = performance.now() - startedAt
    const { jvm } = JSON.parse(readFileSync(join(dataDir, 'dynamodb.json'), 'utf8')) as { jvm: number }
    return { readyMs, serverRssMb: rssMb(child.pid ?? 0), databaseRssMb: rssMb(jvm) }
  } finally {
    await ended(child)
  }
}

function readyLine(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('npm start does not get ready')), PATIENCE_MS)
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (!/^ready http/m.test(said)) return
      clearTimeout(timer)
      resolve()
    })
    child.once('exit', () => reject(new Error(`npm start ended before it was ready:\n${said}`)))
  })
}

async function ended(child: ChildProcess) {
  if (child.exitCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

/** Resident memory in MB; 0 where the system does not tell (other than Linux). */
function rssMb(pid: number): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_000)
  } catch {
    return 0
  }
}

function render({ firstReadyMs, againReadyMs, serverRssMb, databaseRssMb }: Startup): string {
  const rows = [
    ['first start, with the demo county played, seconds', number(firstReadyMs / 1_000, 1)],
    ['start on the same folder again, seconds', number(againReadyMs / 1_000, 1)],
    ['memory of the server, MB', number(serverRssMb, 0)],
    ['memory of the database, MB', number(databaseRssMb, 0)],
  ]
  return `Until its ready line, everything built before.\n\n${table(['', ''], rows)}`
}
