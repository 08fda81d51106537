import * as contract from '@microwish/contract'
import {
  type AccessSigner,
  closeSession,
  type CodeExchange,
  type Platform,
  startSession,
  turnSession,
} from '@microwish/core'
import type { Hono } from 'hono'
import { readInput, send } from '../http/bind'
import type { HttpEnv } from '../http/http-env'
import { dropRefreshCookie, intoCookie, readRefreshCookie } from '../http/refresh-cookie'

export type SessionParts = { sign: AccessSigner; exchange: CodeExchange; identityKey: Uint8Array }

/** Sessions read and write a cookie, so they are not bound like the rest. A token in the body goes before the cookie. */
export function sessionRoutes(app: Hono<HttpEnv>, platform: Platform, parts: SessionParts) {
  const ctx = { ...platform, ...parts }
  const maxAge = platform.settings.refreshDays * 86_400

  app.post('/api/sessions', async (c) => {
    const input = await readInput(c, contract.startSession)
    return send(c, contract.startSession, await startSession(ctx, input))
  })
  app.post('/api/sessions/refresh', async (c) => {
    const { refreshToken } = await readInput(c, contract.refreshSession)
    const session = await turnSession(ctx, refreshToken ?? readRefreshCookie(c))
    return send(c, contract.refreshSession, refreshToken ? session : intoCookie(c, session, maxAge))
  })
  app.post('/api/sessions/end', async (c) => {
    const { refreshToken } = await readInput(c, contract.endSession)
    const result = await closeSession(ctx, refreshToken ?? readRefreshCookie(c))
    dropRefreshCookie(c)
    return send(c, contract.endSession, result)
  })
}
