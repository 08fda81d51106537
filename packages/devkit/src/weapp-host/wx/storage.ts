import { overBridge } from '../page'
import type { Answering, Callbacks } from './callback'

/** 1 MB a key, 10 MB in all. */
const KEY_LIMIT = 1024 * 1024
const TOTAL_LIMIT = 10 * 1024 * 1024

type KeyOptions = Callbacks & { key: string; data?: unknown }

/** wx storage over a plain object, which a second host may be given to show what outlives the app. */
export function createStorage(store: Record<string, unknown>, answer: Answering) {
  const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value) ?? '')

  function set(key: string, value: unknown) {
    if (bytes(value) > KEY_LIMIT) throw new Error('entry size limit reached')
    if (bytes({ ...store, [key]: value }) > TOTAL_LIMIT) throw new Error('exceed storage max size')
    store[key] = overBridge(value)
  }
  const info = () => ({ keys: Object.keys(store), currentSize: bytes(store) / 1024, limitSize: TOTAL_LIMIT / 1024 })
  const clear = () => Object.keys(store).forEach((key) => delete store[key])

  return {
    // An absent key reads as the empty string.
    getStorageSync: (key: string) => overBridge(store[key]) ?? '',
    setStorageSync: (key: string, value: unknown) => set(key, value),
    removeStorageSync: (key: string) => void delete store[key],
    clearStorageSync: clear,
    getStorageInfoSync: info,
    getStorage(options: KeyOptions) {
      if (options.key in store) answer.succeed('getStorage', options, { data: overBridge(store[options.key]) })
      else answer.refuse('getStorage', options, 'data not found')
    },
    setStorage(options: KeyOptions) {
      try {
        set(options.key, options.data)
        answer.succeed('setStorage', options)
      } catch (error) {
        answer.refuse('setStorage', options, (error as Error).message)
      }
    },
    removeStorage(options: KeyOptions) {
      delete store[options.key]
      answer.succeed('removeStorage', options)
    },
    clearStorage(options?: Callbacks) {
      clear()
      answer.succeed('clearStorage', options)
    },
    getStorageInfo: (options?: Callbacks) => answer.succeed('getStorageInfo', options, info()),
  }
}
