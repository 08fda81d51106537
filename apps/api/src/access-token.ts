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

/** Proves who calls, or answers nothing: an unknown key, another issuer, an ended or altered token all look the same. */
export function tokenVerifier({ issuer, keys, keysAnew }: TokenKeys, realNow: () => number) {
  const named = (kid: string | undefined, known: readonly TokenKey[] = []) => known.find((one) => one.kid === kid)

  return async function verify(token: string): Promise<Caller | undefined> {
    try {
      const { payload } = await jwtVerify(
        token,
        async ({ kid }) => {
          const key = named(kid, keys) ?? named(kid, await keysAnew?.())
          if (!key) throw new Error('unknown key')
          return key.secret
        },
        {
          issuer,
          algorithms: ['HS256'],
          currentDate: new Date(realNow()),
          requiredClaims: ['sub', 'aud', 'exp', 'sid'],
        },
      )
      const personId = PersonId.safeParse(payload.sub)
      const audience = Audience.safeParse(payload.aud)
      const { sid } = payload
      if (!personId.success || !audience.success || typeof sid !== 'string') return undefined
      return { personId: personId.data, audience: audience.data, sessionId: sid }
    } catch {
      return undefined
    }
  }
}
export type TokenVerifier = ReturnType<typeof tokenVerifier>
