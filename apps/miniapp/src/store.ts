import { useSyncExternalStore } from 'react'

/** One value that several pages watch. */
export type Store<T> = {
  get: () => T
  set: (value: T) => void
  subscribe: (listener: () => void) => () => void
}

/** `initial` is asked for at the first look. */
export function createStore<T>(initial: () => T): Store<T> {
  let held: { value: T } | undefined
  const listeners = new Set<() => void>()
  const get = () => (held ??= { value: initial() }).value
  return {
    get,
    set(next) {
      if (Object.is(get(), next)) return
      held = { value: next }
      listeners.forEach((listener) => listener())
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The store's value, drawn anew when it changes. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get, store.get)
}
