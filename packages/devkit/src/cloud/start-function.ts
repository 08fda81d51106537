import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The functions that are deployed: apps/api/src/<name>.lambda.ts. */
export const FUNCTIONS = ['api', 'stream', 'wechat', 'clock', 'job'] as const
export type FunctionName = (typeof FUNCTIONS)[number]

export type FunctionOptions = {
  name: FunctionName
  /** Everything that the function finds in its environment: nothing of this process is passed on. */
  environment: Record<string, string>
  /** Where `fetch` finds foreign hosts on this machine, by origin: `https://api.weixin.qq.com` → `http://127.0.0.1:…`. */
  standIns?: Record<string, string>
  /** Milliseconds for one event, after which the function is ended as Lambda would. */
  timeoutMs?: number
  /** Another bundle than apps/api/dist/<name>/index.mjs. */
  bundle?: string
}

export type FunctionStats = {
  /** Loading the bundle: its top level, without what it begins there and awaits at the first event. */
  initMs: number
  initCpuMs: number
  invocations: number
  /** Sums over all invocations. */
  handlerMs: number
  handlerCpuMs: number
  rssBytes: number
  peakRssBytes: number
  heapBytes: number
}

export type LambdaFunction = {
  /**
   * Hands over one event; they wait for each other, as an execution environment takes one at a time. `remainingMs` is what
   * the context says is left, where that is not the time-out. @throws FunctionFailed
   */
  invoke: <Answer = unknown>(event: unknown, remainingMs?: number) => Promise<Answer>
  stats: () => Promise<FunctionStats>
  /** What it wrote so far: its log group. */
  logs: () => string
  stop: () => Promise<void>
}

/** The function threw, did not load, ran out of time or ended. `name` is the error's own name where it has one. */
export class FunctionFailed extends Error {
  constructor({ errorType, errorMessage }: Described) {
    super(errorMessage)
    this.name = errorType
  }
}

type Described = { errorType: string; errorMessage: string }
type FromHost =
  | { kind: 'ready' }
  | { kind: 'init_failed'; error: Described }
  | { kind: 'answered'; id: number; answer: unknown }
  | { kind: 'failed'; id: number; error: Described }
  | { kind: 'stats'; id: number; stats: FunctionStats }
type Waiting = { resolve: (message: FromHost) => void; reject: (error: Error) => void }

/** Found through the package, so that a bundled bench or drill finds it too. */
const HOST = createRequire(import.meta.url).resolve('@microwish/devkit/lambda-host')
const bundleOf = (name: FunctionName) => join(dirname(HOST), '../../../../apps/api/dist', name, 'index.mjs')

/** Longer than any function of ours is given. */
const TIMEOUT_MS = 60_000

/** Loads a built bundle in a process of its own. @throws FunctionFailed with the bundle's error when it does not load. */
export async function startFunction(options: FunctionOptions): Promise<LambdaFunction> {
  const { name, environment, standIns = {}, timeoutMs = TIMEOUT_MS, bundle = bundleOf(name) } = options
  const child = fork(HOST, [bundle, JSON.stringify(standIns)], {
    // As Lambda starts a function in its package's folder.
    cwd: dirname(bundle),
    env: { AWS_LAMBDA_FUNCTION_NAME: name, AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512', ...environment },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let logs = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (logs += chunk.toString()))
  const host = converse(child, () => logs)
  const ready = await host.ready
  if (ready.kind === 'init_failed') throw new FunctionFailed(ready.error)

  let last: Promise<unknown> = Promise.resolve()
  const invokeNow = async (event: unknown, remainingMs: number) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs)
    const message = await host
      .ask({ kind: 'invoke', event, deadline: Date.now() + remainingMs })
      .finally(() => clearTimeout(timer))
    if (message.kind === 'failed') throw new FunctionFailed(message.error)
    return message.kind === 'answered' ? message.answer : undefined
  }
  return {
    invoke<Answer>(event: unknown, remainingMs = timeoutMs) {
      const turn = last.then(() => invokeNow(event, remainingMs))
      last = turn.catch(() => undefined)
      return turn as Promise<Answer>
    },
    async stats() {
      const message = await host.ask({ kind: 'stats' })
      if (message.kind !== 'stats') throw new Error('the host told no figures')
      return message.stats
    },
    logs: () => logs,
    stop: () => ended(child),
  }
}

/** Questions to the child and its answers, by number; all that wait are told when it ends. */
function converse(child: ChildProcess, logs: () => string) {
  const waiting = new Map<number, Waiting>()
  let count = 0
  // The first thing that it says has no number: that it is ready, or why it is not.
  const ready = new Promise<FromHost>((resolve, reject) => waiting.set(0, { resolve, reject }))
  child.on('message', (message: FromHost) => {
    const id = 'id' in message ? message.id : 0
    waiting.get(id)?.resolve(message)
    waiting.delete(id)
  })
  child.once('exit', (code, signal) => {
    const errorMessage = `the function ended: ${signal ?? code}\n${logs().slice(-2_000)}`
    const error = new FunctionFailed({ errorType: 'Ended', errorMessage })
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  })
  return {
    ready,
    ask: (question: object) =>
      new Promise<FromHost>((resolve, reject) => {
        const id = ++count
        waiting.set(id, { resolve, reject })
        child.send({ ...question, id }, (error) => error && reject(error))
      }),
  }
}

async function ended(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}
