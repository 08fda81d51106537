import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = join(__dirname, '../../..')

/** One `npm start`, or the same without npm around it. */
export type Started = {
  child: ChildProcess
  /** Everything that it printed so far. */
  output: () => string
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string | null>
}

/** Runs the door of the product as a newcomer would, but on a port and a data folder of the test's own. */
export function start(
  port: number,
  dataDir: string,
  command = [process.execPath, 'packages/devkit/microwish.mjs', 'start'],
) {
  const [program = '', ...args] = command
  const env: NodeJS.ProcessEnv = { ...process.env, PORT: String(port), DATA_DIR: dataDir }
  delete env['npm_lifecycle_event']
  const child = spawn(program, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<number | string | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal)),
  )
  return { child, output: () => output, ended } satisfies Started
}

/** Waits for the line `ready …`; fails with all that was printed instead. */
export async function ready({ child, output }: Started, timeoutMs = 100_000) {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(50)) {
    const [, origin] = /^ready (http:\/\/127\.0\.0\.1:\d+)$/m.exec(output()) ?? []
    if (origin) return origin
    if (child.exitCode !== null || child.signalCode !== null) break
  }
  throw new Error(`not ready:\n${output()}`)
}

/** Process id of the JVM that serves a data folder. */
export function jvmOf(dataDir: string): number {
  return (JSON.parse(readFileSync(join(dataDir, 'dynamodb.json'), 'utf8')) as { jvm: number }).jvm
}

/** Whether a process is there; one that has ended and that nobody has asked about yet (a zombie) is not. */
export function isAlive(pid: number): boolean {
  if (existsSync('/proc/self/stat')) {
    const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : ''
    return stat !== '' && !/\) [ZX] /.test(stat)
  }
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Waits until a process is gone. */
export async function gone(pid: number, timeoutMs = 10_000) {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(50)) if (!isAlive(pid)) return true
  return false
}
