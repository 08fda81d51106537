/** Wraps data keys under a master key: KMS in the cloud, a key file locally. */
export type KeyWrapper = {
  /** 32 random bytes and their wrapped form (base64). */
  generate(): Promise<{ key: Uint8Array; wrapped: string }>
  unwrap(wrapped: string): Promise<Uint8Array>
}

/** Where wrapped data keys lie. The first key put under an id wins and is returned. */
export type DataKeyStore = {
  getDataKey(keyId: string): Promise<string | undefined>
  putDataKey(keyId: string, wrapped: string): Promise<string>
}

export type KeyRing = {
  /** The data key of the month of `at`, made on first need. */
  forMonth(at: string): Promise<{ keyId: string; key: Uint8Array }>
  byId(keyId: string): Promise<Uint8Array>
}

const CACHE_MS = 5 * 60_000

/** A data key per month (decision 10), held unwrapped for five minutes. `clock` in ms, real time. */
export function keyRing(wrapper: KeyWrapper, store: DataKeyStore, clock: () => number): KeyRing {
  const cache = new Map<string, { until: number; key: Promise<Uint8Array> }>()

  function cached(keyId: string, load: () => Promise<Uint8Array>) {
    const hit = cache.get(keyId)
    if (hit && clock() < hit.until) return hit.key
    const key = load()
    cache.set(keyId, { until: clock() + CACHE_MS, key })
    key.catch(() => cache.delete(keyId))
    return key
  }

  async function existing(keyId: string) {
    const wrapped = await store.getDataKey(keyId)
    return wrapped === undefined ? undefined : wrapper.unwrap(wrapped)
  }

  return {
    async forMonth(at) {
      const keyId = at.slice(0, 7)
      const key = await cached(keyId, async () => {
        const known = await existing(keyId)
        if (known) return known
        const made = await wrapper.generate()
        const kept = await store.putDataKey(keyId, made.wrapped)
        return kept === made.wrapped ? made.key : wrapper.unwrap(kept)
      })
      return { keyId, key }
    },
    byId: (keyId) =>
      cached(keyId, async () => {
        const key = await existing(keyId)
        if (!key) throw new Error(`no data key ${keyId}`)
        return key
      }),
  }
}
