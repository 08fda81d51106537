import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { AreaId, FamilyId, Instant, PersonId, Version } from './id'
import { NOTE_MAX } from './need-command'
import { words } from './words'

/** What somebody of the household is to whoever wrote them down. */
export const Kinship = z.enum(['parent', 'spouse', 'child', 'grandparent', 'grandchild', 'sibling', 'other'])
export type Kinship = z.infer<typeof Kinship>
export const KINSHIP_TEXT: Record<Kinship, string> = {
  parent: '父母',
  spouse: '爱人',
  child: '孩子',
  grandparent: '爷爷奶奶',
  grandchild: '孙子孙女',
  sibling: '兄弟姐妹',
  other: '其他亲人',
}

export const FAMILY_MAX = 10
/** PRODUCT §5: below this age only through a guardian. In years. */
export const GUARDED_AGE = 14

/** `said`: they agreed themselves. `guardian`: under 14, the owner of the list is their guardian and agrees for them. */
export const FamilyConsentBy = z.enum(['said', 'guardian'])
export type FamilyConsentBy = z.infer<typeof FamilyConsentBy>

const consentVersion = z.string().check(z.regex(/^\d{4}-\d{2}$/))
const consent = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('said'), version: consentVersion, hasAgreed: z.literal(true) }),
  z.strictObject({ by: z.literal('guardian'), version: consentVersion, isGuardian: z.literal(true) }),
])
export type FamilyConsent = z.infer<typeof consent>

/** Somebody of 我的家人. Nobody but the owner of the list reads it. */
export const FamilyMember = z.object({
  familyId: FamilyId,
  version: Version,
  name: z.string(),
  kinship: Kinship,
  /** Of a child under 14 only. */
  birthYear: z.optional(z.int()),
  isUnder14: z.boolean(),
  areaId: z.optional(AreaId),
  areaName: z.optional(z.string()),
  consent: z.object({ version: z.string(), at: Instant, by: FamilyConsentBy }),
  /** The text has a newer version, or the child has grown up: until it is said again nothing is asked for them. */
  needsConsent: z.boolean(),
})
export type FamilyMember = z.infer<typeof FamilyMember>

const list = z.object({
  items: z.array(FamilyMember),
  /** The version of the consent text that a new entry must name. */
  consentVersion: z.string(),
  max: z.int(),
  /** Somebody of the list last asked the community to be taken off. */
  withdrawnAt: z.optional(Instant),
})
export type FamilyList = z.infer<typeof list>

export const listFamily = endpoint({
  name: 'listFamily',
  method: 'GET',
  path: '/me/family',
  audience: 'citizen',
  status: 200,
  summary: 'The people of my household for whom I may ask.',
  input: z.object({}),
  output: list,
  errors: ['unauthenticated'],
})

export const addFamily = endpoint({
  name: 'addFamily',
  method: 'POST',
  path: '/me/family',
  audience: 'citizen',
  status: 201,
  command: true,
  summary:
    'Write somebody of my household down, with their consent; a child under 14 by their guardian, with the year.',
  input: z.strictObject({
    name: words(20),
    kinship: Kinship,
    /** With a guardian's consent, and only then. */
    birthYear: z.optional(z.int().check(z.gte(1900), z.lte(2200))),
    /** A community or below, if they live elsewhere. */
    areaId: z.optional(AreaId),
    consent,
  }),
  output: FamilyMember,
  errors: [
    'invalid_input',
    'unauthenticated',
    'wrong_audience',
    'area_unknown',
    'repeated',
    'too_many_requests',
    'idempotency_key_reused',
  ],
})

const change = <const A extends string, S extends z.core.$ZodLooseShape>(action: A, shape: S) =>
  z.strictObject({ familyId: FamilyId, version: Version, action: z.literal(action), ...shape })

export const changeFamily = endpoint({
  name: 'changeFamily',
  method: 'POST',
  path: '/me/family/:familyId/changes',
  audience: 'citizen',
  status: 200,
  command: true,
  summary: 'Renew a consent, or take somebody off: what was written down is erased at once. Answers with the list.',
  input: z.discriminatedUnion('action', [change('consent', { consent }), change('remove', {})]),
  output: list,
  errors: [
    'invalid_input',
    'unauthenticated',
    'wrong_audience',
    'not_found',
    'stale_version',
    'idempotency_key_reused',
  ],
})

export const withdrawFamily = endpoint({
  name: 'withdrawFamily',
  method: 'POST',
  path: '/people/:personId/family/withdrawals',
  audience: 'staff',
  status: 200,
  command: true,
  summary:
    'Somebody asks the community not to be on a person’s list any more: they are taken off by the name they give, unseen. ' +
    'The owner of the list is told, and the request is noted.',
  input: z.strictObject({ personId: PersonId, name: words(20), reason: words(NOTE_MAX) }),
  /** Nothing of the list, not even whether the name stood there. */
  output: z.object({ isDone: z.literal(true) }),
  errors: [
    'invalid_input',
    'unauthenticated',
    'wrong_audience',
    'forbidden',
    'not_found',
    'too_many_requests',
    'idempotency_key_reused',
  ],
})

export const FAMILY_ENDPOINTS = [listFamily, addFamily, changeFamily, withdrawFamily] as const
