import {
  type FoundPerson,
  type InputOf,
  type PersonId,
  type revokeRole as endpoint,
  ROLE_AUDIENCE,
  ROLE_TEXT,
} from '@microwish/contract'
import type { Context } from '../context'
import type { TransactItem } from '../database.dynamo'
import { type CommandKey, runOnce } from '../edition'
import { DomainError } from '../error'
import { type Person, type Standing, toActor } from '../person'
import { checkReach, mayRead, NEVER_NONE } from './grant-policy'
import { changedMeanwhile, rolesNow } from './grant-role'
import { grantIdOf, rolesVersionOf, stateOf } from './view-grant'

type Input = InputOf<typeof endpoint>

/** Takes a role away at this moment. A desk that goes with it is signed out everywhere. */
export function revokeRole(ctx: Context, input: Input): Promise<FoundPerson> {
  return runOnce(ctx, 'revokeRole', input, {
    run: (key) => revoke(ctx, input, key),
    again: async (personId) => {
      // The first attempt may have been cut off before it came to this.
      await ctx.stores.sessions.removeAll(personId as PersonId, 'staff')
      return rolesNow(ctx, personId)
    },
  })
}

async function revoke(ctx: Context, input: Input, key: CommandKey | undefined): Promise<FoundPerson> {
  const { people, sessions, commandKeys } = ctx.stores
  const now = ctx.now()
  const { personId } = input
  const [caller, person] = await Promise.all([people.get(ctx.caller.personId), people.get(personId)])
  const actor = toActor(caller, ctx.caller, now)
  const standing = person?.standings.find((one) => grantIdOf(one) === input.grantId)
  if (!person || person.erasingSince || !standing || !mayRead(actor, standing))
    throw new DomainError('not_found', '没有找到这个身份，或您看不到')
  checkReach(actor, standing.role, standing.areaPath)
  if (rolesVersionOf(person) !== input.version) throw changedMeanwhile()
  const isSaved = await people.saveStandings({
    before: person,
    after: person.standings.map((one) => (one === standing ? { ...one, to: now } : one)),
    now,
    audit: { by: { personId: actor.personId, name: actor.name }, what: 'revoked', note: input.reason },
    also: [...(await staysBehind(ctx, person, standing)), ...commandKeys.items(key, personId)],
  })
  if (!isSaved) throw changedMeanwhile()
  if (ROLE_AUDIENCE[standing.role] === 'staff') await sessions.removeAll(personId, 'staff')
  return rolesNow(ctx, personId)
}

/**
 * Somebody else of the county must keep the role, and keep it until this is through: of two who revoke each other at the
 * same moment one is refused.
 */
async function staysBehind(
  { stores, now }: Context,
  { personId }: Person,
  { role, areaLevel, areaPath }: Standing,
): Promise<TransactItem[]> {
  if (!NEVER_NONE.includes(role) || areaLevel !== 'county') return []
  const at = now()
  const rows = await stores.people.listStandings(`${areaPath}#`, ['staff'])
  const others = new Set(
    rows.filter((row) => row.role === role && row.personId !== personId).map((row) => row.personId),
  )
  for (const otherId of others) {
    const other = await stores.people.get(otherId)
    // The list may lag behind; the person themself does not.
    const holds = other?.standings.some(
      (one) => one.role === role && one.areaPath === areaPath && stateOf(one, at) === 'current',
    )
    if (other && holds && !other.erasingSince) return [stores.grants.unchanged(other)]
  }
  throw new DomainError('last_of_its_kind', `这是最后一位${ROLE_TEXT[role]}，请先授予接任的人`)
}
