import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { AreaId, Cursor, Instant, PersonId, RegistrationId, UnitId, Version } from './id'
import { NOTE_MAX } from './need-command'
import { NAME_MAX, OwnParty } from './profile'
import { words } from './words'

/** 双报到: with the community that the unit is paired with, with the one at home, or away from home. */
export const RegistrationKind = z.enum(['unit', 'home', 'floating'])
export type RegistrationKind = z.infer<typeof RegistrationKind>
export const REGISTRATION_KIND_TEXT: Record<RegistrationKind, { staff: string; resident: string }> = {
  unit: { staff: '单位结对社区报到', resident: '到单位结对的社区' },
  home: { staff: '居住地社区报到', resident: '到我住的社区' },
  floating: { staff: '流动党员报到', resident: '我是外地来的流动党员' },
}

export const RegistrationStatus = z.enum(['applied', 'in_force', 'refused', 'cancelled', 'ended'])
export type RegistrationStatus = z.infer<typeof RegistrationStatus>
export const REGISTRATION_STATUS_TEXT: Record<RegistrationStatus, { staff: string; resident: string }> = {
  applied: { staff: '待确认', resident: '等社区确认' },
  in_force: { staff: '在册', resident: '已报到' },
  refused: { staff: '未通过', resident: '这次没有通过' },
  cancelled: { staff: '已撤回', resident: '您已撤回' },
  ended: { staff: '已离开', resident: '已离开' },
}

/** 名册直接报到, 申请经确认. */
export const RegistrationSource = z.enum(['roster', 'applied'])
export type RegistrationSource = z.infer<typeof RegistrationSource>

/** What I may do with a registration of mine. */
export const RegistrationAction = z.enum(['cancel', 'leave', 'move'])
export type RegistrationAction = z.infer<typeof RegistrationAction>

const registration = {
  registrationId: RegistrationId,
  version: Version,
  kind: RegistrationKind,
  status: RegistrationStatus,
  source: RegistrationSource,
  /** The community. */
  areaId: AreaId,
  areaName: z.string(),
  unitId: z.optional(UnitId),
  unitName: z.optional(z.string()),
  /** When I asked, or the roster brought it. */
  appliedAt: Instant,
  from: z.optional(Instant),
  to: z.optional(Instant),
  /** Why the desk refused; for whoever asked. */
  reason: z.optional(z.string()),
}

export const MyRegistration = z.object({
  ...registration,
  streetName: z.optional(z.string()),
  /** A move that waits for the new community: where from. */
  movesFrom: z.optional(z.string()),
  actions: z.array(RegistrationAction),
})
export type MyRegistration = z.infer<typeof MyRegistration>

export const listMyRegistrations = endpoint({
  name: 'listMyRegistrations',
  method: 'GET',
  path: '/me/registrations',
  audience: 'citizen',
  status: 200,
  summary: 'Where I stand registered, have asked to, and stood before; newest first.',
  input: z.object({}),
  output: z.object({
    items: z.array(MyRegistration),
    /** My unit by its roster, and the community it is paired with: `register` with kind `unit` takes effect at once. */
    unit: z.optional(
      z.object({
        unitName: z.string(),
        areaId: z.optional(AreaId),
        areaName: z.optional(z.string()),
      }),
    ),
    phoneMasked: z.optional(z.string()),
    /** Which kinds are free: at most one `unit`, and one `home` or `floating`. */
    mayRegister: z.array(RegistrationKind),
  }),
  errors: ['unauthenticated'],
})

export const register = endpoint({
  name: 'register',
  method: 'POST',
  path: '/me/registrations',
  audience: 'citizen',
  status: 201,
  command: true,
  summary:
    'Register with a community (双报到). With a verified phone on the unit’s roster, `unit` takes effect at once; everything else waits for the desk.',
  input: z
    .strictObject({
      kind: RegistrationKind,
      /** A community; not needed where the roster says which. */
      areaId: z.optional(AreaId),
      /** My full name, for the desk; needed of whoever has none with us yet. */
      name: z.optional(words(NAME_MAX)),
      /** Where I work, in my words, when no roster says so. */
      unitText: z.optional(words(40)),
      /** 流动党员: the branch at home; needed with `floating`. */
      homeBranch: z.optional(words(60)),
      /** I am a party member: read by the desk that confirms, and by nobody else. */
      isPartyMember: z._default(z.boolean(), false),
      note: z.optional(words(NOTE_MAX)),
    })
    .check(
      z.refine((one) => one.kind !== 'floating' || one.homeBranch !== undefined, {
        path: ['homeBranch'],
        error: 'homeBranch',
      }),
    ),
  output: MyRegistration,
  errors: [
    'invalid_input',
    'unauthenticated',
    'area_unknown',
    'already_registered',
    'too_many_requests',
    'idempotency_key_reused',
    'busy',
  ],
})

const change = <const A extends RegistrationAction, S extends z.core.$ZodLooseShape>(action: A, shape: S) =>
  z.strictObject({ registrationId: RegistrationId, version: Version, action: z.literal(action), ...shape })

export const changeMyRegistration = endpoint({
  name: 'changeMyRegistration',
  method: 'POST',
  path: '/me/registrations/:registrationId/changes',
  audience: 'citizen',
  status: 200,
  command: true,
  summary:
    'Take an application back, leave, or move to another community. Whoever still holds something there hands it over or gives it back first. A move takes effect when the new community confirms.',
  input: z.discriminatedUnion('action', [
    change('cancel', {}),
    change('leave', {}),
    change('move', { areaId: AreaId, note: z.optional(words(NOTE_MAX)) }),
  ]),
  /** After `move`: the new application. */
  output: MyRegistration,
  errors: [
    'invalid_input',
    'unauthenticated',
    'not_found',
    'stale_version',
    'action_not_allowed',
    'already_registered',
    'too_many_requests',
    'area_unknown',
    'idempotency_key_reused',
    'busy',
  ],
})

/** Why the phone did not settle it: what the desk has to look at. */
export const RosterHint = z.enum(['phone_fits', 'name_differs'])
export type RosterHint = z.infer<typeof RosterHint>
export const ROSTER_HINT_TEXT: Record<RosterHint, string> = {
  phone_fits: '手机号和姓名都在单位名册上',
  name_differs: '手机号在单位名册上，姓名不同（可能是夫妻共用）',
}

export const RegistrationRow = z.object({
  ...registration,
  personId: PersonId,
  name: z.string(),
  phoneMasked: z.optional(z.string()),
  isPhoneVerified: z.boolean(),
  unitText: z.optional(z.string()),
  note: z.optional(z.string()),
  movesFrom: z.optional(z.string()),
  decidedBy: z.optional(z.string()),
  decidedAt: z.optional(Instant),
  /** While it waits, of party members: what the desk confirms. */
  party: z.optional(OwnParty),
  hint: z.optional(RosterHint),
  /** Whether this reader may confirm and refuse it. */
  mayDecide: z.boolean(),
})
export type RegistrationRow = z.infer<typeof RegistrationRow>

export const listRegistrations = endpoint({
  name: 'listRegistrations',
  method: 'GET',
  path: '/registrations',
  audience: 'staff',
  status: 200,
  summary: 'Registrations of an area and all below it, by status; a page may be short.',
  input: z.object({
    /** Absent: the caller’s own area. */
    area: z.optional(AreaId),
    status: z._default(RegistrationStatus, 'applied'),
    cursor: z.optional(Cursor),
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(50)), 20),
  }),
  output: z.object({ items: z.array(RegistrationRow), cursor: z.optional(Cursor) }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'not_found'],
})

export const decideRegistration = endpoint({
  name: 'decideRegistration',
  method: 'POST',
  path: '/registrations/:registrationId/decisions',
  audience: 'staff',
  status: 200,
  command: true,
  summary: 'Confirm or refuse an application; a refusal says why, and the applicant reads it.',
  input: z.discriminatedUnion('decision', [
    z.strictObject({
      registrationId: RegistrationId,
      personId: PersonId,
      version: Version,
      decision: z.literal('confirm'),
      /** The unit that `unitText` means. */
      unitId: z.optional(UnitId),
      /** The desk has seen to it that this is a party member. */
      confirmsParty: z._default(z.boolean(), false),
      branchId: z.optional(UnitId),
    }),
    z.strictObject({
      registrationId: RegistrationId,
      personId: PersonId,
      version: Version,
      decision: z.literal('refuse'),
      reason: words(NOTE_MAX),
    }),
  ]),
  output: RegistrationRow,
  errors: [
    'invalid_input',
    'unauthenticated',
    'wrong_audience',
    'forbidden',
    'not_found',
    'stale_version',
    'action_not_allowed',
    'already_registered',
    'idempotency_key_reused',
    'busy',
  ],
})

export const REGISTRATION_ENDPOINTS = [
  listMyRegistrations,
  register,
  changeMyRegistration,
  listRegistrations,
  decideRegistration,
] as const
