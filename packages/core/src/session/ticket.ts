import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { PersonId, Session } from '@microwish/contract'
import type { Context, Platform } from '../context'
import { DomainError } from '../error'
import { hasDesk } from '../person'
import { type AccessSigner, openSession } from './session'

/** Long enough to take out a phone, short enough that a picture of the code is soon worthless. */
const LIFE_SECONDS = 180
/** Wrong digits before the ticket ends: one in thirty-three guesses right. */
const MISSES = 3
/** Bytes of a code: chance, the second it ends at, the hash of its secret, our mark. */
const [CHANCE, END, SECRET, MARK] = [12, 4, 16, 16]

/** The key of identities, which does not turn, marks tickets as ours too. */
type Keyed = { identityKey: Uint8Array }
type Ctx = Platform & Keyed & { sign: AccessSigner }

/**
 * A console asks to be let in. Anybody may ask, so nothing is written: the code proves by itself that it is ours, until
 * when, and for which secret.
 */
export function openTicket({ realNow, identityKey }: Pick<Ctx, 'realNow' | 'identityKey'>) {
  const secret = randomBytes(32).toString('base64url')
  const end = Buffer.alloc(END)
  end.writeUInt32BE(Math.floor(realNow() / 1000) + LIFE_SECONDS)
  const body = Buffer.concat([randomBytes(CHANCE), end, shortHash(secret)])
  const code = Buffer.concat([body, markOf(identityKey, body)]).toString('base64url')
  return Promise.resolve({
    ticket: `${code}.${secret}`,
    code,
    digits: digitsOf(identityKey, body),
    expiresIn: LIFE_SECONDS,
  })
}

/**
 * A phone vouches for the desk of its person (decision 14). The digits prove that the person stands before that screen.
 * @throws DomainError `forbidden` without a staff role in force, `session_ended` for a ticket that is gone, spent or guessed
 */
export async function approveTicket(ctx: Context & Keyed, { code, digits }: { code: string; digits: string }) {
  const person = await ctx.stores.people.get(ctx.caller.personId)
  if (!person) throw new DomainError('unauthenticated', '请重新登录')
  if (!hasDesk(person, ctx.now())) throw new DomainError('forbidden', '您还没有工作台的权限，请找管理员开通')
  const { tickets } = ctx.stores
  const { id, body, expiresAt } = readCode(ctx, code)
  if (!isSame(digitsOf(ctx.identityKey, body), digits)) {
    const misses = await tickets.miss(id, MISSES, expiresAt)
    if (misses === undefined || misses >= MISSES) throw gone()
    throw new DomainError('invalid_input', '数字和电脑上的不一样', {
      errors: [{ path: 'digits', message: '请看电脑屏幕上的两位数字，再填一次' }],
    })
  }
  if (!(await tickets.approve(id, person.personId, MISSES, expiresAt))) throw gone()
  return { approved: true }
}

/** The waiting console asks whether it has been vouched for; the first time that it has, its staff session begins. */
export async function redeemTicket(ctx: Ctx, { ticket }: { ticket: string }): Promise<{ session?: Session }> {
  const [code = '', secret = ''] = ticket.split('.')
  const { id, secretHash } = readCode(ctx, code)
  if (!timingSafeEqual(secretHash, shortHash(secret))) throw gone()
  const row = await ctx.stores.tickets.get(id)
  if (row && (row.isSpent || row.misses >= MISSES)) throw gone()
  if (row?.personId === undefined) return {}
  return { session: await letIn(ctx, id, row.personId) }
}

async function letIn(ctx: Ctx, id: string, personId: PersonId): Promise<Session> {
  // The role may have ended since the phone vouched for it.
  const isStaff = hasDesk(await ctx.stores.people.get(personId), ctx.now())
  if (!isStaff || !(await ctx.stores.tickets.spend(id))) throw gone()
  return openSession(ctx, { personId, audience: 'staff' })
}

const gone = () => new DomainError('session_ended', '这个登录码已失效，请在电脑上换一个')

/** @throws DomainError `session_ended` for a code that is not ours, or has ended */
function readCode({ identityKey, realNow }: Pick<Ctx, 'identityKey' | 'realNow'>, code: string) {
  const bytes = Buffer.from(code, 'base64url')
  const body = bytes.subarray(0, CHANCE + END + SECRET)
  const mark = bytes.subarray(body.length)
  if (mark.length !== MARK || !timingSafeEqual(mark, markOf(identityKey, body))) throw gone()
  const expiresAt = body.readUInt32BE(CHANCE)
  if (expiresAt * 1000 <= realNow()) throw gone()
  // By what the code says, not by how it is spelt: base64 has spellings that say the same.
  return { id: hashOf(body), body, expiresAt, secretHash: body.subarray(CHANCE + END) }
}

const hashOf = (body: Uint8Array) => createHash('sha256').update(body).digest('base64url')
const shortHash = (secret: string) => createHash('sha256').update(secret).digest().subarray(0, SECRET)
const keyed = (key: Uint8Array, use: string, body: Uint8Array) =>
  createHmac('sha256', key).update(use).update(body).digest()
const markOf = (key: Uint8Array, body: Uint8Array) => keyed(key, 'ticket mark\n', body).subarray(0, MARK)
/** Two digits that whoever has the code alone cannot work out. */
const digitsOf = (key: Uint8Array, body: Uint8Array) =>
  String(keyed(key, 'ticket digits\n', body).readUInt32BE() % 100).padStart(2, '0')
const isSame = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
