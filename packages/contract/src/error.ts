import * as z from 'zod/mini'

/** Every way the API can refuse, with its HTTP status. The only place either is written. */
export const ERROR_STATUS = {
  invalid_input: 400,
  unauthenticated: 401,
  session_ended: 401,
  code_invalid: 401,
  forbidden: 403,
  not_registered: 403,
  wrong_audience: 403,
  own_need: 403,
  beyond_reach: 403,
  not_found: 404,
  stale_version: 409,
  action_not_allowed: 409,
  already_claimed: 409,
  too_many_claims: 409,
  too_late: 409,
  repeated: 409,
  code_taken: 409,
  overlapping: 409,
  already_registered: 409,
  last_of_its_kind: 409,
  directory_busy: 409,
  import_refused: 409,
  payload_too_large: 413,
  idempotency_key_reused: 422,
  area_unknown: 422,
  money_words: 422,
  personal_data: 422,
  client_outdated: 426,
  too_many_requests: 429,
  internal: 500,
  busy: 503,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS
export const ERROR_CODES = Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]

/** One field that must be mended: where it is (`contact.phone`) and what to do. */
export const FieldError = z.object({ path: z.string(), message: z.string() })
export type FieldError = z.infer<typeof FieldError>

/**
 * Problem details (RFC 9457). Clients branch on `code` and word it themselves; `detail` says in plain Chinese what
 * happened and what to do, for programs without words of their own.
 */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(ERROR_CODES),
  detail: z.string(),
  requestId: z.string(),
  /** With `invalid_input`: the fields to mend. */
  errors: z.optional(z.array(FieldError)),
  /** With `money_words` and `personal_data`: the words found, as the caller wrote them. */
  words: z.optional(z.array(z.string())),
})
export type Problem = z.infer<typeof Problem>
