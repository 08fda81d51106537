import { BoundedMap } from './bounded-map'
import { createLoginCodes } from './login-codes'
import type { SentPush } from './pushes'
import { createStableTokens } from './stable-tokens'

const MESSAGES_KEPT = 300
const FAULTS_KEPT = 20
const PUSHES_KEPT = 20

export type SentMessage = {
  at: number
  personaId: string
  templateId: string
  page?: string
  fields: { label: string; value: string }[]
}
/** `path` matches the wire's path from its end; exactly one of the three effects. */
export type Fault = { path: string; times: number; errcode?: number; delayMs?: number; drop?: boolean }

/** What the double remembers; in memory only, until `reset`. */
export type DoubleState = ReturnType<typeof freshState> & { reset: () => void }

/** `now` in milliseconds of real time. `begin` sets up what there is at the start and after a reset. */
export function createDoubleState(
  appId: string,
  now: () => number,
  begin: (state: ReturnType<typeof freshState>) => void = () => {},
): DoubleState {
  const start = () => {
    const fresh = freshState(appId, now)
    begin(fresh)
    return fresh
  }
  const state: DoubleState = { ...start(), reset: () => void Object.assign(state, start()) }
  return state
}

function freshState(appId: string, now: () => number) {
  const logins = createLoginCodes(appId, now)
  const credits = new BoundedMap<string, Map<string, number>>()
  let messages: SentMessage[] = []
  let faults: Fault[] = []
  let pushes: SentPush[] = []
  return {
    now,
    ...logins,
    ...createStableTokens(now),

    credits: (personaId: string): ReadonlyMap<string, number> => credits.get(personaId) ?? new Map(),
    /** Adds consents (or takes them, below zero never). */
    addCredit(personaId: string, templateId: string, count: number) {
      logins.know(personaId)
      const own = credits.get(personaId) ?? new Map<string, number>()
      credits.set(personaId, own.set(templateId, Math.max(0, (own.get(templateId) ?? 0) + count)))
    },

    keepMessage(message: Omit<SentMessage, 'at'>) {
      messages = [{ at: now(), ...message }, ...messages].slice(0, MESSAGES_KEPT)
    },

    keepPush: (push: SentPush) => void (pushes = [push, ...pushes].slice(0, PUSHES_KEPT)),

    addFault: (fault: Fault) => void (faults = [...faults, fault].slice(-FAULTS_KEPT)),
    /** The first fault in force for a path; each use lessens it. */
    takeFault(path: string): Fault | undefined {
      const fault = faults.find((candidate) => candidate.times > 0 && path.endsWith(candidate.path))
      if (fault) fault.times--
      faults = faults.filter(({ times }) => times > 0)
      return fault
    },

    seen: () => ({ signIns: logins.signIns(), messages, faults, pushes }),
  }
}
