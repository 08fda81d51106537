import type * as z from 'zod/mini'
import type { Endpoint, OutputOf } from './endpoint'
import { Problem } from './error'
import { ViewAction, ViewStatus } from './need-view'
import { NeedAction } from './need-workflow'

/** What a platform must supply: `wx.request` in the mini-program, `fetch` in a browser. Rejects when there is no answer. */
export type Transport = (request: {
  endpoint: Endpoint
  method: Endpoint['method']
  /** With query, below `/api`. */
  path: string
  body: unknown
  headers: Record<string, string>
}) => Promise<{ status: number; body: unknown }>

/** The API said no. Branch on `problem.code`, never on the message. */
export class ApiError extends Error {
  override name = 'ApiError'
  constructor(readonly problem: Problem) {
    super(problem.code)
  }
}

export type CallOptions = {
  /** For commands; keep it through every retry of the same intent. */
  idempotencyKey?: string
}

/** The typed client: `call(endpoint, input)` resolves to the output or throws `ApiError`; transport errors pass through. */
export function createClient(send: Transport) {
  return async function call<E extends Endpoint>(
    endpoint: E,
    input: z.input<E['input']>,
    { idempotencyKey }: CallOptions = {},
  ): Promise<OutputOf<E>> {
    const { path, rest } = fillPath(endpoint.path, input as Record<string, unknown>)
    const isQuery = endpoint.method === 'GET'
    const { status, body } = await send({
      endpoint,
      method: endpoint.method,
      path: isQuery ? path + toQuery(rest) : path,
      body: isQuery ? undefined : rest,
      headers: idempotencyKey ? { 'idempotency-key': idempotencyKey } : {},
    })
    if (status >= 400) throw new ApiError(readProblem(status, body))
    const understood = endpoint.output.safeParse(body)
    return (understood.success ? understood.data : endpoint.output.parse(tolerate(body))) as OutputOf<E>
  }
}
export type Call = ReturnType<typeof createClient>

/** Gateways answer 403, 413, 429 and 504 in words of their own, and a newer server may have a code we do not know. */
export function readProblem(status: number, body: unknown): Problem {
  const parsed = Problem.safeParse(body)
  if (parsed.success) return parsed.data
  return { type: 'about:blank', title: 'unreadable refusal', status, code: 'internal', detail: '', requestId: '' }
}

/**
 * Where an answer is not understood as it stands: statuses and actions of a need that a newer server may name. A status
 * becomes `unknown`, an offered action is not drawn. Other things have statuses of their own, so this is no first step.
 */
function tolerate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tolerate)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, tolerateField(name, field)]))
}

function tolerateField(name: string, field: unknown): unknown {
  if (name === 'status' && typeof field === 'string')
    return ViewStatus.safeParse(field).success || field === 'ok' ? field : 'unknown'
  if (name === 'action' && typeof field === 'string') return ViewAction.safeParse(field).success ? field : 'unknown'
  if (name === 'actions' && Array.isArray(field)) return field.filter((action) => NeedAction.safeParse(action).success)
  return tolerate(field)
}

function fillPath(template: string, input: Record<string, unknown>) {
  const rest = { ...input }
  const path = template.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  return { path, rest }
}

function toQuery(values: Record<string, unknown>) {
  const pairs = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}
