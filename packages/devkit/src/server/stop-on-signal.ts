const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const PARENT_LOOK_MS = 1_000

/**
 * Ends the process by `stop` on Ctrl-C and its like, and when npm, which started us, is gone: a killed npm passes
 * nothing on. A second signal does not wait.
 */
export function stopOnSignal(stop: () => Promise<void>) {
  let isStopping = false
  const end = () => {
    if (isStopping) process.exit(130)
    isStopping = true
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  for (const signal of SIGNALS) process.on(signal, end)
  const parent = process.ppid
  if (process.env['npm_lifecycle_event'])
    setInterval(() => {
      if (process.ppid !== parent && !isStopping) end()
    }, PARENT_LOOK_MS).unref()
}
