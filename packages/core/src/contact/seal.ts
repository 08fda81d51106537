import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Telephone and address of one need, as given. */
export type Contact = { phone: string; address?: string }
/** `keyId` names the data key; nonce 12 bytes, tag 16, then the ciphertext; base64. */
export type SealedContact = {
  keyId: string
  box: string
  /** Epoch second after which it is gone, swept or not. */ expiresAt?: number
}

/** AES-256-GCM, bound to its need: moved to another need it does not open (AAD = needId). */
export function sealContact(
  { keyId, key }: { keyId: string; key: Uint8Array },
  needId: string,
  contact: Contact,
): SealedContact {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(needId))
  const body = Buffer.concat([cipher.update(JSON.stringify(contact), 'utf8'), cipher.final()])
  return { keyId, box: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64') }
}

/** @throws when the box was altered, belongs to another need, or the key is wrong. */
export function openContact(key: Uint8Array, needId: string, { box }: SealedContact): Contact {
  const bytes = Buffer.from(box, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    .setAAD(Buffer.from(needId))
    .setAuthTag(bytes.subarray(12, 28))
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')) as Contact
}
