import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type DataKeyStore, keyRing, type KeyWrapper } from './key-ring'
import { openContact, sealContact } from './seal'

/** A master key that turns as KMS turns one: what it wraps says by which version, and every version still unwraps. */
function turningMaster() {
  const versions = [randomBytes(32)]
  const wrapper: KeyWrapper = {
    generate() {
      const key = randomBytes(32)
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', versions.at(-1) ?? '', nonce)
      const body = Buffer.concat([cipher.update(key), cipher.final()])
      const version = Buffer.of(versions.length - 1)
      return Promise.resolve({
        key,
        wrapped: Buffer.concat([version, nonce, cipher.getAuthTag(), body]).toString('base64'),
      })
    },
    unwrap(wrapped) {
      const bytes = Buffer.from(wrapped, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', versions[bytes[0] ?? -1] ?? '', bytes.subarray(1, 13))
      decipher.setAuthTag(bytes.subarray(13, 29))
      return Promise.resolve(Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]))
    },
  }
  return { wrapper, turn: () => void versions.push(randomBytes(32)), forget: () => void versions.shift() }
}

/** A county whose wishes come in different months, read by functions that start after all of it. */
async function setUp() {
  const master = turningMaster()
  const kept = new Map<string, string>()
  const store: DataKeyStore = {
    getDataKey: (keyId) => Promise.resolve(kept.get(keyId)),
    putDataKey: (keyId, wrapped) => Promise.resolve(kept.set(keyId, kept.get(keyId) ?? wrapped).get(keyId) ?? ''),
  }
  const freshRing = () => keyRing(master.wrapper, store, () => 0)
  const seal = async (needId: string, at: string) =>
    sealContact(await freshRing().forMonth(at), needId, { phone: `1600000${needId}` })
  const open = async (needId: string, sealed: Awaited<ReturnType<typeof seal>>) =>
    openContact(await freshRing().byId(sealed.keyId), needId, sealed).phone
  const october = await seal('0001', '2026-10-31T15:59:00.000Z')
  master.turn()
  const november = await seal('0002', '2026-11-01T00:00:00.000Z')
  return { master, kept, open, seal, october, november }
}

describe('a contact sealed before keys turned', () => {
  it('opens after: under the data key of its month, wrapped by a master key that has turned since', async () => {
    const { open, october, november } = await setUp()
    expect([october.keyId, november.keyId]).toEqual(['2026-10', '2026-11'])
    expect([await open('0001', october), await open('0002', november)]).toEqual(['16000000001', '16000000002'])
  })

  it('opens also when the master key turns within the month, which keeps its data key', async () => {
    const { master, kept, open, seal, november } = await setUp()
    master.turn()
    const later = await seal('0003', '2026-11-20T00:00:00.000Z')
    expect(kept.size).toBe(2)
    expect([await open('0002', november), await open('0003', later)]).toEqual(['16000000002', '16000000003'])
  })

  it('would not open under a master key that forgets: KMS keeps every version', async () => {
    const { master, open, october } = await setUp()
    master.forget()
    await expect(open('0001', october)).rejects.toThrow()
  })
})
