import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { PersonId } from './id'
import { Audience, Membership } from './role'

const Token = z.string().check(z.minLength(16), z.maxLength(4096))

/** Access lives 15 minutes; refresh turns at each use and is absent where it went out as an HttpOnly cookie. */
export const Session = z.object({
  accessToken: z.string(),
  refreshToken: z.optional(z.string()),
  /** Seconds until the access token ends. */
  expiresIn: z.int(),
  personId: PersonId,
  audience: Audience,
})
export type Session = z.infer<typeof Session>

export const startSession = endpoint({
  name: 'startSession',
  method: 'POST',
  path: '/sessions',
  audience: 'public',
  status: 200,
  summary: 'Sign in with a single-use code of wx.login. A person seen for the first time becomes a resident.',
  input: z.strictObject({ code: z.string().check(z.minLength(1), z.maxLength(128)) }),
  output: Session,
  errors: ['invalid_input', 'code_invalid', 'too_many_requests', 'busy'],
})

export const refreshSession = endpoint({
  name: 'refreshSession',
  method: 'POST',
  path: '/sessions/refresh',
  audience: 'public',
  status: 200,
  summary: 'Exchange a refresh token (body, or the console’s cookie) for the next pair.',
  input: z.strictObject({ refreshToken: z.optional(Token) }),
  output: Session,
  errors: ['invalid_input', 'session_ended', 'too_many_requests'],
})

export const endSession = endpoint({
  name: 'endSession',
  method: 'POST',
  path: '/sessions/end',
  audience: 'public',
  status: 200,
  summary: 'End the session and every token that came from it.',
  input: z.strictObject({ refreshToken: z.optional(Token) }),
  output: z.object({ ended: z.boolean() }),
  errors: ['invalid_input'],
})

export const Me = z.object({
  personId: PersonId,
  /** The person's own name, or an alias for somebody who signed in silently. */
  name: z.string(),
  audience: Audience,
  memberships: z.array(Membership),
  /** Whether I have a desk too, whichever token I came with: the phone then offers to open it. */
  hasDesk: z.optional(z.boolean()),
  /** Where I work, as my unit's roster or the desk has it. */
  unitName: z.optional(z.string()),
  /** Whether a telephone of mine is verified; with a citizen's token. */
  hasPhone: z.optional(z.boolean()),
  /** Registrations that wait for a desk; those in force are memberships. */
  applied: z.optional(z.array(z.object({ kind: z.enum(['unit', 'home', 'floating']), areaName: z.string() }))),
  settings: z.object({
    /** Seconds between two looks at a list while the console's tab is visible. */
    pollSeconds: z.number(),
    /** Version of the consent text that a submission must name. */
    consentVersion: z.string(),
    /** Days in which a resident may re-open. */
    reopenDays: z.int(),
  }),
})
export type Me = z.infer<typeof Me>

export const getMe = endpoint({
  name: 'getMe',
  method: 'GET',
  path: '/me',
  audience: 'any',
  status: 200,
  summary: 'Who the token says I am, and where I stand.',
  input: z.object({}),
  output: Me,
  errors: ['unauthenticated'],
})

export const listColleagues = endpoint({
  name: 'listColleagues',
  method: 'GET',
  path: '/me/colleagues',
  audience: 'citizen',
  status: 200,
  summary: 'Members of my unit to whom I may hand over a claim.',
  input: z.object({}),
  output: z.object({ items: z.array(z.object({ personId: PersonId, name: z.string() })) }),
  errors: ['unauthenticated', 'not_registered'],
})
