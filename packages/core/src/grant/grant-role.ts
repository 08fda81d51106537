import {
  type FoundPerson,
  type grantRole as endpoint,
  type InputOf,
  type PersonId,
  ROLE_AUDIENCE,
  type StandingId,
  type UnitId,
} from '@microwish/contract'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { DomainError, invalidField } from '../error'
import { isStanding } from '../organisation'
import { type Person, type Standing, toActor } from '../person'
import { dayOf } from '../statistics'
import { checkOffer } from './check-grant'
import { foundPersonOf } from './find-person'
import { needsName, rolesVersionOf } from './view-grant'

type Input = InputOf<typeof endpoint>

/** Gives somebody a role; the role, its line in the audit and the key are there together or not at all. */
export function grantRole(ctx: Context, input: Input): Promise<FoundPerson> {
  return runOnce(ctx, 'grantRole', input, { run: (key) => grant(ctx, input, key), again: (id) => rolesNow(ctx, id) })
}

async function grant(ctx: Context, input: Input, key: CommandKey | undefined): Promise<FoundPerson> {
  const { personId, version, name, reason, unitId, ...place } = input
  const offered = await checkOffer(ctx, { personId, unitId, ...place })
  const { actor, now, person } = offered
  if (rolesVersionOf(person) !== version) throw changedMeanwhile()
  const by = { personId: actor.personId, name: actor.name }
  const unit = unitId && { unitId, unitName: await unitNameOf(ctx, unitId) }
  const standing: Standing = {
    ...offered.standing,
    ...unit,
    standingId: ctx.newId('std') as StandingId,
    grantedBy: by,
    grantedAt: now,
    source: 'granted',
  }
  const isSaved = await ctx.stores.people.saveStandings({
    before: person,
    after: [...person.standings, standing],
    now,
    audit: { by, what: 'granted', note: reason },
    facts: {
      ...namesOf(person, standing, name),
      ...(person.unitId === undefined && unit),
    },
    also: ctx.stores.commandKeys.items(key, personId),
  })
  if (!isSaved) throw changedMeanwhile()
  return rolesNow(ctx, personId)
}

/** The answer, then and when it is asked for again. */
export async function rolesNow(ctx: Context, personId: string): Promise<FoundPerson> {
  const [caller, person] = await Promise.all([
    ctx.stores.people.get(ctx.caller.personId),
    ctx.stores.people.get(personId as PersonId),
  ])
  if (!person) throw new DomainError('not_found', '没有找到这个人')
  return foundPersonOf(ctx, toActor(caller, ctx.caller, ctx.now()), person)
}

export const changedMeanwhile = () => new DomainError('stale_version', '这个人的身份刚刚有了变化，请刷新再看')

/** A desk is signed with a name; who has one keeps it. */
function namesOf(
  person: Person,
  { role }: Standing,
  name: string | undefined,
): Pick<Person, 'name' | 'surname'> | object {
  if (!needsName(person)) {
    if (name === undefined || name === person.name) return {}
    throw invalidField('name', '这位同志已经有姓名了，这里不能改')
  }
  if (name !== undefined) return { name, surname: [...name][0] ?? '' }
  if (ROLE_AUDIENCE[role] === 'citizen') return {}
  throw invalidField('name', '请填写这位同志的姓名')
}

async function unitNameOf({ stores, now }: Context, unitId: UnitId): Promise<string> {
  const unit = await stores.organisations.get(unitId)
  if (unit && isStanding(unit, dayOf(now()))) return unit.name
  throw invalidField('unitId', '没有这个单位，或已经撤销，请重新选择')
}
