import type { getMe as endpoint, InputOf, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import { hasDesk, toActor } from './to-actor'

export async function getMe(ctx: Context, _input: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const now = ctx.now()
  const [person, own] = await Promise.all([ctx.stores.people.get(ctx.caller.personId), ownFacts(ctx)])
  const { personId, name, audience, standings, unitName } = toActor(person, ctx.caller, now)
  const { pollSeconds, consentVersion, reopenDays } = ctx.settings
  return {
    ...{ personId, name, audience, memberships: standings },
    ...(hasDesk(person, now) && { hasDesk: true }),
    ...(unitName !== undefined && { unitName }),
    ...own,
    settings: { pollSeconds, consentVersion, reopenDays },
  }
}

/** What the pages of a phone need besides; a desk asks for none of it. */
async function ownFacts({ caller, stores }: Context): Promise<Partial<OutputOf<typeof endpoint>>> {
  if (caller.audience === 'staff') return {}
  const [phone, { registrations }] = await Promise.all([
    stores.phones.get(caller.personId),
    stores.registrations.read(caller.personId),
  ])
  const applied = registrations.filter(({ status }) => status === 'applied')
  return {
    ...(phone && { hasPhone: true }),
    ...(applied.length > 0 && { applied: applied.map(({ kind, areaName }) => ({ kind, areaName })) }),
  }
}
