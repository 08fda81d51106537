import { platform } from './platform'
import { createStore, type Store } from './store'

const forgetters: (() => void)[] = []

/** A value that belongs to one person, kept on the device until somebody else signs in on it. */
export function createPersonalStore<T>(key: string, empty: T): Store<T> {
  const store = createStore(() => (platform.storage.read(key) as T | undefined) ?? empty)
  forgetters.push(() => {
    platform.storage.remove(key)
    store.set(empty)
  })
  return {
    ...store,
    set(value) {
      platform.storage.write(key, value)
      store.set(value)
    },
  }
}

/** Takes the former person's words and contact off the device. */
export function forgetPersonal(): void {
  forgetters.forEach((forget) => forget())
}
