import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { Session } from './session'

/** What the QR code of the console's sign-in page says before the code itself, so that a stray code is told apart. */
export const TICKET_PREFIX = 'microwish-desk:'

const Code = z.string().check(z.regex(/^[\w-]{16,128}$/))
/** The code and, behind a dot, the secret that only the waiting browser knows. */
const Ticket = z.string().check(z.regex(/^[\w-]{16,128}\.[\w-]{16,128}$/))
/** Two digits on the screen that the person types on the phone: who was sent a picture of a code sees no digits. */
const Digits = z.string().check(z.regex(/^\d{2}$/))

export const openTicket = endpoint({
  name: 'openTicket',
  method: 'POST',
  path: '/sessions/tickets',
  audience: 'public',
  status: 200,
  summary: 'Ask to be let in at a console: shows a code to scan and two digits to type, and waits.',
  input: z.strictObject({}),
  output: z.object({
    /** Kept by this browser alone. */
    ticket: z.string(),
    /** For the QR code, behind `TICKET_PREFIX`. */
    code: z.string(),
    digits: z.string(),
    /** Seconds. */
    expiresIn: z.int(),
  }),
  errors: ['invalid_input', 'too_many_requests', 'busy'],
})

export const approveTicket = endpoint({
  name: 'approveTicket',
  method: 'POST',
  path: '/sessions/tickets/approve',
  audience: 'citizen',
  status: 200,
  summary: 'Let the console with this code in as me: a phone that knows me vouches for my desk. Staff only.',
  input: z.strictObject({ code: Code, digits: Digits }),
  output: z.object({ approved: z.boolean() }),
  errors: ['invalid_input', 'unauthenticated', 'forbidden', 'session_ended', 'too_many_requests', 'busy'],
})

export const redeemTicket = endpoint({
  name: 'redeemTicket',
  method: 'POST',
  path: '/sessions/tickets/redeem',
  audience: 'public',
  status: 200,
  summary: 'Whether the ticket has been approved; once it is, the session (refresh token in the HttpOnly cookie).',
  input: z.strictObject({ ticket: Ticket }),
  output: z.object({ session: z.optional(Session) }),
  errors: ['invalid_input', 'session_ended', 'too_many_requests', 'busy'],
})
