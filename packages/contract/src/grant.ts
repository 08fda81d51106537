import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { AreaId, Cursor, Day, Instant, PersonId, UnitId } from './id'
import { NOTE_MAX, PhoneNumber } from './need-command'
import { AreaLevel, Post, Role } from './role'
import { words } from './words'

/** What a role reads of people, as whoever gives it is told beforehand (PRODUCT §5). */
export const ROLE_READS: Record<Role, readonly string[]> = {
  resident: ['自己提出的心愿和经过'],
  member: [
    '报到社区所在街道的心愿大厅：公开摘要，没有姓名、电话和住址',
    '认领期间那一件心愿的原话、电话和住址，每次查看都有记录',
  ],
  unit_liaison: [
    '报到社区所在街道的心愿大厅：公开摘要，没有姓名、电话和住址',
    '认领期间那一件心愿的原话、电话和住址，每次查看都有记录',
    '本单位的登记、协议和数字',
  ],
  grid_worker: ['自己代填的心愿和经过，可替本网格的居民提出', '看不到别人提出的心愿'],
  community_staff: [
    '本社区每一件心愿的原话和经过，每次查看都有记录',
    '电话和住址：写明原因才能查看，居民看得到这条记录',
    '本社区的组织、报到、任命和数字',
  ],
  street_staff: [
    '本街道每一件心愿的原话和经过，每次查看都有记录',
    '电话和住址：写明原因才能查看，居民看得到这条记录',
    '本街道的组织、报到、任命和数字',
  ],
  department: ['看不到居民的心愿，只看交办到本部门的事'],
  district_staff: [
    '辖区内每一件心愿的原话和经过，每次查看都有记录',
    '看不到电话和住址',
    '辖区的组织、报到、任命和数字',
  ],
  auditor: ['身份授予和撤销的记录', '看不到居民的心愿'],
  settings_admin: ['系统设置', '看不到居民的心愿，也不能授予身份'],
  security_admin: ['工作人员的身份和登录', '看不到居民的心愿'],
}

/** In force, from a later day, or over. */
export const GrantState = z.enum(['current', 'coming', 'ended'])
export type GrantState = z.infer<typeof GrantState>
export const GRANT_STATE_TEXT: Record<GrantState, string> = { current: '在任', coming: '未到任', ended: '已结束' }

/** What a role follows from. */
export const GrantSource = z.enum(['granted', 'roster', 'applied', 'reshaped', 'ops'])
export type GrantSource = z.infer<typeof GrantSource>
export const GRANT_SOURCE_TEXT: Record<GrantSource, string> = {
  granted: '授予',
  roster: '单位名册',
  applied: '报到经确认',
  reshaped: '辖区调整',
  ops: '系统开通',
}

/** One role of one person, for staff whose reach it lies in. Times are instants; `to` is the first without it. */
export const Grant = z.object({
  /** Names the role among those of the person. */
  grantId: z.string(),
  personId: PersonId,
  personName: z.string(),
  role: Role,
  areaId: AreaId,
  areaName: z.string(),
  areaLevel: AreaLevel,
  post: z.optional(Post),
  unitName: z.optional(z.string()),
  state: GrantState,
  from: z.optional(Instant),
  to: z.optional(Instant),
  grantedAt: z.optional(Instant),
  grantedBy: z.optional(z.string()),
  source: z.optional(GrantSource),
  /** Whether this reader may revoke it. */
  canRevoke: z.boolean(),
})
export type Grant = z.infer<typeof Grant>

/** Changes with every change of a person's roles; a command names the one that its author saw. */
export const RolesVersion = z.string().check(z.regex(/^[\w-]{16}$/))

/** Somebody as the roles editor knows them: the roles inside the reader's reach, and no others. */
export const FoundPerson = z.object({
  personId: PersonId,
  name: z.string(),
  phoneMasked: z.optional(z.string()),
  version: RolesVersion,
  /** Has no name of their own yet: a role of staff wants one. */
  needsName: z.boolean(),
  roles: z.array(Grant),
})
export type FoundPerson = z.infer<typeof FoundPerson>

export const findPerson = endpoint({
  name: 'findPerson',
  method: 'POST',
  path: '/people/searches',
  audience: 'staff',
  status: 200,
  summary:
    'Find somebody by a verified telephone or by their id. Every search is noted and counted against a daily limit.',
  input: z
    .strictObject({ phone: z.optional(PhoneNumber), personId: z.optional(PersonId) })
    .check(
      z.refine((by) => (by.phone === undefined) !== (by.personId === undefined), { path: ['phone'], error: 'one' }),
    ),
  /** Empty when nobody is known so. */
  output: z.object({ items: z.array(FoundPerson) }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'forbidden', 'too_many_requests'],
})

/**
 * Which role, where, for how long. Days are of Asia/Shanghai, both included; without a last day until it is revoked. A
 * post of a grid is no role to give: `appoint` fills it.
 */
const offer = {
  role: Role,
  areaId: AreaId,
  /** Of a liaison, and of a member who serves for a unit. */
  unitId: z.optional(UnitId),
  fromDay: z.optional(Day),
  toDay: z.optional(Day),
}

export const previewGrant = endpoint({
  name: 'previewGrant',
  method: 'POST',
  path: '/grants/previews',
  audience: 'staff',
  status: 200,
  summary: 'What a role would reach, before it is granted. Changes nothing.',
  input: z.strictObject({ personId: PersonId, ...offer }),
  output: z.object({
    role: Role,
    areaName: z.string(),
    /** Areas in force that it reaches, the one itself included. */
    areas: z.array(z.object({ level: AreaLevel, count: z.int() })),
    /** Cases there that are not over; absent for a role that reads none. */
    openCases: z.optional(z.int()),
    /** What it reads of people, in words. */
    reads: z.array(z.string()),
    /** Who holds the same role at the same place now; at most 20. */
    beside: z.array(Grant),
  }),
  errors: [
    'invalid_input',
    'unauthenticated',
    'wrong_audience',
    'forbidden',
    'beyond_reach',
    'not_found',
    'area_unknown',
    'overlapping',
  ],
})

export const grantRole = endpoint({
  name: 'grantRole',
  method: 'POST',
  path: '/grants',
  audience: 'staff',
  status: 201,
  command: true,
  summary: 'Give somebody a role, for a time and with a reason. Answers with their roles.',
  input: z.strictObject({
    personId: PersonId,
    version: RolesVersion,
    ...offer,
    /** Of somebody who has none yet: what residents and colleagues will read. */
    name: z.optional(z.string().check(z.regex(/^[\u3400-\u9fff·]{2,20}$/))),
    reason: words(NOTE_MAX),
  }),
  output: FoundPerson,
  errors: [
    'invalid_input',
    'unauthenticated',
    'wrong_audience',
    'forbidden',
    'beyond_reach',
    'not_found',
    'area_unknown',
    'overlapping',
    'stale_version',
    'idempotency_key_reused',
  ],
})

export const revokeRole = endpoint({
  name: 'revokeRole',
  method: 'POST',
  path: '/people/:personId/revocations',
  audience: 'staff',
  status: 200,
  command: true,
  summary: 'Take a role away at once; a desk that goes with it is signed out. Answers with the roles that are left.',
  input: z.strictObject({
    personId: PersonId,
    version: RolesVersion,
    grantId: z.string().check(z.regex(/^[\w#]{1,100}$/)),
    reason: words(NOTE_MAX),
  }),
  output: FoundPerson,
  errors: [
    'invalid_input',
    'unauthenticated',
    'wrong_audience',
    'forbidden',
    'beyond_reach',
    'not_found',
    'stale_version',
    'last_of_its_kind',
    'idempotency_key_reused',
  ],
})

export const listGrants = endpoint({
  name: 'listGrants',
  method: 'GET',
  path: '/grants',
  audience: 'staff',
  status: 200,
  summary: 'Who has which role at a place and below it, since when, and from whom; and what the reader may give there.',
  input: z.object({
    /** Absent: the reader's own. */
    area: z.optional(AreaId),
    /** Desks, or the people who come to help. */
    side: z._default(z.enum(['staff', 'citizen']), 'staff'),
    role: z.optional(Role),
    /** Those that are over too. */
    state: z._default(z.enum(['open', 'all']), 'open'),
    cursor: z.optional(Cursor),
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(50)), 50),
  }),
  output: z.object({
    areaId: AreaId,
    areaName: z.string(),
    items: z.array(Grant),
    cursor: z.optional(Cursor),
    /** The roles that this reader may give, and on which levels. */
    gives: z.array(z.object({ role: Role, levels: z.array(AreaLevel) })),
    /** Whether the reader may see a person's history of roles. */
    canReadHistory: z.boolean(),
  }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'forbidden', 'not_found'],
})

export const GrantEvent = z.enum([
  'granted',
  'revoked',
  'registered',
  'appointed',
  'moved',
  'left',
  'searched',
  'other',
])
export type GrantEvent = z.infer<typeof GrantEvent>
export const GRANT_EVENT_TEXT: Record<GrantEvent, string> = {
  granted: '授予身份',
  revoked: '撤销身份',
  registered: '报到',
  appointed: '任命',
  moved: '随辖区调整',
  left: '离开',
  searched: '被查找',
  other: '变更',
}

export const listGrantHistory = endpoint({
  name: 'listGrantHistory',
  method: 'GET',
  path: '/people/:personId/grants',
  audience: 'staff',
  status: 200,
  summary: 'What was given to a person and taken away, by whom and why, newest first; for audit and security.',
  input: z.object({
    personId: PersonId,
    cursor: z.optional(Cursor),
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(50)), 20),
  }),
  output: z.object({
    items: z.array(
      z.object({
        at: Instant,
        event: GrantEvent,
        by: z.string(),
        note: z.optional(z.string()),
        /** The roles that it changed, as they stood afterwards. */
        roles: z.array(
          z.object({
            role: Role,
            areaName: z.string(),
            post: z.optional(Post),
            from: z.optional(Instant),
            to: z.optional(Instant),
          }),
        ),
      }),
    ),
    cursor: z.optional(Cursor),
  }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'forbidden', 'not_found'],
})

export const GRANT_ENDPOINTS = [findPerson, previewGrant, grantRole, revokeRole, listGrants, listGrantHistory] as const
