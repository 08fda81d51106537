import { spawn } from 'node:child_process'

type Question = { id: number; kind: string; input: unknown }
type Answer = { id: number; output?: unknown; error?: string }

export type Child = {
  pid: number
  ask: <T>(kind: string, input?: unknown) => Promise<T>
  stop: () => Promise<void>
}

/** Calls the named export of this very bundle in a process of its own, which then answers questions. */
export function startChild(role: string): Child {
  const code = 'const [file, role] = process.argv.slice(1); (await import(file))[role]()'
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, import.meta.url, role], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  let asked = 0
  child.on('message', ({ id, output, error }: Answer) => {
    const { resolve, reject } = waiting.get(id) ?? {}
    waiting.delete(id)
    if (error === undefined) resolve?.(output as never)
    else reject?.(new Error(`${role}: ${error}`))
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  void gone.then(() => {
    for (const { reject } of waiting.values()) reject(new Error(`${role} ended`))
    waiting.clear()
  })
  return {
    pid: child.pid ?? 0,
    ask: (kind, input) =>
      new Promise((resolve, reject) => {
        const id = ++asked
        waiting.set(id, { resolve, reject })
        child.send({ id, kind, input } satisfies Question, (error) => error && reject(error))
      }),
    async stop() {
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** In the child: answers each question by the function of its name, until the parent is gone. */
export function answerQuestions(answers: Record<string, (input: never) => unknown>): void {
  process.on('message', ({ id, kind, input }: Question) => {
    Promise.resolve()
      .then(() => answers[kind]?.(input as never))
      .then(
        (output) => process.send?.({ id, output } satisfies Answer),
        (error: unknown) =>
          process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      )
  })
  process.on('disconnect', () => process.exit())
}
