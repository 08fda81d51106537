import type { InputOf, OutputOf, Role, withdrawFamily as endpoint } from '@microwish/contract'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { DomainError } from '../error'
import { toActor } from '../person'
import { quotaOf } from '../quota.dynamo'

type Input = InputOf<typeof endpoint>
const DESKS: readonly Role[] = ['community_staff', 'street_staff']

/**
 * Somebody tells the community that they do not want to be on another's list. The desk hears nothing of the list, so the
 * answer is the same whether the name stood there or not.
 */
export function withdrawFamily(ctx: Context, input: Input): Promise<OutputOf<typeof endpoint>> {
  const done = () => Promise.resolve({ isDone: true as const })
  return runOnce(ctx, 'withdrawFamily', input, { run: (key) => withdraw(ctx, input, key).then(done), again: done })
}

async function withdraw(ctx: Context, { personId, name, reason }: Input, key: CommandKey | undefined): Promise<void> {
  const { people, family } = ctx.stores
  const now = ctx.now()
  const actor = toActor(await people.get(ctx.caller.personId), ctx.caller, now)
  if (!actor.standings.some(({ role }) => DESKS.includes(role)))
    throw new DomainError('forbidden', '退出家人名单由社区或街道办理')
  const owner = await people.get(personId)
  if (!owner || owner.erasingSince) throw new DomainError('not_found', '没有找到这个人')
  const { relatives } = await family.read(personId)
  const isDone = await family.withdraw(
    personId,
    relatives.filter((one) => one.name === name),
    {
      at: now,
      by: { personId: actor.personId, name: actor.name },
      reason,
      quota: quotaOf(ctx, 'WITHDRAWAL', ctx.settings.searchesPerDay),
      key,
    },
  )
  if (!isDone) throw new DomainError('too_many_requests', '今天办理的次数已经用完，请明天再办')
}
