import type {
  AreaKind,
  AreaId,
  Audience,
  GridFacts,
  Membership,
  PersonId,
  PostNumbers,
  Role,
  StandingId,
  UnitId,
} from '@microwish/contract'

/** A role at an area, with the path that says how far it reaches. Ends are exclusive instants. */
export type Standing = Membership & {
  /** Ids from the county down, `/are_…/are_…/`; a role reaches every path that begins with it. */
  areaPath: string
  from?: string
  to?: string
  /** Absent on what a release before 0.2.0 wrote. */
  standingId?: StandingId
  /** Without an id: from outside the product, by an engineer's command. */
  grantedBy?: { personId?: PersonId; name: string }
  grantedAt?: string
  /** What it follows from. */
  source?: StandingSource
}
/** 任命, 名册, 申请经确认, 并格拆格带来, 运维首任. */
export type StandingSource = 'granted' | 'roster' | 'applied' | 'reshaped' | 'ops'

export type Person = {
  personId: PersonId
  name: string
  /** Shown to residents with 同志. */
  surname: string
  standings: Standing[]
  unitId?: UnitId
  unitName?: string
  /** 亮身份: a party member who chose that residents read it. Never set for anybody else. */
  showsParty?: true
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
  /** In force since the edition that gave it. */
  code: string
  /** Codes it had before, with the day on which each ended: whoever still writes them is told so. */
  formerCodes?: { code: string; until: string }[]
  name: string
  level: Membership['areaLevel']
  kind?: AreaKind
  parentId?: AreaId
  path: string
  /** Names of the areas of `path`, county first. */
  names: string[]
  servicePhone?: string
  serviceName?: string
  /** Households, for coverage figures. */
  households?: number
  /** Its place in the overlay of 大中小微网格. */
  grid?: GridFacts
  /** How many people each post is to have. */
  posts?: PostNumbers
  /** An instant: since then it is no more, and these stand in its place. */
  endedAt?: string
  succeededBy?: AreaId[]
}

/** Whether a role of the actor reaches the path. */
export function reaches(actor: Actor, roles: readonly Role[], areaPath: string): boolean {
  return actor.standings.some((standing) => roles.includes(standing.role) && areaPath.startsWith(standing.areaPath))
}
