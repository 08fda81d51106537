import { randomBytes } from 'node:crypto'

/** Signs and proves access tokens. Instants are ISO 8601 UTC, real time. */
export type SigningKey = {
  kid: string
  /** Base64 of at least 32 bytes. */
  secret: string
  /** When it was put beside the key that signs. */
  addedAt?: string | undefined
  /** When it stopped signing. */
  retiredAt?: string | undefined
}

/** The document of the session secret. The first key signs; all prove. */
export type SessionSecret = {
  signingKeys: readonly SigningKey[]
  /** Hashes identities. It never turns: people are found by what it made. */
  identityKey: string
}

/** Milliseconds that a step must wait for what went before it. */
export type KeyWaits = {
  /** Until every running function has read a new document. */
  spreadMs: number
  /** How long an access token lives. */
  accessMs: number
}

/** Why a step may not be taken, in one sentence. Nothing was changed. */
export class KeyStepRefused extends Error {
  override name = 'KeyStepRefused'
}

/** 32 random bytes under a name that says the day: `k20261122-3f9a`. */
export const freshSigningKey = (at: string): SigningKey => ({
  kid: `k${at.slice(0, 10).replaceAll('-', '')}-${randomBytes(2).toString('hex')}`,
  secret: randomBytes(32).toString('base64'),
})

/** Step 1: the new key proves everywhere before it signs anywhere. @throws KeyStepRefused */
export function addKey(secret: SessionSecret, key: Pick<SigningKey, 'kid' | 'secret'>, at: string): SessionSecret {
  const { signingKeys } = secret
  if (signingKeys.length > 1) throw new KeyStepRefused('there are two keys already: drop the one that no longer signs')
  if (signingKeys.some(({ kid }) => kid === key.kid)) throw new KeyStepRefused(`there is a key ${key.kid} already`)
  return { ...secret, signingKeys: [...signingKeys, { kid: key.kid, secret: key.secret, addedAt: at }] }
}

/** Step 2: the new key signs, the one before it goes on proving. @throws KeyStepRefused */
export function promoteKey(secret: SessionSecret, kid: string, at: string, { spreadMs }: KeyWaits): SessionSecret {
  const key = keyNamed(secret, kid)
  const [signing] = secret.signingKeys
  if (!signing || key === signing) throw new KeyStepRefused(`${kid} signs already`)
  refuseBefore(key.addedAt, spreadMs, at, `${kid} is not known everywhere yet: promote it`)
  const { retiredAt: _, ...promoted } = key
  const rest = secret.signingKeys.filter((one) => one !== key && one !== signing)
  return { ...secret, signingKeys: [promoted, { ...signing, retiredAt: at }, ...rest] }
}

/** Step 3: the key before goes, once nothing that it signed is alive. @throws KeyStepRefused */
export function dropKey(secret: SessionSecret, kid: string, at: string, waits: KeyWaits): SessionSecret {
  const key = keyNamed(secret, kid)
  if (key === secret.signingKeys[0]) throw new KeyStepRefused(`${kid} signs: promote another key first`)
  // A key that was added and never signed may go at once.
  if (key.retiredAt === undefined && key.addedAt === undefined)
    throw new KeyStepRefused(`nobody wrote down when ${kid} stopped signing (retiredAt)`)
  refuseBefore(key.retiredAt, waits.spreadMs + waits.accessMs, at, `what ${kid} signed may still be alive: drop it`)
  return { ...secret, signingKeys: secret.signingKeys.filter((one) => one !== key) }
}

function keyNamed({ signingKeys }: SessionSecret, kid: string): SigningKey {
  const key = signingKeys.find((one) => one.kid === kid)
  if (!key) throw new KeyStepRefused(`there is no key ${kid}`)
  return key
}

function refuseBefore(since: string | undefined, waitMs: number, at: string, sentence: string) {
  if (since === undefined || Date.parse(at) >= Date.parse(since) + waitMs) return
  throw new KeyStepRefused(`${sentence} after ${new Date(Date.parse(since) + waitMs).toISOString()}`)
}
