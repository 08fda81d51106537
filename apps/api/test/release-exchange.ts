import { randomUUID } from 'node:crypto'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { createClient, type Endpoint, ENDPOINTS } from '@microwish/contract'
import { streamHandler, type StreamRecord } from '../src/stream'
import { identityOf, type Who } from './access-people'
import { jobsOf } from './job-parts'
import { endpointOf, tellStory } from './release-story'
import type { TestApi } from './set-up'

/** One request as a client of a release sent it, and what it was answered. */
export type Exchange = {
  who: Who
  endpoint: string
  method: string
  path: string
  headers: Record<string, string>
  body?: unknown
  status: number
  answer: unknown
}
/** An exchange, or the turn of what works behind the API. */
export type Step = Exchange | Turn
type Turn = 'the stream follows' | 'the jobs run'

type Sent = Pick<Exchange, 'who' | 'method' | 'path' | 'headers' | 'body'>
async function send(api: TestApi, { who, method, path, headers, body }: Sent) {
  const { person, audience } = identityOf(who)
  const authorization = person ? { authorization: `Bearer ${await api.tokenOf(person, audience)}` } : {}
  const response = await api.app.request(`/api${path}`, {
    method,
    headers: { ...headers, ...authorization, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
}

/** Hands the whole history to the stream's function; what it has seen before changes nothing. */
async function follow(api: TestApi) {
  const { Items = [] } = await api.tables.client.send(new ScanCommand({ TableName: api.tables.tables.needs }))
  const Records = Items.filter((item) => item['sk']?.S?.startsWith('ACTIVITY#')).map((NewImage): StreamRecord => ({
    eventID: randomUUID(),
    eventName: 'INSERT',
    dynamodb: { Keys: { pk: NewImage['pk']!, sk: NewImage['sk']! }, NewImage },
  }))
  const handler = streamHandler({
    ...api.platform,
    log: (entry) => api.logs.push(entry),
    send: () => Promise.resolve(),
  })
  expect(await handler({ Records })).toEqual({ batchItemFailures: [] })
}

/** Lets the stream catch up, or the jobs that were queued come to their end. */
async function take(api: TestApi, turn: Turn) {
  if (turn === 'the stream follows') return follow(api)
  const jobs = jobsOf(api)
  for (const jobId of api.queued.splice(0)) expect(await jobs.run(jobId)).toBe('done')
}

/** Tells the story through the typed client and writes down what went over the wire. */
export async function record(api: TestApi, release: string): Promise<Step[]> {
  const steps: Step[] = []
  await tellStory(
    async (who, name, input, key) => {
      let exchange: Exchange | undefined
      const call = createClient(async ({ method, path, body, headers: own }) => {
        const headers = { 'x-client-version': release, ...own }
        const sent = { who, method, path, headers, ...(body !== undefined && { body }) }
        exchange = { endpoint: name, ...sent, ...(await send(api, sent)) }
        return { status: exchange.status, body: exchange.answer }
      })
      await call(endpointOf(name), input as never, key === undefined ? {} : { idempotencyKey: key }).catch(
        () => undefined,
      )
      if (!exchange) throw new Error(`${name} was not sent`)
      steps.push(exchange)
      return exchange.answer as Record<string, unknown>
    },
    async (turn) => {
      steps.push(turn)
      await take(api, turn)
    },
  )
  return withoutTokens(steps)
}

/** A recording is committed: no token in it was ever worth anything, and none looks as if it were. */
function withoutTokens(steps: Step[]): Step[] {
  const text = JSON.stringify(steps)
  const tokens = [...text.matchAll(/"(?:access|refresh)Token":"([^"]+)"/g)].map(([, token]) => token ?? '')
  const named = [...new Set(tokens)].reduce(
    (now, token, n) => now.replaceAll(`"${token}"`, `"token-${String(n).padStart(37, '0')}"`),
    text,
  )
  return JSON.parse(named) as Step[]
}

export type Met = { exchange: Exchange; status: number; answer: unknown }

/** Asks a recorded story again, with today's ids, versions, tokens and cursors in place of the recorded ones. */
export async function replay(api: TestApi, steps: readonly Step[]): Promise<Met[]> {
  const strings = new Map<string, string>()
  const versions = new Map<string, number>()
  const met: Met[] = []
  for (const step of steps) {
    if (typeof step === 'string') {
      await take(api, step)
      continue
    }
    // No id is so short; the digits of a sign-in code are, and a page may have 20 rows.
    const path = step.path.replace(/[^/?&=]{4,}/g, (part) => {
      const now = strings.get(decodeURIComponent(part))
      return now === undefined ? part : encodeURIComponent(now)
    })
    const body = step.body === undefined ? {} : { body: inTodaysWords(step.body, strings, versions, step.path) }
    const { status, answer } = await send(api, { ...step, path, ...body })
    learn(step.answer, answer, strings, versions)
    met.push({ exchange: step, status, answer })
  }
  return met
}

/** What stands where the recording had something else stands for it from now on. */
function learn(recorded: unknown, today: unknown, strings: Map<string, string>, versions: Map<string, number>) {
  if (typeof recorded === 'string' && typeof today === 'string' && recorded !== today) strings.set(recorded, today)
  if (recorded === null || today === null || typeof recorded !== 'object' || typeof today !== 'object') return
  const [before, now] = [recorded, today] as Record<string, unknown>[]
  for (const [name, value] of Object.entries(before ?? {})) learn(value, now?.[name], strings, versions)
  if (typeof now?.['version'] === 'number')
    versions.set(`${String(before?.['needId'])} ${String(before?.['version'])}`, now['version'])
}

function inTodaysWords(
  recorded: unknown,
  strings: ReadonlyMap<string, string>,
  versions: ReadonlyMap<string, number>,
  path: string,
): unknown {
  if (typeof recorded === 'string') return strings.get(recorded) ?? recorded
  if (recorded === null || typeof recorded !== 'object') return recorded
  if (Array.isArray(recorded)) return recorded.map((each) => inTodaysWords(each, strings, versions, path))
  const needId = /ned_[0-9A-Z]+/.exec(path)?.[0] ?? ''
  return Object.fromEntries(
    Object.entries(recorded).map(([name, value]) => [
      name,
      name === 'version' && typeof value === 'number'
        ? (versions.get(`${needId} ${String(value)}`) ?? value)
        : inTodaysWords(value, strings, versions, path),
    ]),
  )
}

/** Endpoints of this release that a recording does not ask. */
export const unasked = (steps: readonly Step[]) => {
  const asked = new Set(steps.map((step) => (typeof step === 'string' ? '' : step.endpoint)))
  return ENDPOINTS.map(({ name }: Endpoint) => name).filter((name) => !asked.has(name))
}
