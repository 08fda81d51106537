import { createHash, randomBytes } from 'node:crypto'
import { TEMPLATES } from './message-template'

/** Login codes live this long and work once (PLATFORM §1). */
const CODE_MS = 5 * 60_000
const TOKEN_SECONDS = 7_200
/** Before a token's end in which a new one is given out and both work. */
const OVERLAP_MS = 5 * 60_000
/** Nothing here grows without end: the oldest goes. */
const KEPT = 300

export type SignIn = { personaId: string; issued: number; used: number; lastAt?: number }
export type SentMessage = {
  at: number
  personaId: string
  templateId: string
  page?: string
  fields: { label: string; value: string }[]
}
/** `path` matches the wire's path from its end; exactly one of the three effects. */
export type Fault = { path: string; times: number; errcode?: number; delayMs?: number; drop?: boolean }

export type DoubleState = ReturnType<typeof createDoubleState>

/** What the double remembers; in memory only. `now` in milliseconds of real time. */
export function createDoubleState(appId: string, now: () => number) {
  const codes = new Map<string, { personaId: string; at: number; isUsed: boolean }>()
  const signIns = new Map<string, SignIn>()
  const personaOf = new Map<string, string>()
  const credits = new Map<string, Map<string, number>>()
  let messages: SentMessage[] = []
  let faults: Fault[] = []
  let tokens: { value: string; endsAt: number }[] = []

  /** 28 characters like WeChat's, the same at every start, so that a person stays the same person. */
  const openIdOf = (personaId: string) =>
    `o${createHash('sha256').update(`${appId}/${personaId}`).digest('base64url').slice(0, 27)}`

  function know(personaId: string): SignIn {
    const known = signIns.get(personaId) ?? { personaId, issued: 0, used: 0 }
    signIns.set(personaId, known)
    personaOf.set(openIdOf(personaId), personaId)
    keepLast(signIns)
    keepLast(personaOf)
    return known
  }

  return {
    openIdOf,
    know,
    personaOf: (openId: string) => personaOf.get(openId),

    issueCode(personaId: string): string {
      const code = `0${randomBytes(12).toString('base64url')}`
      codes.set(code, { personaId, at: now(), isUsed: false })
      keepLast(codes)
      know(personaId).issued++
      return code
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

    /** As the stable token does: the same one again, a new one in the last five minutes, at once when forced. */
    token(isForced: boolean): { value: string; expiresIn: number } {
      tokens = isForced ? [] : tokens.filter(({ endsAt }) => endsAt > now())
      let latest = tokens.at(-1)
      if (!latest || latest.endsAt - now() <= OVERLAP_MS) {
        latest = { value: `double_${randomBytes(48).toString('base64url')}`, endsAt: now() + TOKEN_SECONDS * 1_000 }
        tokens.push(latest)
      }
      return { value: latest.value, expiresIn: Math.floor((latest.endsAt - now()) / 1_000) }
    },
    knowsToken: (value: string) => tokens.some((token) => token.value === value && token.endsAt > now()),

    credits: (personaId: string): ReadonlyMap<string, number> => credits.get(personaId) ?? new Map(),
    /** Adds consents (or takes them, below zero never). */
    addCredit(personaId: string, templateId: string, count: number) {
      know(personaId)
      const own = credits.get(personaId) ?? new Map<string, number>()
      own.set(templateId, Math.max(0, (own.get(templateId) ?? 0) + count))
      credits.set(personaId, own)
      keepLast(credits)
    },

    keepMessage(message: Omit<SentMessage, 'at'>) {
      messages = [{ at: now(), ...message }, ...messages].slice(0, KEPT)
    },

    addFault: (fault: Fault) => void (faults = [...faults, fault].slice(-20)),
    /** The first fault in force for a path; each use lessens it. */
    takeFault(path: string): Fault | undefined {
      const fault = faults.find((candidate) => candidate.times > 0 && path.endsWith(candidate.path))
      if (fault) fault.times--
      faults = faults.filter(({ times }) => times > 0)
      return fault
    },

    seen: () => ({ signIns: [...signIns.values()], messages, faults, templates: TEMPLATES }),

    reset() {
      for (const kept of [codes, signIns, personaOf, credits]) kept.clear()
      messages = []
      faults = []
      tokens = []
    },
  }
}

function keepLast(map: Map<string, unknown>) {
  for (const key of map.keys()) {
    if (map.size <= KEPT) return
    map.delete(key)
  }
}
