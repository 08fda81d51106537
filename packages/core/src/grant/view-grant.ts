import type { FoundPerson, Grant, GrantState } from '@microwish/contract'
import { fingerprintOf } from '../fingerprint'
import type { Actor, Person, Standing, StandingRow } from '../person'
import { mayGive, mayRead } from './grant-policy'

/** Names a role among those of one person; what an old release wrote has no id of its own. */
export const grantIdOf = ({ standingId, role, areaId, post }: Standing): string =>
  standingId ?? [role, areaId, ...(post ? [post] : [])].join('#')

/** Of all roles of a person: any change, by anybody, makes another. */
export const rolesVersionOf = ({ standings }: Pick<Person, 'standings'>): string =>
  fingerprintOf(standings).slice(0, 16)

/** The alias of somebody who signed in silently and told nobody who they are. */
export const needsName = ({ name }: Pick<Person, 'name'>): boolean => /^邻居\d{4}$/.test(name)

export function stateOf({ from, to }: Pick<Standing, 'from' | 'to'>, now: string): GrantState {
  if (to !== undefined && to <= now) return 'ended'
  return from !== undefined && from > now ? 'coming' : 'current'
}

export function toGrant(row: StandingRow, actor: Actor, now: string): Grant {
  const { personId, personName, role, areaId, areaName, areaLevel, post, unitName, from, to, grantedAt, source } = row
  const state = stateOf(row, now)
  return {
    ...{ grantId: grantIdOf(row), personId, personName, role, areaId, areaName, areaLevel, state },
    ...(post && { post }),
    ...(unitName && { unitName }),
    ...(from && { from }),
    ...(to && { to }),
    ...(grantedAt && { grantedAt }),
    ...(row.grantedBy && { grantedBy: row.grantedBy.name }),
    ...(source && { source }),
    canRevoke: state !== 'ended' && mayGive(actor, role, row.areaPath),
  }
}

/** The person and those of their roles, ended ones too, that the reader may know. */
export function toFoundPerson(
  { actor, now }: { actor: Actor; now: string },
  person: Person,
  { rows, phoneMasked }: { rows: readonly StandingRow[]; phoneMasked?: string | undefined },
): FoundPerson {
  const { personId, name } = person
  return {
    personId,
    name,
    ...(phoneMasked !== undefined && { phoneMasked }),
    version: rolesVersionOf(person),
    needsName: needsName(person),
    roles: rows.filter((row) => mayRead(actor, row)).map((row) => toGrant(row, actor, now)),
  }
}
