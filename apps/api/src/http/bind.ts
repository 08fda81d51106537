import type { Endpoint, FieldError, InputOf, OutputOf } from '@microwish/contract'
import { type Context, DomainError, type Platform } from '@microwish/core'
import type { Context as HonoContext, Hono } from 'hono'
import type { TokenVerifier } from '../access-token'
import type { HttpEnv } from './http-env'

/** A body of a command is a few hundred characters; anything near this is no form of ours. */
const BODY_MAX = 64 * 1024

type Bound = { app: Hono<HttpEnv>; platform: Platform; verify: TokenVerifier }
type UseCase<E extends Endpoint, C> = (ctx: C, input: InputOf<E>) => Promise<OutputOf<E>>

/** Serves one endpoint of the contract with one use case: prove the caller, parse, run, send what the contract declares. */
export function bind<E extends Endpoint>({ app, platform, verify }: Bound, endpoint: E, useCase: UseCase<E, Context>) {
  app.on(endpoint.method, `/api${endpoint.path}`, async (c) => {
    const caller = await proveCaller(verify, c.req.header('authorization'), endpoint)
    const input = await readInput(c, endpoint)
    const key = readKey(c, endpoint)
    const output = await useCase({ ...platform, caller, ...(key !== undefined && { idempotencyKey: key }) }, input)
    return send(c, endpoint, output)
  })
}

/** The same for what anybody may call. */
export function bindPublic<E extends Endpoint>({ app, platform }: Bound, endpoint: E, useCase: UseCase<E, Platform>) {
  app.on(endpoint.method, `/api${endpoint.path}`, async (c) =>
    send(c, endpoint, await useCase(platform, await readInput(c, endpoint))),
  )
}

/** Sends only what the contract declares: output is parsed too, a privacy net. */
export function send<E extends Endpoint>(c: HonoContext<HttpEnv>, endpoint: E, output: OutputOf<E>) {
  return c.json(endpoint.output.parse(output) as object, endpoint.status)
}

async function proveCaller(verify: TokenVerifier, header: string | undefined, { audience }: Endpoint) {
  const token = /^Bearer (.+)$/i.exec(header ?? '')?.[1]
  const caller = token === undefined ? undefined : await verify(token)
  if (!caller) throw new DomainError('unauthenticated', '请先登录')
  if (audience !== 'any' && audience !== caller.audience) {
    throw new DomainError('wrong_audience', audience === 'staff' ? '这是工作人员的页面' : '请在手机端办理')
  }
  return caller
}

function readKey(c: HonoContext<HttpEnv>, endpoint: Endpoint): string | undefined {
  const key = endpoint.command ? c.req.header('idempotency-key') : undefined
  if (key === undefined || /^[\x21-\x7e]{1,128}$/.test(key)) return key
  throw invalid([{ path: 'Idempotency-Key', message: '1到128个可见字符' }])
}

export async function readInput<E extends Endpoint>(c: HonoContext<HttpEnv>, endpoint: E): Promise<InputOf<E>> {
  const given = endpoint.method === 'GET' ? c.req.query() : await readBody(c)
  const parsed = endpoint.input.safeParse({ ...given, ...c.req.param() })
  if (parsed.success) return parsed.data as InputOf<E>
  throw invalid(parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: mendingOf(issue) })))
}

const invalid = (errors: FieldError[]) => new DomainError('invalid_input', '有几处要改一改', { errors })

async function readBody(c: HonoContext<HttpEnv>): Promise<object> {
  if (Number(c.req.header('content-length') ?? 0) > BODY_MAX) throw new DomainError('payload_too_large', '内容太长了')
  const text = await c.req.text()
  if (text.length > BODY_MAX) throw new DomainError('payload_too_large', '内容太长了')
  if (text === '') return {}
  const body: unknown = await Promise.resolve(text)
    .then(JSON.parse)
    .catch(() => undefined)
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    throw invalid([{ path: '', message: '请求内容不是 JSON 对象' }])
  return body
}

type Issue = {
  code?: string | undefined
  path: PropertyKey[]
  minimum?: unknown
  maximum?: unknown
  keys?: string[]
  values?: unknown[]
}

/** What to do about it, in plain words; never what was given. */
function mendingOf(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return issue.minimum === 1 ? '请填写' : `不能小于 ${String(issue.minimum)}`
    case 'too_big':
      return `太长或太大，最多 ${String(issue.maximum)}`
    case 'invalid_format':
      return issue.path.at(-1) === 'phone' ? '请填11位手机号，或带区号的座机' : '格式不对'
    case 'unrecognized_keys':
      return `没有这些字段：${(issue.keys ?? []).join('、')}`
    case 'invalid_value':
      return `请从这些里选：${(issue.values ?? []).map(String).join('、')}`
    case 'custom':
      return '请说说想要什么，或请社区回电话'
    default:
      return '请填写'
  }
}
