import type * as z from 'zod/mini'
import type { ErrorCode } from './error'

/**
 * Which tokens may call: `public` needs none; `any` takes a citizen's or a staff token; the rest only their own.
 * What the caller may then see or do follows from their memberships.
 */
export type EndpointAudience = 'public' | 'any' | 'citizen' | 'staff'

/** One operation of the HTTP API. The server binds it to a use case, clients call it by name. */
export type Endpoint = {
  /** operationId in OpenAPI; unique. */
  name: string
  method: 'GET' | 'POST'
  /** Below `/api`; `:name` marks a path parameter, which is also a field of `input`. */
  path: `/${string}`
  summary: string
  audience: EndpointAudience
  /** Path parameters, query and body in one object. */
  input: z.ZodMiniType
  output: z.ZodMiniType
  /** Status of success. */
  status: 200 | 201
  errors: readonly ErrorCode[]
  /** A command: takes `Idempotency-Key`, may be repeated. */
  command?: boolean
}

export type InputOf<E extends Endpoint> = z.output<E['input']>
export type OutputOf<E extends Endpoint> = z.output<E['output']>

export function endpoint<const E extends Endpoint>(definition: E): E {
  return definition
}
