import { createHash, randomBytes } from 'node:crypto'
import { BoundedMap } from './bounded-map'

/** Login codes live this long and work once (PLATFORM §1). */
const CODE_MS = 5 * 60_000

export type SignIn = { personaId: string; issued: number; used: number; lastAt?: number }

/** Who is known, and the codes that they were given. */
export function createLoginCodes(appId: string, now: () => number) {
  const phoneCodes = new BoundedMap<string, { phone: string; at: number }>()
  const codes = new BoundedMap<string, { personaId: string; at: number; isUsed: boolean }>()
  const signIns = new BoundedMap<string, SignIn>()
  const personaOf = new BoundedMap<string, string>()

  /** 28 characters like WeChat's, the same at every start, so that a person stays the same person. */
  const openIdOf = (personaId: string) =>
    `o${createHash('sha256').update(`${appId}/${personaId}`).digest('base64url').slice(0, 27)}`

  function know(personaId: string): SignIn {
    const known = signIns.get(personaId) ?? { personaId, issued: 0, used: 0 }
    signIns.set(personaId, known)
    personaOf.set(openIdOf(personaId), personaId)
    return known
  }

  return {
    openIdOf,
    know,
    personaOf: (openId: string) => personaOf.get(openId),
    signIns: () => [...signIns.values()],

    issueCode(personaId: string): string {
      const code = `0${randomBytes(12).toString('base64url')}`
      codes.set(code, { personaId, at: now(), isUsed: false })
      know(personaId).issued++
      return code
    },

    /** What the button `getPhoneNumber` hands to the mini-program of whoever has this telephone. */
    issuePhoneCode(phone: string): string {
      const code = randomBytes(24).toString('hex')
      phoneCodes.set(code, { phone, at: now() })
      return code
    },

    /** The telephone behind a code, which is spent by this. WeChat has one word for used, old and unknown. */
    usePhoneCode(code: string): string | undefined {
      const known = phoneCodes.get(code)
      phoneCodes.delete(code)
      return known && now() - known.at < CODE_MS ? known.phone : undefined
    },

    /** The persona behind a code, which is spent by this. */
    useCode(code: string): { personaId: string } | 'used' | 'invalid' {
      const known = codes.get(code)
      if (known?.isUsed) return 'used'
      if (!known || now() - known.at >= CODE_MS) return 'invalid'
      known.isUsed = true
      const signIn = know(known.personaId)
      signIn.used++
      signIn.lastAt = now()
      return { personaId: known.personaId }
    },
  }
}
