import type { PersonStore } from '../person'
import type { EraseReason, Job } from './job'
import { type StartContext, startJob, type StartOptions } from './start-job'

type Ctx = Omit<StartContext, 'stores'> & {
  stores: StartContext['stores'] & { people: Pick<PersonStore, 'findByOpenId'> }
}

/**
 * Starts erasing whoever WeChat knows by this openid, as it asks for with `user_authorization_revoke`.
 * @returns undefined for somebody whom we do not know, or know no more: there is nothing to erase
 */
export async function startEraseByOpenId(
  ctx: Ctx,
  { openId, reason }: { openId: string; reason: EraseReason },
  options: StartOptions,
): Promise<Job | undefined> {
  const personId = await ctx.stores.people.findByOpenId(openId)
  return personId && startJob(ctx, { kind: 'erase', input: { personId, reason } }, options)
}
