/** Where a secret is asked for. `get` answers at once while the last reading serves; `anew` reads now if it may. */
export type SecretSource<T> = { get(): Promise<T>; anew(): Promise<T> }

/** What stands in the store is not a secret of ours: a placeholder, a slip of the hand, a key too short to be one. */
export class SecretRefused extends Error {
  override name = 'SecretRefused'
}

export type SecretTrouble = {
  /** `refused`: what was read is malformed; `unreachable`: nothing was read. */
  event: 'secret_refused' | 'secret_unreachable'
  /** Of the error, no more: a parser's message may quote what it read. */
  error: string
  /** Why it was refused, in our own words. */
  reason?: string
  /** Whether an earlier value goes on serving. */
  isServing: boolean
}

type Parts<T> = {
  read: () => Promise<string>
  /** @throws SecretRefused */
  parse: (text: string) => T
  /** Milliseconds, real time. */
  now: () => number
  onTrouble: (trouble: SecretTrouble) => void
}

/** A reading serves this long before it is read again, behind the back of the requests. */
export const FRESH_MS = 5 * 60_000
/**
 * After this a request waits for the new reading, because a frozen function reads nothing behind anybody's back. So no
 * function goes on longer than this with a document that was replaced, unless the store cannot be reached.
 */
export const SPREAD_MS = 10 * 60_000
/** Between two tries at a store that is away, and between two readings for unknown keys: a flood of those is none there. */
const REST_MS = 60_000
/** The same while there is nothing to serve with: somebody is waiting for the first value. */
const FIRST_REST_MS = 5_000

/** Keeps a secret in memory. A value that was good once goes on until a better one was read. */
export function cachedSecret<T>({ read, parse, now, onTrouble }: Parts<T>): SecretSource<T> {
  let held: { text: string; value: T; readAt: number } | undefined
  let triedAt = -Infinity
  let soughtAt = -Infinity
  let failure: unknown
  let reading: Promise<void> | undefined

  async function load() {
    triedAt = now()
    try {
      const text = await read()
      // The same document stays the same object: what was built on it stands.
      const value = held?.text === text ? held.value : parse(text)
      held = { text, value, readAt: now() }
    } catch (error) {
      failure = error
      onTrouble(troubleOf(error, held !== undefined))
    }
  }
  const mayTry = () => now() - triedAt >= (held ? REST_MS : FIRST_REST_MS)
  const reload = () => (reading ??= load().finally(() => (reading = undefined)))

  function serving(): T {
    if (!held) throw failure
    return held.value
  }

  return {
    async get() {
      const age = held ? now() - held.readAt : Infinity
      if (age < FRESH_MS) return serving()
      const under = reading ?? (mayTry() ? reload() : undefined)
      if (age >= SPREAD_MS) await under
      return serving()
    },
    async anew() {
      const isRested = held ? now() - soughtAt >= REST_MS : mayTry()
      if (isRested && !reading) {
        soughtAt = now()
        void reload()
      }
      await reading
      return serving()
    },
  }
}

function troubleOf(error: unknown, isServing: boolean): SecretTrouble {
  const name = error instanceof Error ? error.name : 'unknown'
  return error instanceof SecretRefused
    ? { event: 'secret_refused', error: name, reason: error.message, isServing }
    : { event: 'secret_unreachable', error: name, isServing }
}
