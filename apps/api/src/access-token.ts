import { Audience, PersonId } from '@microwish/contract'
import type { AccessSigner, Caller } from '@microwish/core'
import { jwtVerify, SignJWT } from 'jose'

/** A secret of at least 32 bytes, and the name by which tokens say that it signed them. */
export type TokenKey = { kid: string; secret: Uint8Array }

/** The first key signs; all verify, so that a rotation refuses nobody. */
export type TokenKeys = {
  /** `microwish` in the cloud, `local` on a laptop; neither takes the other's tokens. */
  issuer: string
  keys: readonly TokenKey[]
  /** Reads the keys again, for a token whose `kid` is none of these: another process may know a newer one. */
  keysAnew?: () => Promise<readonly TokenKey[]>
}

/** Who issues the tokens of a deployment. */
export const CLOUD_ISSUER = 'microwish'

export function accessSigner({ issuer, keys: [key] }: TokenKeys): AccessSigner {
  if (!key) throw new Error('no key to sign with')
  return ({ personId, audience, sessionId, expiresAt }) =>
    new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'HS256', kid: key.kid })
      .setIssuer(issuer)
      .setSubject(personId)
      .setAudience(audience)
      .setExpirationTime(expiresAt)
      .sign(key.secret)
}

/** Tokens that were proved a moment ago: as many as one process meets in a quarter of an hour, and no more. */
const PROVED_MOST = 2_000

/**
 * Proves who calls, or answers nothing: an unknown key, another issuer, an ended or altered token all look the same. What
 * was proved once is known until it ends; a verifier lives as long as its keys, so a dropped key takes its proofs along.
 */
export function tokenVerifier(tokenKeys: TokenKeys, realNow: () => number) {
  const proved = new Map<string, Proof>()

  return async function verify(token: string): Promise<Caller | undefined> {
    const known = proved.get(token)
    if (known) return realNow() < known.endsMs ? known.caller : undefined
    const proof = await prove(tokenKeys, token, realNow()).catch(() => undefined)
    if (!proof) return undefined
    if (proved.size >= PROVED_MOST) proved.clear()
    proved.set(token, proof)
    return proof.caller
  }
}
export type TokenVerifier = ReturnType<typeof tokenVerifier>

type Proof = { caller: Caller; endsMs: number }

/** @throws when the token proves nothing */
async function prove({ issuer, keys, keysAnew }: TokenKeys, token: string, nowMs: number): Promise<Proof | undefined> {
  const named = (kid: string | undefined, among: readonly TokenKey[] = []) => among.find((one) => one.kid === kid)
  const { payload } = await jwtVerify(
    token,
    async ({ kid }) => {
      const key = named(kid, keys) ?? named(kid, await keysAnew?.())
      if (!key) throw new Error('unknown key')
      return key.secret
    },
    { issuer, algorithms: ['HS256'], currentDate: new Date(nowMs), requiredClaims: ['sub', 'aud', 'exp', 'sid'] },
  )
  const personId = PersonId.safeParse(payload.sub)
  const audience = Audience.safeParse(payload.aud)
  const { sid, exp } = payload
  if (!personId.success || !audience.success || typeof sid !== 'string' || exp === undefined) return undefined
  return { caller: { personId: personId.data, audience: audience.data, sessionId: sid }, endsMs: exp * 1000 }
}
