import type { AreaId, Audience, Membership, PersonId, Role, UnitId } from '@microwish/contract'

/** A role at an area, with the path that says how far it reaches. Ends are exclusive instants. */
export type Standing = Membership & {
  /** Ids from the county down, `/are_…/are_…/`; a role reaches every path that begins with it. */
  areaPath: string
  from?: string
  to?: string
}

export type Person = {
  personId: PersonId
  name: string
  /** Shown to residents with 同志. */
  surname: string
  standings: Standing[]
  unitId?: UnitId
  unitName?: string
  /** The person at WeChat, for messages; never in any answer. */
  openId?: string
  /** The person is being erased and may do nothing any more. */
  erasingSince?: string
}

/** Who is asking: the token proves person, audience and session; standings come from the first read (decision 2). */
export type Actor = Omit<Person, 'standings'> & {
  audience: Audience
  /** In force now, and of the token's audience only. */
  standings: Standing[]
}

export type Caller = { personId: PersonId; audience: Audience; sessionId: string }

export type Area = {
  areaId: AreaId
  code: string
  name: string
  level: Membership['areaLevel']
  parentId?: AreaId
  path: string
  /** Names of the areas of `path`, county first. */
  names: string[]
  servicePhone?: string
  serviceName?: string
}

/** Whether a role of the actor reaches the path. */
export function reaches(actor: Actor, roles: readonly Role[], areaPath: string): boolean {
  return actor.standings.some((standing) => roles.includes(standing.role) && areaPath.startsWith(standing.areaPath))
}
