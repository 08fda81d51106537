import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { AppointmentId, AreaId, Day, Instant, PersonId, UnitId, Version } from './id'
import { PhoneNumber } from './need-command'
import { NAME_MAX } from './profile'
import { AreaLevel, Post } from './role'
import { words } from './words'

/** What somebody can be written down for by name and telephone, before they have ever opened the app. */
export const AppointedRole = z.enum(['member', 'grid_worker', 'unit_liaison'])
export type AppointedRole = z.infer<typeof AppointedRole>
export const APPOINTED_ROLE_TEXT: Record<AppointedRole, string> = {
  member: '在册党员/职工',
  grid_worker: '网格岗位',
  unit_liaison: '单位联络员',
}

/** `waiting`: until the telephone is verified under that name. */
export const AppointmentStatus = z.enum(['waiting', 'bound', 'ended'])
export type AppointmentStatus = z.infer<typeof AppointmentStatus>
export const APPOINTMENT_STATUS_TEXT: Record<AppointmentStatus, string> = {
  waiting: '待本人验证手机号',
  bound: '已上岗',
  ended: '已结束',
}

/** Somebody who has verified this telephone under another name: a couple with one phone, or a slip in the file. */
export const Claimant = z.object({ personId: PersonId, name: z.string() })

const appointment = {
  appointmentId: AppointmentId,
  version: Version,
  name: z.string(),
  phoneMasked: z.optional(z.string()),
  personId: z.optional(PersonId),
  status: AppointmentStatus,
  /** First day. */
  from: Day,
  /** Last day; absent: until further notice. */
  to: z.optional(Day),
  grantedBy: z.string(),
  /** Why it was ended. */
  endReason: z.optional(z.string()),
  claimants: z.optional(z.array(Claimant)),
  mayChange: z.boolean(),
}

/** Somebody on a post. */
export const PostHolder = z.object({
  ...appointment,
  /** How many other areas this person has the same post in. */
  elsewhere: z.int(),
})
export type PostHolder = z.infer<typeof PostHolder>

/** One kind of post of one area. */
export const PostRow = z.object({
  areaId: AreaId,
  areaName: z.string(),
  /** The names above it, nearest last. */
  above: z.array(z.string()),
  level: AreaLevel,
  post: Post,
  /** Places. */
  places: z.int(),
  /** People appointed today. */
  filled: z.int(),
  /** Places without anybody. */
  gap: z.int(),
  /** People beyond the places. */
  surplus: z.int(),
  holders: z.array(PostHolder),
})
export type PostRow = z.infer<typeof PostRow>

export const listPosts = endpoint({
  name: 'listPosts',
  method: 'GET',
  path: '/posts',
  audience: 'staff',
  status: 200,
  summary: 'The posts of an area and all below it: places, people, gaps and double assignments, as of today.',
  input: z.object({
    /** Absent: the caller’s own area. */
    area: z.optional(AreaId),
    /** Rows only with a gap, or only with somebody on two posts or too many; totals are of all. */
    only: z.optional(z.enum(['gaps', 'doubles'])),
    cursor: z.optional(z.coerce.number().check(z.int(), z.gte(0))),
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(500)), 200),
  }),
  output: z.object({
    items: z.array(PostRow),
    /** The number of rows before the next page. */
    cursor: z.optional(z.int()),
    totals: z.object({
      places: z.int(),
      filled: z.int(),
      gaps: z.int(),
      /** Rows with more people than places. */
      surplus: z.int(),
      /** People who have the same post in several areas. */
      doubles: z.int(),
      /** Of those filled: whose telephone is not verified yet. */
      waiting: z.int(),
    }),
    byPost: z.array(z.object({ post: Post, places: z.int(), filled: z.int() })),
  }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'not_found'],
})

export const appoint = endpoint({
  name: 'appoint',
  method: 'POST',
  path: '/appointments',
  audience: 'staff',
  status: 201,
  command: true,
  summary:
    'Put somebody on a post, on a unit’s roster, or in charge for a unit: a person we know, or a name and a telephone that are theirs once verified.',
  input: z.discriminatedUnion('role', [
    z.strictObject({
      role: z.literal('grid_worker'),
      /** A grid, estate, building or household group. */
      areaId: AreaId,
      post: Post,
      personId: z.optional(PersonId),
      name: z.optional(words(NAME_MAX)),
      phone: z.optional(PhoneNumber),
      from: z.optional(Day),
      to: z.optional(Day),
    }),
    z.strictObject({
      role: z.enum(['member', 'unit_liaison']),
      unitId: UnitId,
      /** A liaison’s community; members stand where the unit is paired. */
      areaId: z.optional(AreaId),
      personId: z.optional(PersonId),
      name: z.optional(words(NAME_MAX)),
      phone: z.optional(PhoneNumber),
      from: z.optional(Day),
      to: z.optional(Day),
      isPartyMember: z._default(z.boolean(), false),
      branchId: z.optional(UnitId),
    }),
  ]),
  output: z.object(appointment),
  errors: [
    'invalid_input',
    'unauthenticated',
    'wrong_audience',
    'forbidden',
    'beyond_reach',
    'not_found',
    'overlapping',
    'directory_busy',
    'idempotency_key_reused',
    'busy',
  ],
})

/** Where an appointment is listed: a post by its area, a roster entry by its unit. */
const listedAt = { areaId: z.optional(AreaId), unitId: z.optional(UnitId) }

export const endAppointment = endpoint({
  name: 'endAppointment',
  method: 'POST',
  path: '/appointments/:appointmentId/endings',
  audience: 'staff',
  status: 200,
  command: true,
  summary: 'End an appointment with a last day (today by default): the role ends with it.',
  input: z.strictObject({
    appointmentId: AppointmentId,
    ...listedAt,
    version: Version,
    to: z.optional(Day),
    reason: z.optional(words(100)),
  }),
  output: z.object(appointment),
  errors: [
    'invalid_input',
    'unauthenticated',
    'wrong_audience',
    'not_found',
    'stale_version',
    'action_not_allowed',
    'directory_busy',
    'idempotency_key_reused',
    'busy',
  ],
})

export const bindAppointment = endpoint({
  name: 'bindAppointment',
  method: 'POST',
  path: '/appointments/:appointmentId/bindings',
  audience: 'staff',
  status: 200,
  command: true,
  summary: 'It is this person: one of those who have verified the telephone under another name.',
  input: z.strictObject({ appointmentId: AppointmentId, ...listedAt, version: Version, personId: PersonId }),
  output: z.object(appointment),
  errors: [
    'invalid_input',
    'unauthenticated',
    'wrong_audience',
    'forbidden',
    'not_found',
    'stale_version',
    'action_not_allowed',
    'overlapping',
    'directory_busy',
    'idempotency_key_reused',
    'busy',
  ],
})

export const RosterRow = z.object({
  ...appointment,
  role: AppointedRole,
  areaName: z.optional(z.string()),
  /** Of party members, for the staff of unit or branch. */
  party: z.optional(z.object({ branchId: z.optional(UnitId), branchName: z.optional(z.string()) })),
})
export type RosterRow = z.infer<typeof RosterRow>

export const listRoster = endpoint({
  name: 'listRoster',
  method: 'GET',
  path: '/units/:unitId/roster',
  audience: 'staff',
  status: 200,
  summary: 'Who stands on the roster of a unit.',
  input: z.object({
    unitId: UnitId,
    /** `ended`: those who stood there before. */
    list: z._default(z.enum(['current', 'ended']), 'current'),
  }),
  output: z.object({ items: z.array(RosterRow) }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'not_found'],
})

/** What a letter of appointment (聘用书) says. */
export const LetterFacts = z.object({
  name: z.string(),
  /** 「榆钱巷社区榆钱里网格管理员」. */
  post: z.string(),
  /** County first. */
  places: z.array(z.string()),
  from: Day,
  to: z.optional(Day),
  /** Who appoints: the community. */
  issuer: z.string(),
  issuedOn: Day,
})
export type LetterFacts = z.infer<typeof LetterFacts>

/** What a grid notice card (网格公示牌) says: the desk’s telephone, nobody’s own. */
export const NoticeCardFacts = z.object({
  areaName: z.string(),
  places: z.array(z.string()),
  people: z.array(z.object({ post: Post, name: z.string() })),
  serviceName: z.optional(z.string()),
  servicePhone: z.optional(z.string()),
  households: z.optional(z.int()),
  /** The `scene` of the mini-program code (≤ 32 characters): the area that the page opens with. */
  scene: z.string(),
  /** The mini-program page that the code opens. */
  page: z.string(),
})
export type NoticeCardFacts = z.infer<typeof NoticeCardFacts>

export const getLetter = endpoint({
  name: 'getLetter',
  method: 'GET',
  path: '/areas/:areaId/letters',
  audience: 'staff',
  status: 200,
  summary: 'What the letters of appointment and the notice card of an area say.',
  input: z.object({ areaId: AreaId }),
  output: z.object({
    letters: z.array(z.object({ appointmentId: AppointmentId, at: Instant, letter: LetterFacts })),
    card: NoticeCardFacts,
  }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'not_found'],
})

export const APPOINTMENT_ENDPOINTS = [
  listPosts,
  appoint,
  endAppointment,
  bindAppointment,
  listRoster,
  getLetter,
] as const
