import { createHmac } from 'node:crypto'
import type { PersonId, Session } from '@microwish/contract'
import type { Platform } from '../context'
import { DomainError } from '../error'
import { type AccessSigner, openSession } from './session'

/** Exchanges a single-use sign-in code for the platform's identity of a person; undefined when the code is not good. */
export type CodeExchange = (code: string) => Promise<string | undefined>
/** The telephone behind a single-use code of WeChat's button; undefined when the code is not good. */
export type PhoneExchange = (code: string) => Promise<string | undefined>
type Ctx = Platform & {
  sign: AccessSigner
  exchange: CodeExchange
  /** Keys the identity's hash. */ identityKey: Uint8Array
}

/** Signs in silently. A person seen for the first time becomes a resident without a place; they are found by the identity's hash; the identity itself lies with the person, for messages. */
export async function startSession(ctx: Ctx, { code }: { code: string }): Promise<Session> {
  const identity = await ctx.exchange(code)
  if (identity === undefined) throw new DomainError('code_invalid', '登录码无效或已用过，请重新进入')
  const person = await ctx.stores.people.findOrCreate(identityHash(ctx.identityKey, identity), () => ({
    personId: ctx.newId('per') as PersonId,
    name: `邻居${ctx.digits(4)}`,
    surname: '邻居',
    standings: [],
    openId: identity,
  }))
  return openSession(ctx, { personId: person.personId, audience: 'citizen' })
}

export const identityHash = (key: Uint8Array, identity: string) =>
  createHmac('sha256', key).update(identity).digest('base64url')
