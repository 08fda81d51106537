import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { AreaId, Cursor, NeedId } from './id'
import { ActOnNeed, SubmitNeed } from './need-command'
import { NeedRow, NeedView } from './need-view'
import { NeedStatus } from './need-workflow'

export const submitNeed = endpoint({
  name: 'submitNeed',
  method: 'POST',
  path: '/needs',
  audience: 'any',
  status: 201,
  command: true,
  summary: 'Say what is needed. The same Idempotency-Key answers with the same need.',
  input: SubmitNeed,
  output: NeedRow,
  errors: [
    'invalid_input',
    'unauthenticated',
    'forbidden',
    'area_unknown',
    'money_words',
    'repeated',
    'idempotency_key_reused',
    'too_many_requests',
  ],
})

export const LIST_LIMIT = 50

/**
 * `hall`: what waits for a helper where I am registered. `mine`: what I submitted. `claimed`: what I hold or held.
 * `triage`: submitted, oldest first. `cases`: by status, newest first; staff.
 */
export const NeedList = z.enum(['hall', 'mine', 'claimed', 'triage', 'cases'])
export type NeedList = z.infer<typeof NeedList>

export const listNeeds = endpoint({
  name: 'listNeeds',
  method: 'GET',
  path: '/needs',
  audience: 'any',
  status: 200,
  summary: 'A page of needs, as this reader may see them.',
  input: z.object({
    list: NeedList,
    /** Absent: where the caller stands (hall: the communities of registration; staff: their own area). */
    area: z.optional(AreaId),
    /** With `cases`. */
    status: z.optional(NeedStatus),
    cursor: z.optional(Cursor),
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(LIST_LIMIT)), 20),
    /** The `revision` of the answer that the caller holds: an equal one comes back without items. */
    known: z.optional(z.string().check(z.maxLength(64))),
  }),
  output: z.object({
    items: z.array(NeedRow),
    cursor: z.optional(Cursor),
    revision: z.string(),
    isUnchanged: z.optional(z.boolean()),
  }),
  errors: ['invalid_input', 'unauthenticated', 'not_registered', 'wrong_audience', 'not_found'],
})

export const getNeed = endpoint({
  name: 'getNeed',
  method: 'GET',
  path: '/needs/:needId',
  audience: 'any',
  status: 200,
  summary: 'One need in the reader’s tier. A reading of unmasked data is logged before it is answered.',
  input: z.object({ needId: NeedId }),
  output: NeedView,
  errors: ['invalid_input', 'unauthenticated', 'not_found'],
})

export const actOnNeed = endpoint({
  name: 'actOnNeed',
  method: 'POST',
  path: '/needs/:needId/actions',
  audience: 'any',
  status: 200,
  command: true,
  summary: 'Move a need on. Names the version that its author saw. Answers with the row; details are a `getNeed` away.',
  input: ActOnNeed,
  output: NeedRow,
  errors: [
    'invalid_input',
    'unauthenticated',
    'forbidden',
    'not_registered',
    'own_need',
    'not_found',
    'stale_version',
    'action_not_allowed',
    'already_claimed',
    'too_many_claims',
    'too_late',
    'idempotency_key_reused',
    'money_words',
    'personal_data',
  ],
})

export const CONTACT_REASONS = ['受理核实', '核实上门时间', '回访', '投诉处理', '应急联系'] as const

export const readContact = endpoint({
  name: 'readContact',
  method: 'POST',
  path: '/needs/:needId/contact-readings',
  audience: 'staff',
  status: 200,
  summary: 'Show telephone and address to staff, with a reason that is logged and shown to the resident.',
  input: z.strictObject({ needId: NeedId, reason: z.enum(CONTACT_REASONS) }),
  output: z.object({ name: z.optional(z.string()), phone: z.string(), address: z.optional(z.string()) }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'not_found'],
})
