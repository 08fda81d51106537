import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { PersonId, Session } from '@microwish/contract'
import type { Context, Platform } from '../context'
import { DomainError } from '../error'
import { hasDesk } from '../person'
import { type AccessSigner, openSession } from './session'
import type { TicketRow } from './ticket-store.dynamo'

/** Long enough to take out a phone, short enough that a picture of the code is soon worthless. */
const LIFE_SECONDS = 180
/** Wrong digits before the ticket ends: one in thirty-three guesses right. */
const MISSES = 3

type Ctx = Platform & { sign: AccessSigner }

/** A console asks to be let in. Anybody may ask; nothing is opened by it. */
export async function openTicket(ctx: Pick<Ctx, 'stores' | 'realNow' | 'digits'>) {
  const code = randomBytes(16).toString('base64url')
  const secret = randomBytes(32).toString('base64url')
  const digits = ctx.digits(2)
  const expiresAt = Math.floor(ctx.realNow() / 1000) + LIFE_SECONDS
  await ctx.stores.tickets.put({ codeHash: hashOf(code), secretHash: hashOf(secret), digits, misses: 0, expiresAt })
  return { ticket: `${code}.${secret}`, code, digits, expiresIn: LIFE_SECONDS }
}

/**
 * A phone vouches for the desk of its person (decision 14). The digits prove that the person stands before that screen.
 * @throws DomainError `forbidden` without a staff role in force, `session_ended` for a ticket that is gone, spent or guessed
 */
export async function approveTicket(ctx: Context, { code, digits }: { code: string; digits: string }) {
  const person = await ctx.stores.people.get(ctx.caller.personId)
  if (!person) throw new DomainError('unauthenticated', '请重新登录')
  if (!hasDesk(person, ctx.now())) throw new DomainError('forbidden', '您还没有工作台的权限，请找管理员开通')
  const { tickets } = ctx.stores
  const row = alive(await tickets.get(hashOf(code)), ctx.realNow())
  if (!isSame(row.digits, digits)) {
    if (!(await tickets.miss(row.codeHash, MISSES)) || row.misses + 1 >= MISSES) throw gone()
    throw new DomainError('invalid_input', '数字和电脑上的不一样', {
      errors: [{ path: 'digits', message: '请看电脑屏幕上的两位数字，再填一次' }],
    })
  }
  if (!(await tickets.approve(row.codeHash, person.personId, MISSES))) throw gone()
  return { approved: true }
}

/** The waiting console asks whether it has been vouched for; the first time that it has, its staff session begins. */
export async function redeemTicket(ctx: Ctx, { ticket }: { ticket: string }): Promise<{ session?: Session }> {
  const [code = '', secret = ''] = ticket.split('.')
  const row = alive(await ctx.stores.tickets.get(hashOf(code)), ctx.realNow())
  if (!isSame(row.secretHash, hashOf(secret)) || row.misses >= MISSES) throw gone()
  if (row.personId === undefined) return {}
  return { session: await letIn(ctx, row.codeHash, row.personId) }
}

async function letIn(ctx: Ctx, codeHash: string, personId: PersonId): Promise<Session> {
  // The role may have ended since the phone vouched for it.
  const isStaff = hasDesk(await ctx.stores.people.get(personId), ctx.now())
  if (!isStaff || !(await ctx.stores.tickets.spend(codeHash))) throw gone()
  return openSession(ctx, { personId, audience: 'staff' })
}

const gone = () => new DomainError('session_ended', '这个登录码已失效，请在电脑上换一个')

function alive(row: TicketRow | undefined, nowMs: number): TicketRow {
  if (!row || row.isSpent || row.expiresAt * 1000 <= nowMs) throw gone()
  return row
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url')
const isSame = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
