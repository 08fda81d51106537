import { type InputOf, type OutputOf, POST_TEXT, type verifyPhone as endpoint } from '@microwish/contract'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { DomainError, invalidField } from '../error'
import { isNamed, toActor } from '../person'
import type { VerifiedPhone } from '../phone'
import { maskPhone } from '../privacy'
import { quotaOf } from '../quota.dynamo'
import type { PhoneExchange } from '../session'
import type { Appointment } from './appointment'
import { bindWaiting } from './bind'

type Input = InputOf<typeof endpoint>
type Ctx = Context & { exchangePhone: PhoneExchange }

/**
 * A telephone, proved by WeChat, is kept as a keyed hash and a mask. What waits for it under the person's name becomes
 * theirs. One name is tried: another one is for the desk, and the answer is the same as where nothing waits.
 */
export async function verifyPhone(ctx: Ctx, input: Input): Promise<OutputOf<typeof endpoint>> {
  return runOnce(
    ctx,
    'verifyPhone',
    // The code is good once: what is asked again under the same key is the same verifying.
    { name: input.name },
    {
      run: async (key) => {
        await save(ctx, input, key)
        return bindOwn(ctx)
      },
      again: () => bindOwn(ctx),
    },
  )
}

async function save(ctx: Ctx, { code, name: said }: Input, key: CommandKey | undefined) {
  const { people, phones } = ctx.stores
  const { personId } = ctx.caller
  const [person, before] = await Promise.all([people.get(personId), phones.get(personId)])
  toActor(person, ctx.caller, ctx.now())
  const phone = await ctx.exchangePhone(code)
  if (phone === undefined) {
    throw invalidField('code', '这次没有取到手机号，请再点一次')
  }
  const hash = ctx.hashPhone(phone)
  const own = person && isNamed(person) ? person.name : said
  const name = before?.name ?? own
  const formerHashes = [...new Set([...(before?.formerHashes ?? []), ...(before ? [before.hash] : [])])]
  const after: VerifiedPhone = {
    ...{ hash, masked: maskPhone(phone), verifiedAt: ctx.now() },
    ...(name !== undefined && { name }),
    formerHashes: formerHashes.filter((one) => one !== hash),
  }
  const quota = quotaOf(ctx, 'VERIFY', ctx.settings.verificationsPerDay)
  const saved = await phones.save({ personId, before, after, quota, key })
  if (saved === 'flood') throw new DomainError('too_many_requests', '今天验证得不少了，明天再来')
  if (!saved) throw new DomainError('busy', '刚刚有变化，请再试一次')
}

async function bindOwn(ctx: Ctx): Promise<OutputOf<typeof endpoint>> {
  const { personId } = ctx.caller
  const phone = await ctx.stores.phones.get(personId)
  if (!phone) throw new DomainError('busy', '刚刚有变化，请再试一次')
  const bound = await bindWaiting(ctx, { personId, hash: phone.hash, name: phone.name })
  return { phoneMasked: phone.masked, bound: bound.map((one) => ({ text: wordsFor(one) })) }
}

/** What somebody has become, to themselves. */
function wordsFor({ role, post, areaName = '', unitName = '' }: Appointment): string {
  switch (role) {
    case 'grid_worker':
      return `${areaName}${post ? POST_TEXT[post] : '网格员'}`
    case 'unit_liaison':
      return `${unitName}联络员`
    case 'member':
      return unitName
  }
}
