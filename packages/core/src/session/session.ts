import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { Audience, PersonId, Session } from '@microwish/contract'
import type { Platform } from '../context'
import { DomainError } from '../error'
import type { Settings } from '../settings'
import type { SessionFamily, SessionStore } from './session-store.dynamo'

/** Signs access tokens; the edge supplies it (a JWT with `kid`). `expiresAt` is an epoch second. */
export type AccessSigner = (claims: {
  personId: PersonId
  audience: Audience
  sessionId: string
  expiresAt: number
}) => Promise<string>

/** The predecessor of a token answers this long with the same successor: two tabs, or an answer lost on the way. */
const GRACE_MS = 60_000
/** Spent tokens that are still known as such; at one turn in a quarter of an hour, a day's. */
const SPENT_KEPT = 96
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')
/** `<family>.<256 random bits>` */
const newToken = (sessionId: string) => `${sessionId}.${randomBytes(32).toString('base64url')}`

type Ctx = Pick<Platform, 'settings' | 'realNow' | 'newId'> & { stores: { sessions: SessionStore }; sign: AccessSigner }

/** Seconds that a session lasts, however often it is refreshed. */
export const sessionSeconds = ({ refreshDays, deskHours }: Settings, audience: Audience): number =>
  audience === 'staff' ? deskHours * 3_600 : refreshDays * 86_400

/** Opens a session: a new family with its first refresh token. */
export async function openSession(
  ctx: Ctx,
  { personId, audience }: { personId: PersonId; audience: Audience },
): Promise<Session> {
  const sessionId = ctx.newId('ses')
  const refreshToken = newToken(sessionId)
  const expiresAt = Math.floor(ctx.realNow() / 1000) + sessionSeconds(ctx.settings, audience)
  const family: SessionFamily = { sessionId, personId, audience, tokenHash: hashOf(refreshToken), expiresAt }
  await ctx.stores.sessions.put(family)
  return answer(ctx, family, refreshToken)
}

/**
 * Turns a refresh token. The previous one answers with the same successor for a minute; later it is a stolen copy, and the
 * family ends (decision 14). @throws DomainError `session_ended`
 */
export async function turnSession(ctx: Ctx, token: string | undefined): Promise<Session> {
  const family = token === undefined ? undefined : await ctx.stores.sessions.get(sessionIdOf(token))
  const nowMs = ctx.realNow()
  if (!token || !family || family.isEnded || family.expiresAt * 1000 <= nowMs) throw ended()
  const hash = hashOf(token)
  if (family.previous?.hash === hash) {
    if (nowMs < family.previous.until) return answer(ctx, family, openSuccessor(token, family.previous.successor))
    await ctx.stores.sessions.end(family.sessionId)
    throw ended()
  }
  if (family.tokenHash !== hash) {
    // A spent token is a stolen copy, on whichever side; one that was never issued proves nothing and ends nothing.
    const spent = family.spent?.find((one) => one.hash === hash)
    if (spent && nowMs >= spent.until) await ctx.stores.sessions.end(family.sessionId)
    throw ended()
  }
  const successor = newToken(family.sessionId)
  const turned: SessionFamily = {
    ...family,
    tokenHash: hashOf(successor),
    spent: [
      ...(family.previous ? [{ hash: family.previous.hash, until: family.previous.until }] : []),
      ...(family.spent ?? []),
    ].slice(0, SPENT_KEPT),
    previous: { hash, successor: sealSuccessor(token, successor), until: nowMs + GRACE_MS },
  }
  if (await ctx.stores.sessions.turn(turned, hash)) return answer(ctx, turned, successor)
  return turnSession(ctx, token)
}

export async function closeSession(ctx: Pick<Ctx, 'stores'>, token: string | undefined): Promise<{ ended: boolean }> {
  const family = token === undefined ? undefined : await ctx.stores.sessions.get(sessionIdOf(token))
  if (!token || !family) return { ended: false }
  const hash = hashOf(token)
  if (family.tokenHash !== hash && family.previous?.hash !== hash) return { ended: false }
  await ctx.stores.sessions.end(family.sessionId)
  return { ended: true }
}

const ended = () => new DomainError('session_ended', '登录已结束，请重新登录')
const sessionIdOf = (token: string) => token.split('.')[0] ?? ''

async function answer(
  ctx: Ctx,
  { personId, audience, sessionId }: SessionFamily,
  refreshToken: string,
): Promise<Session> {
  const { accessSeconds } = ctx.settings
  const expiresAt = Math.floor(ctx.realNow() / 1000) + accessSeconds
  const accessToken = await ctx.sign({ personId, audience, sessionId, expiresAt })
  return { accessToken, refreshToken, expiresIn: accessSeconds, personId, audience }
}

/** The successor must be given again to whoever shows the predecessor, yet the table keeps no token in the clear. */
function sealSuccessor(token: string, successor: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(token), nonce)
  const body = Buffer.concat([cipher.update(successor, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

function openSuccessor(token: string, box: string): string {
  const bytes = Buffer.from(box, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(token), bytes.subarray(0, 12)).setAuthTag(
    bytes.subarray(12, 28),
  )
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

const keyOf = (token: string) => createHash('sha256').update(`successor\n${token}`).digest()
