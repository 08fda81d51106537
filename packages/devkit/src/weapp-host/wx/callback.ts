import type { Timers } from '../timers'

/** The options that every asynchronous wx API takes. */
export type Callbacks<R = unknown> = {
  success?: (result: R) => void
  fail?: (error: { errMsg: string; errno?: number }) => void
  complete?: (result: unknown) => void
}

/** One call of the bundle to wx: the API's name and its options without functions. */
export type RecordedCall = { name: string; [option: string]: unknown }

export type Answering = ReturnType<typeof createAnswering>

/** Answers the bundle later, never while it still calls, as WeChat does. */
export function createAnswering(timers: Timers) {
  return {
    succeed(name: string, options: Callbacks | undefined, result: object = {}) {
      const answer = { errMsg: `${name}:ok`, ...result }
      timers.setTimeout(() => {
        options?.success?.(answer)
        options?.complete?.(answer)
      })
    },
    refuse(name: string, options: Callbacks | undefined, reason: string, errno?: number) {
      const error = { errMsg: `${name}:fail ${reason}`, ...(errno === undefined ? {} : { errno }) }
      timers.setTimeout(() => {
        options?.fail?.(error)
        options?.complete?.(error)
      })
    },
  }
}

/** A `wx.onX` / `wx.offX` pair. */
export function createListeners<E>() {
  const listeners = new Set<(event: E) => void>()
  return {
    on: (listener: (event: E) => void) => void listeners.add(listener),
    off: (listener?: (event: E) => void) => void (listener ? listeners.delete(listener) : listeners.clear()),
    emit: (event: E) => listeners.forEach((listener) => listener(event)),
    size: () => listeners.size,
  }
}
