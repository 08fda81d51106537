import type { SessionSecret } from '@microwish/core'
import * as z from 'zod/mini'
import type { TokenKey } from '../access-token'
import { SecretRefused } from './cached-secret'
import { keyBytes, readSecret } from './secret-text'

const text = z.string().check(z.minLength(1))
const instant = z.optional(z.iso.datetime())
const SESSION_SECRET = z.object({
  signingKeys: z
    .array(z.object({ kid: text, secret: text, addedAt: instant, retiredAt: instant }))
    .check(z.minLength(1), z.maxLength(2)),
  identityKey: text,
})

export type SessionKeys = {
  /** The first signs; all prove. */
  keys: readonly TokenKey[]
  /** Hashes identities. */
  identityKey: Uint8Array
}

/** The document as those turn it who turn keys. @throws SecretRefused */
export function readSessionSecret(json: string): SessionSecret {
  const secret = readSecret(SESSION_SECRET, json)
  toSessionKeys(secret)
  return secret
}

/** The keys of the document, ready to use. @throws SecretRefused for a placeholder, a short key, one name for two. */
export const readSessionKeys = (json: string): SessionKeys => toSessionKeys(readSecret(SESSION_SECRET, json))

function toSessionKeys({ signingKeys, identityKey }: SessionSecret): SessionKeys {
  if (new Set(signingKeys.map(({ kid }) => kid)).size < signingKeys.length)
    throw new SecretRefused('two of signingKeys have one kid')
  return {
    keys: signingKeys.map(({ kid, secret }, i) => ({ kid, secret: keyBytes(secret, `signingKeys.${i}.secret`) })),
    identityKey: keyBytes(identityKey, 'identityKey'),
  }
}
