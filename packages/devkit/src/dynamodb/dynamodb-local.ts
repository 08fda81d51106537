import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { freePort, localConfig } from './endpoint'

export type DynamoDbLocal = {
  /** `http://127.0.0.1:<port>` */
  endpoint: string
  pid: number
  /** Resolves when the JVM is gone. */
  stop: () => Promise<void>
}

export type DynamoDbLocalOptions = {
  /** The JVM's working folder: it leaves files where it stands. Also its database, unless `isInMemory`. */
  folder: string
  isInMemory?: boolean
  /**
   * In a process group of its own: Ctrl-C at a terminal reaches every process of a group, and a server wants to end its
   * requests before its database ends.
   */
  isApart?: boolean
  /** Path of a Java runtime. */
  java: string
  /** Called as soon as the process exists, long before it answers. */
  onSpawn?: (process: { pid: number; endpoint: string }) => void
}

const START_MS = 30_000
const STOP_MS = 5_000
/** Enough for a demo county and for a whole test run; the defaults would take a quarter of the machine's memory. */
const JVM_FLAGS = ['-Xmx256m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']

/** The package is never required, only found: its dependencies are stubbed out, of its content we use the jar alone. */
function emulatorFolder() {
  const manifest = createRequire(import.meta.url).resolve('amplify-dynamodb-simulator/package.json')
  return join(dirname(manifest), 'emulator')
}

/** Starts AWS's DynamoDB Local on a free port and waits until it answers. */
export async function startDynamoDbLocal(options: DynamoDbLocalOptions): Promise<DynamoDbLocal> {
  const { folder, java } = options
  mkdirSync(folder, { recursive: true })
  const port = await freePort()
  const child = spawn(java, jvmArguments(folder, port, options.isInMemory ?? false), {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: options.isApart ?? false,
  })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)))
  const endpoint = `http://127.0.0.1:${port}`
  const pid = child.pid ?? 0
  options.onSpawn?.({ pid, endpoint })
  await answering(endpoint, child, () => complaint)
  return { endpoint, pid, stop: () => stopped(child) }
}

function jvmArguments(folder: string, port: number, isInMemory: boolean) {
  const emulator = emulatorFolder()
  return [
    ...JVM_FLAGS,
    // It unpacks a native library at every start, which would stay in the system's folder after a kill.
    `-Djava.io.tmpdir=${folder}`,
    `-Djava.library.path=${join(emulator, 'DynamoDBLocal_lib')}`,
    ...['-jar', join(emulator, 'DynamoDBLocal.jar')],
    ...['-port', String(port), '-disableTelemetry', '-sharedDb'],
    ...(isInMemory ? ['-inMemory'] : ['-dbPath', folder]),
  ]
}

async function answering(endpoint: string, child: ChildProcess, complaint: () => string) {
  const client = new DynamoDBClient({ ...localConfig(endpoint), maxAttempts: 1 })
  let failure: Error | undefined
  child.once('error', (error) => (failure = error))
  try {
    for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(50)) {
      if (failure ?? child.exitCode !== null) break
      const isUp = await client.send(new ListTablesCommand({})).then(
        () => true,
        () => false,
      )
      if (isUp) return
    }
  } finally {
    client.destroy()
  }
  child.kill('SIGKILL')
  throw new Error(`The local database did not start: ${failure?.message ?? complaint()}`)
}

async function stopped(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  await gone
  clearTimeout(timer)
}
