import type { Session } from '@microwish/contract'
import { DomainError } from '@microwish/core'
import type { Context, Next } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/** The console's refresh token: out of reach of scripts, sent to the session endpoints only (decision 14). */
const NAME = 'mw_refresh'
const PATH = '/api/sessions'

export const readRefreshCookie = (c: Context) => getCookie(c, NAME)
export const dropRefreshCookie = (c: Context) => deleteCookie(c, NAME, { path: PATH })

/** Puts the refresh token into the cookie and takes it out of the body. `maxAge` in seconds. */
export function intoCookie(c: Context, { refreshToken, ...session }: Session, maxAge: number): Session {
  if (refreshToken) {
    const secure = new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https'
    setCookie(c, NAME, refreshToken, { path: PATH, httpOnly: true, sameSite: 'Strict', secure, maxAge })
  }
  return session
}

/**
 * Lets through what a script of our own origin sent: another site's form can send any body, never under this type, and a
 * browser would take the cookie in the answer. So nobody is signed in as somebody else, or out, by a page that they visit.
 */
export async function refuseForms(c: Context, next: Next) {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? ''))
    throw new DomainError('invalid_input', '请求内容不是 JSON')
  await next()
}
