import {
  ApiError,
  type Call,
  createClient,
  endSession,
  refreshSession,
  startDevSession,
  type Session,
} from '@microwish/contract'
import { sendTo } from './transport'

/** `starting`: asking whether the cookie still holds a session. `unreachable`: no answer to that question. */
export type SessionState = 'starting' | 'in' | 'out' | 'unreachable'

/**
 * The staff session of this tab. The access token lives in memory only and the refresh token in an HttpOnly cookie
 * (decision 14), so nothing here can be read from storage.
 */
export function createSession(call: Call) {
  let accessToken: string | undefined
  let state: SessionState = 'starting'
  let pending: Promise<string | undefined> | undefined
  const listeners = new Set<() => void>()

  function settle(next: SessionState, session?: Session) {
    accessToken = next === 'in' ? session?.accessToken : undefined
    state = next
    for (const listener of listeners) listener()
  }

  async function exchange() {
    try {
      const session = await call(refreshSession, {})
      // A citizen's session on the same origin opens nothing here.
      settle(session.audience === 'staff' ? 'in' : 'out', session)
      return accessToken
    } catch (error) {
      if (error instanceof ApiError && error.problem.status < 429) settle('out')
      else if (state !== 'in') settle('unreachable')
      if (error instanceof ApiError) return undefined
      throw error
    }
  }

  return {
    getState: () => state,
    getToken: () => accessToken,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** A fresh access token, or undefined once the session has ended. Concurrent callers share one exchange. */
    refresh() {
      pending ??= exchange().finally(() => (pending = undefined))
      return pending
    },
    /** The session that a phone has vouched for. */
    enter: (given: Session) => settle('in', given),
    async signInAs(personaId: string) {
      settle('in', await call(startDevSession, { personaId, audience: 'staff', isCookie: true }))
    },
    async signOut() {
      await call(endSession, {})
      settle('out')
    },
  }
}

/** The one session of this page. */
export const session = createSession(createClient(sendTo(() => undefined)))
