import { execFileSync } from 'node:child_process'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const PARENT_LOOK_MS = 1_000
/** A terminal sends Ctrl-C to npm and to us, and npm passes its own on: within this time it is one and the same. */
const SAME_SIGNAL_MS = 2_000

/**
 * Ends the process by `stop` on Ctrl-C and its like, and when npm, which started us, is gone: a killed npm passes
 * nothing on. Somebody who asks again does not wait; the next start then ends the JVM.
 */
export function stopOnSignal(stop: () => Promise<void>) {
  let stoppingSince: number | undefined
  const end = () => {
    if (stoppingSince !== undefined) {
      if (Date.now() - stoppingSince > SAME_SIGNAL_MS) process.exit(130)
      return
    }
    stoppingSince = Date.now()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  for (const signal of SIGNALS) process.on(signal, end)
  if (process.env['npm_lifecycle_event']) whenParentsEnd(end)
}

/** npm runs us in a shell, so npm is the parent's parent; either may be killed. */
function whenParentsEnd(end: () => void) {
  const shell = process.ppid
  const npm = parentOf(shell)
  const timer = setInterval(() => {
    if (process.ppid === shell && (npm === undefined || isRunning(npm))) return
    clearInterval(timer)
    end()
  }, PARENT_LOOK_MS)
  timer.unref()
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' })) || undefined
  } catch {
    // No `ps` on this machine: the shell alone is watched.
    return undefined
  }
}

function isRunning(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
