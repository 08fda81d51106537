import type { getMe as endpoint, InputOf, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import { hasDesk, toActor } from './to-actor'

export async function getMe(ctx: Context, _input: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const now = ctx.now()
  const person = await ctx.stores.people.get(ctx.caller.personId)
  const { personId, name, audience, standings } = toActor(person, ctx.caller, now)
  const { pollSeconds, consentVersion, reopenDays } = ctx.settings
  return {
    ...{ personId, name, audience, memberships: standings },
    ...(hasDesk(person, now) && { hasDesk: true }),
    settings: { pollSeconds, consentVersion, reopenDays },
  }
}
