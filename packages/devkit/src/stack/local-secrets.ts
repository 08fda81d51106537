import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KeyWrapper } from '@microwish/core'
import * as z from 'zod/mini'

const Secrets = z.object({ signingKey: z.string(), contactKey: z.string(), identityKey: z.string() })

/** What Secrets Manager and KMS keep in the cloud lies in one file of the data folder here; made at the first start. */
export function localSecrets(dataDir: string) {
  const file = join(dataDir, 'secrets.json')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    const fresh = () => randomBytes(32).toString('base64')
    const made = { signingKey: fresh(), contactKey: fresh(), identityKey: fresh() }
    writeFileSync(file, JSON.stringify(made, undefined, 2), { mode: 0o600 })
  }
  const { signingKey, contactKey, identityKey } = Secrets.parse(JSON.parse(readFileSync(file, 'utf8')))
  const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
  return {
    tokenKeys: { issuer: 'local', keys: [{ kid: 'local', secret: bytes(signingKey) }] },
    wrapper: fileWrapper(bytes(contactKey)),
    identityKey: bytes(identityKey),
  }
}

/** Wraps data keys under the key of the file: nonce 12, tag 16, then 32 bytes. */
function fileWrapper(master: Uint8Array): KeyWrapper {
  return {
    generate() {
      const key = randomBytes(32)
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', master, nonce)
      const body = Buffer.concat([cipher.update(key), cipher.final()])
      return Promise.resolve({ key, wrapped: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64') })
    },
    unwrap(wrapped) {
      const bytes = Buffer.from(wrapped, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', master, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28))
      return Promise.resolve(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]))
    },
  }
}
