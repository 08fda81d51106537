type Timer = { run: () => void; dueAt: number; every: number | undefined; handle: NodeJS.Timeout | undefined }

/**
 * The bundle's timers. They can be hurried (`skip`), are all ended with the host, and what they throw becomes the
 * host's error instead of the end of the process.
 */
export function createTimers(onError: (error: unknown) => void) {
  const timers = new Map<number, Timer>()
  let last = 0
  /** Milliseconds by which `skip` has hurried the bundle's time. */
  let skipped = 0
  const now = () => Date.now() + skipped

  function fire(id: number) {
    const timer = timers.get(id)
    if (!timer) return
    if (timer.every === undefined) timers.delete(id)
    else arm(id, { ...timer, dueAt: timer.dueAt + timer.every })
    try {
      timer.run()
    } catch (error) {
      onError(error)
    }
  }

  function arm(id: number, timer: Timer) {
    clearTimeout(timer.handle)
    timers.set(id, { ...timer, handle: setTimeout(() => fire(id), Math.max(0, timer.dueAt - now())) })
  }

  function start(run: () => void, ms: number, every?: number) {
    const id = ++last
    arm(id, { run, dueAt: now() + ms, every, handle: undefined })
    return id
  }

  function stop(id: number | undefined) {
    if (id === undefined) return
    clearTimeout(timers.get(id)?.handle)
    timers.delete(id)
  }

  return {
    setTimeout: (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => start(() => run(...args), ms),
    setInterval: (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
      start(() => run(...args), ms, Math.max(1, ms)),
    clearTimeout: stop,
    clearInterval: stop,
    /** As if `ms` had passed: what is due by then fires now, in order. `Date` stays. */
    skip(ms: number) {
      skipped += ms
      const due = [...timers].sort(([, a], [, b]) => a.dueAt - b.dueAt)
      for (const [id, timer] of due) if (timers.has(id)) arm(id, timer)
    },
    /** Whether something is due within `ms`. */
    isDueWithin: (ms: number) =>
      [...timers.values()].some(({ dueAt, every }) => every === undefined && dueAt <= now() + ms),
    stopAll() {
      for (const id of [...timers.keys()]) stop(id)
    },
  }
}
export type Timers = ReturnType<typeof createTimers>
