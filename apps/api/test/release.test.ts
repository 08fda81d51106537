/**
 * What clients of a release already out there ask, asked of today's API (decision 4).
 *
 * `apps/api/releases/<release>/` holds what its clients send and were answered (`exchanges.json`) and how its client reads
 * answers (`answers.json`). Before a release is made, its fixtures are recorded from the very code that goes out:
 *
 *     RELEASE_RECORD=1 npm test -- apps/api/test/release.test && npx prettier --write apps/api/releases
 *
 * and committed. A folder is deleted when `OLDEST_CLIENT` has passed its release.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ENDPOINTS, NeedAction } from '@microwish/contract'
import * as z from 'zod/mini'
import { version } from '../package.json'
import { type Exchange, type Met, record, replay, type Step, unasked } from './release-exchange'
import { type AnswerSchema, broken, unreadable } from './release-promise'
import { startApi } from './set-up'

const RELEASES = join(__dirname, '../releases')
const read = (release: string, file: string): unknown =>
  JSON.parse(readFileSync(join(RELEASES, release, `${file}.json`), 'utf8'))

/** How this release's client reads the answers of each endpoint. */
const answersNow = () => {
  const outputs = Object.fromEntries(ENDPOINTS.map(({ name, output }) => [name, output]))
  return z.toJSONSchema(z.object(outputs), { io: 'output', unrepresentable: 'any', reused: 'ref' }) as AnswerSchema
}

/** What clients of a release would stumble over in what they met. */
function complaints(met: readonly Met[], answers: AnswerSchema): string[] {
  return met.flatMap(({ exchange, status, answer }) => {
    const { endpoint, method, path } = exchange
    const told = (what: string) => `${method} ${path} by ${exchange.who}: ${what}`
    if (status !== exchange.status) return [told(`was answered ${exchange.status} and is ${status}`)]
    const gone = broken(exchange.answer, answer)
    if (status >= 400) return [...gone, ...otherCode(exchange.answer, answer)].map(told)
    return [...gone, ...unreadable(answers.properties?.[endpoint] ?? {}, answer, answers)].map(told)
  })
}

/** Clients branch on the code of a refusal. */
function otherCode(recorded: unknown, today: unknown) {
  const [before, now] = [recorded, today].map((problem) => (problem as { code: string }).code)
  return before === now ? [] : [`was refused as ${before} and is as ${now}`]
}

describe.each(readdirSync(RELEASES))('clients of release %s', (release) => {
  const steps = read(release, 'exchanges') as Step[]
  const answers = read(release, 'answers') as AnswerSchema
  let met: Met[]
  beforeAll(async () => {
    const api = await startApi()
    met = await replay(api, steps)
    await api.stop()
  }, 60_000)

  it('are answered as they were: the same statuses, every field, nothing that they cannot read', () => {
    expect(met.length).toBeGreaterThan(100)
    expect(complaints(met, answers)).toEqual([])
  })

  /** Answers of one endpoint, changed as a careless release would. */
  const careless = (endpoint: string, change: (answer: Record<string, unknown>) => void) =>
    met.map((one) => {
      if (one.exchange.endpoint !== endpoint || one.status >= 400) return one
      const answer = structuredClone(one.answer) as Record<string, unknown>
      change(answer)
      return { ...one, answer }
    })

  it.each<[string, string, (answer: Record<string, unknown>) => void]>([
    ['a field is taken away', 'getMe', (answer) => delete answer['memberships']],
    [
      'a field gets another name',
      'actOnNeed',
      (answer) => {
        answer['statusWords'] = answer['statusText']
        delete answer['statusText']
      },
    ],
    ['a number becomes words', 'getNeed', (answer) => (answer['version'] = String(answer['version']))],
    ['a field that may be absent is never there again', 'listNeeds', (answer) => delete answer['cursor']],
    ['a value is none that they know', 'getNeed', (answer) => (answer['category'] = 'gardening')],
    ['a list comes in another form', 'listNeeds', (answer) => (answer['items'] = { rows: answer['items'] })],
  ])('would be missed: %s', (_, endpoint, change) => {
    expect(complaints(careless(endpoint, change), answers)).not.toEqual([])
  })

  it('would be missed: what they send is no longer taken', () => {
    const stricter = met.map((one) => (one.exchange.endpoint === 'submitNeed' ? { ...one, status: 400 } : one))
    expect(complaints(stricter, answers)).not.toEqual([])
  })

  it('read on when there is more than they know: fields, statuses and actions', () => {
    const newer = careless('getNeed', (answer) =>
      Object.assign(answer, { status: 'auctioned', actions: ['teleport'], colour: 'red' }),
    ).map((one) => ({ ...one, exchange: withoutActions(one.exchange) }))
    expect(complaints(newer, answers)).toEqual([])
  })
})

/** Fewer actions may be offered to somebody: that is the policy's, not the wire's. */
function withoutActions(exchange: Exchange): Exchange {
  if (exchange.endpoint !== 'getNeed') return exchange
  const { actions: _, ...answer } = exchange.answer as Record<string, unknown>
  return { ...exchange, answer }
}

describe('the story of this release', () => {
  let steps: Step[]
  beforeAll(async () => {
    const api = await startApi()
    steps = await record(api, version)
    await api.stop()
  }, 60_000)

  it('asks every endpoint and does every action, so that it can be recorded', () => {
    expect(unasked(steps)).toEqual([])
    const done = steps.flatMap((step) => (typeof step !== 'string' && step.status === 200 && step.body) || [])
    const actions = new Set(done.map((body) => (body as { action?: string }).action))
    expect(
      NeedAction.options.filter((action) => !['submit', 'relocate'].includes(action) && !actions.has(action)),
    ).toEqual([])
    if (process.env['RELEASE_RECORD']) write(version, { exchanges: steps, answers: answersNow() })
  })
})

function write(release: string, files: Record<string, unknown>) {
  mkdirSync(join(RELEASES, release), { recursive: true })
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(RELEASES, release, `${name}.json`), JSON.stringify(content))
}
