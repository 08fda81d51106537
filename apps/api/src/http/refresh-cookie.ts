import type { Session } from '@microwish/contract'
import type { Context } from 'hono'
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
