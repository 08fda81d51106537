import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { AreaId, Cursor, Day, Instant, PersonId, TeamId, UnitId, Version } from './id'
import { AreaLevel, Role } from './role'
import { words } from './words'

/** Kinds as data; what a county calls one of its own stands in the name of the team. */
export const TeamKind = z.enum([
  'service',
  'volunteer',
  'red_steward',
  'micro',
  'pioneer',
  'mediation',
  'patrol',
  'other',
])
export type TeamKind = z.infer<typeof TeamKind>
export const TEAM_KIND_TEXT: Record<TeamKind, string> = {
  service: '党员服务队',
  volunteer: '志愿服务队',
  red_steward: '红色管家',
  micro: '四微服务队',
  pioneer: '先锋队',
  mediation: '调解队',
  patrol: '巡防队',
  other: '其他队伍',
}

export const TeamMember = z.object({
  personId: PersonId,
  name: z.string(),
  from: Day,
  /** The last day; absent while they stand in it. */
  to: z.optional(Day),
  isLeader: z.boolean(),
})
export type TeamMember = z.infer<typeof TeamMember>

export const TeamLine = z.object({
  version: Version,
  at: Instant,
  what: z.enum(['add', 'rename', 'join', 'leave', 'lead', 'end']),
  by: z.object({ name: z.string(), role: Role }),
  /** Whom or what it was about: a name. */
  about: z.optional(z.string()),
})
export type TeamLine = z.infer<typeof TeamLine>

export const TeamMay = z.enum(['rename', 'join', 'leave', 'lead', 'end'])
export type TeamMay = z.infer<typeof TeamMay>

export const Team = z.object({
  teamId: TeamId,
  version: Version,
  name: z.string(),
  kind: TeamKind,
  areaId: AreaId,
  areaName: z.string(),
  areaLevel: AreaLevel,
  areaNames: z.array(z.string()),
  unitId: z.optional(UnitId),
  unitName: z.optional(z.string()),
  from: Day,
  endedOn: z.optional(Day),
  /** People who stand in it today. */
  size: z.int(),
  leader: z.optional(z.object({ personId: PersonId, name: z.string() })),
  updatedAt: Instant,
  may: z.array(TeamMay),
  /** Former members too; where one team was asked for. */
  members: z.optional(z.array(TeamMember)),
  history: z.optional(z.array(TeamLine)),
})
export type Team = z.infer<typeof Team>

const writeErrors = [
  'invalid_input',
  'unauthenticated',
  'wrong_audience',
  'forbidden',
  'not_found',
  'overlapping',
  'action_not_allowed',
  'stale_version',
  'money_words',
  'idempotency_key_reused',
] as const

export const listTeams = endpoint({
  name: 'listTeams',
  method: 'GET',
  path: '/teams',
  audience: 'staff',
  status: 200,
  summary: 'Teams of an area and below it, or one team with its members and history.',
  input: z.object({
    teamId: z.optional(TeamId),
    /** Absent: the caller's own area. */
    area: z.optional(AreaId),
    kind: z.optional(TeamKind),
    /** Ended ones too. */
    withEnded: z.optional(z.literal('true')),
    cursor: z.optional(Cursor),
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(50)), 20),
  }),
  output: z.object({ items: z.array(Team), cursor: z.optional(Cursor) }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'not_found'],
})

export const addTeam = endpoint({
  name: 'addTeam',
  method: 'POST',
  path: '/teams',
  audience: 'staff',
  status: 201,
  command: true,
  summary: 'A team of an area; its unit, if it is one’s own.',
  input: z.strictObject({
    name: words(30),
    kind: TeamKind,
    areaId: AreaId,
    unitId: z.optional(UnitId),
    /** Absent: today. */
    from: z.optional(Day),
  }),
  output: Team,
  errors: ['area_unknown', ...writeErrors],
})

const change = <const A extends string, S extends z.core.$ZodLooseShape>(action: A, shape: S) =>
  z.strictObject({ teamId: TeamId, version: Version, action: z.literal(action), ...shape })

export const ChangeTeam = z.discriminatedUnion('action', [
  change('rename', { name: words(30) }),
  /** From a day on, not before the team itself; absent: today. */
  change('join', { personId: PersonId, from: z.optional(Day) }),
  /** `on`: the last day; absent: today. */
  change('leave', { personId: PersonId, on: z.optional(Day) }),
  /** Somebody who stands in it leads it; absent: nobody. */
  change('lead', { personId: z.optional(PersonId) }),
  change('end', { on: z.optional(Day) }),
])
export type ChangeTeam = z.infer<typeof ChangeTeam>

export const changeTeam = endpoint({
  name: 'changeTeam',
  method: 'POST',
  path: '/teams/:teamId/changes',
  audience: 'staff',
  status: 200,
  command: true,
  summary: 'Rename it, add a member, let one leave, name its leader, end it.',
  input: ChangeTeam,
  output: Team,
  errors: writeErrors,
})

export const TEAM_ENDPOINTS = [listTeams, addTeam, changeTeam] as const
