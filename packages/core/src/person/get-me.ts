import type { getMe as endpoint, InputOf, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import { toActor } from './to-actor'

export async function getMe(ctx: Context, _input: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const { personId, name, audience, standings } = toActor(
    await ctx.stores.people.get(ctx.caller.personId),
    ctx.caller,
    ctx.now(),
  )
  const { pollSeconds, consentVersion, reopenDays } = ctx.settings
  return { personId, name, audience, memberships: standings, settings: { pollSeconds, consentVersion, reopenDays } }
}
