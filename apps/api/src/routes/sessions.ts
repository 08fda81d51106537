import * as contract from '@microwish/contract'
import {
  type AccessSigner,
  approveTicket,
  closeSession,
  type CodeExchange,
  openTicket,
  type PhoneExchange,
  redeemTicket,
  sessionSeconds,
  startSession,
  turnSession,
} from '@microwish/core'
import { bind, bindPublic, readInput, send } from '../http/bind'
import { dropRefreshCookie, intoCookie, readRefreshCookie, refuseForms } from '../http/refresh-cookie'

export type SessionParts = {
  sign: AccessSigner
  exchange: CodeExchange
  exchangePhone: PhoneExchange
  identityKey: Uint8Array
}

/** Sessions read and write a cookie, so they are not bound like the rest. A token in the body goes before the cookie. */
export function sessionRoutes(bound: Parameters<typeof bind>[0], parts: SessionParts) {
  const { app, platform } = bound
  const ctx = { ...platform, ...parts }
  // Only the console's token goes into the cookie.
  const maxAge = sessionSeconds(platform.settings, 'staff')

  app.post('/api/sessions', async (c) => {
    const input = await readInput(c, contract.startSession)
    return send(c, contract.startSession, await startSession(ctx, input))
  })
  app.post('/api/sessions/refresh', refuseForms, async (c) => {
    const { refreshToken } = await readInput(c, contract.refreshSession)
    const session = await turnSession(ctx, refreshToken ?? readRefreshCookie(c))
    return send(c, contract.refreshSession, refreshToken ? session : intoCookie(c, session, maxAge))
  })
  app.post('/api/sessions/end', refuseForms, async (c) => {
    const { refreshToken } = await readInput(c, contract.endSession)
    const result = await closeSession(ctx, refreshToken ?? readRefreshCookie(c))
    dropRefreshCookie(c)
    return send(c, contract.endSession, result)
  })
  const { identityKey } = parts
  bindPublic(bound, contract.openTicket, () => openTicket(ctx))
  bind(bound, contract.approveTicket, (caller, input) => approveTicket({ ...caller, identityKey }, input))
  app.post('/api/sessions/tickets/redeem', refuseForms, async (c) => {
    const { session } = await redeemTicket(ctx, await readInput(c, contract.redeemTicket))
    return send(c, contract.redeemTicket, session ? { session: intoCookie(c, session, maxAge) } : {})
  })
}
