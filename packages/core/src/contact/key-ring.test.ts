import { type DataKeyStore, keyRing, type KeyWrapper } from './key-ring'

/** A wrapper that counts, and a store in which somebody may have been first. */
function setUp({ first }: { first?: string } = {}) {
  const clock = { ms: 0 }
  const calls = { generate: 0, unwrap: 0 }
  const wrapper: KeyWrapper = {
    generate: () => {
      const key = new Uint8Array(32).fill(++calls.generate)
      return Promise.resolve({ key, wrapped: Buffer.from(key).toString('base64') })
    },
    unwrap: (wrapped) => {
      calls.unwrap++
      return Promise.resolve(new Uint8Array(Buffer.from(wrapped, 'base64')))
    },
  }
  const kept = new Map<string, string>()
  const store: DataKeyStore = {
    getDataKey: (keyId) => Promise.resolve(kept.get(keyId)),
    putDataKey: (keyId, wrapped) => {
      kept.set(keyId, kept.get(keyId) ?? first ?? wrapped)
      return Promise.resolve(kept.get(keyId) ?? wrapped)
    },
  }
  return { ring: keyRing(wrapper, store, () => clock.ms), clock, calls }
}

describe('the key ring', () => {
  it('makes one data key a month and finds it again by its name', async () => {
    const { ring } = setUp()
    const november = await ring.forMonth('2026-11-22T00:00:00.000Z')
    expect(november.keyId).toBe('2026-11')
    expect((await ring.forMonth('2026-12-01T00:00:00.000Z')).key).not.toEqual(november.key)
    expect(await ring.byId('2026-11')).toEqual(november.key)
  })

  it('asks the master key once in five minutes, however many ask at once', async () => {
    const { ring, clock, calls } = setUp()
    await Promise.all([ring.forMonth('2026-11-22'), ring.forMonth('2026-11-22'), ring.byId('2026-11')])
    expect(calls).toEqual({ generate: 1, unwrap: 0 })
    clock.ms = 5 * 60_000
    await ring.byId('2026-11')
    expect(calls.unwrap).toBe(1)
  })

  it('uses the key of whoever was first when two make one at once', async () => {
    const winner = new Uint8Array(32).fill(77)
    const { ring } = setUp({ first: Buffer.from(winner).toString('base64') })
    expect((await ring.forMonth('2026-11-22')).key).toEqual(winner)
  })

  it('refuses a name that it never gave, and asks anew next time', async () => {
    const { ring } = setUp()
    await expect(ring.byId('1999-01')).rejects.toThrow('no data key')
    await expect(ring.byId('1999-01')).rejects.toThrow('no data key')
  })
})
