import { randomBytes } from 'node:crypto'
import { addKey, dropKey, freshSigningKey, type KeyWaits, promoteKey, type SessionSecret } from '@microwish/core'
import { accessSigner, CLOUD_ISSUER, createApp, tokenVerifier } from '../src'
import { cachedSecret, SPREAD_MS } from '../src/lambda/cached-secret'
import { latest } from '../src/lambda/latest'
import { readSessionKeys, type SessionKeys } from '../src/lambda/session-secret'
import { startApi, type TestApi } from './set-up'

const MINUTE = 60_000
/** After this the clients turn their tokens: they live for fifteen. */
const TURN_AFTER = 14 * MINUTE
const PEOPLE = 4

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.stop())

const WAITS = (): KeyWaits => ({ spreadMs: SPREAD_MS, accessMs: api.platform.settings.accessSeconds * 1_000 })
const firstSecret = (): SessionSecret => ({
  signingKeys: [{ kid: 'first', secret: randomBytes(32).toString('base64') }],
  identityKey: randomBytes(32).toString('base64'),
})

/** One running function with its own memory of the secret, put together as api.lambda.ts does. */
function startFunction(document: { secret: SessionSecret }) {
  const { realNow } = api.platform
  const session = cachedSecret({
    read: () => Promise.resolve(JSON.stringify(document.secret)),
    parse: readSessionKeys,
    now: realNow,
    onTrouble: (trouble) => expect(trouble).toBeUndefined(),
  })
  const appOf = latest(({ keys, identityKey }: SessionKeys) => {
    const tokenKeys = { issuer: CLOUD_ISSUER, keys, keysAnew: async () => (await session.anew()).keys }
    return createApp({
      platform: api.platform,
      verify: tokenVerifier(tokenKeys, realNow),
      sign: accessSigner(tokenKeys),
      exchange: (code) => Promise.resolve(`openid-${code}`),
      exchangePhone: (code) => Promise.resolve(code),
      identityKey,
      log: () => undefined,
      release: 'test',
      oldestClient: '0.1.0',
    })
  })
  return async (path: string, init: RequestInit) => appOf(await session.get()).request(`/api${path}`, init)
}
type Send = ReturnType<typeof startFunction>
type Held = { accessToken: string; refreshToken: string; since: number }

async function post(send: Send, path: string, body: object) {
  const headers = { 'content-type': 'application/json' }
  return send(path, { method: 'POST', headers, body: JSON.stringify(body) })
}

/**
 * An hour of requests, a minute at a time, while keys turn: one function is always busy, one sees a request every four
 * minutes, one every thirteen and is frozen in between. A step is taken in the first minute in which it is not refused.
 */
async function anHour(waits: KeyWaits) {
  const document = { secret: firstSecret() }
  const functions = [startFunction(document), startFunction(document), startFunction(document)] as const
  const [busy, quiet, frozen] = functions
  const begun = api.clock.realMs
  const at = () => new Date(api.platform.realNow()).toISOString()
  const next = freshSigningKey(at())
  const steps = [
    (secret: SessionSecret) => addKey(secret, next, at()),
    (secret: SessionSecret) => promoteKey(secret, next.kid, at(), waits),
    (secret: SessionSecret) => dropKey(secret, 'first', at(), waits),
  ]
  const statuses: number[] = []
  const turned: number[] = []
  const held: Held[] = []
  for (let i = 0; i < PEOPLE; i++) {
    const session = (await (await post(busy, '/sessions', { code: `c${i}` })).json()) as Omit<Held, 'since'>
    held.push({ ...session, since: api.clock.realMs - i * 2 * MINUTE })
  }
  for (let minute = 1; minute <= 60; minute++) {
    api.clock.realMs = begun + minute * MINUTE
    const [step] = steps
    if (minute >= 3 && step && taken(document, step)) turned.push((steps.shift(), minute))
    const awake = [busy, ...(minute % 4 === 0 ? [quiet] : []), ...(minute % 13 === 0 ? [frozen] : [])]
    for (const send of awake) await Promise.all(held.map((one) => useOnce(send, one, statuses)))
  }
  return { statuses: [...new Set(statuses)].sort(), asked: statuses.length, turned, kids: kidsOf(document, held) }
}

function taken(document: { secret: SessionSecret }, step: (secret: SessionSecret) => SessionSecret) {
  try {
    document.secret = step(document.secret)
    return true
  } catch {
    return false
  }
}

/** Turns the session when it is time, as the clients do; else asks who one is. */
async function useOnce(send: Send, one: Held, statuses: number[]) {
  const isOld = api.clock.realMs - one.since >= TURN_AFTER
  const answer = isOld
    ? await post(send, '/sessions/refresh', { refreshToken: one.refreshToken })
    : await send('/me', { headers: { authorization: `Bearer ${one.accessToken}` } })
  statuses.push(answer.status)
  if (isOld && answer.ok) Object.assign(one, await answer.json(), { since: api.clock.realMs })
}

/** What proves at the end, and what signed the tokens in hand. */
function kidsOf({ secret }: { secret: SessionSecret }, held: Held[]) {
  const signed = held.map(({ accessToken }) => {
    const header = Buffer.from(accessToken.split('.')[0] ?? '', 'base64url').toString()
    return (JSON.parse(header) as { kid: string }).kid
  })
  const isNew = (kid: string) => kid !== 'first'
  return { proving: secret.signingKeys.map(({ kid }) => isNew(kid)), signed: [...new Set(signed.map(isNew))] }
}

describe('a signing key that turns under load', () => {
  it('refuses nobody when each step waits for the one before', async () => {
    const { statuses, asked, turned, kids } = await anHour(WAITS())
    expect(statuses).toEqual([200])
    expect(asked).toBeGreaterThan(300)
    expect(turned).toEqual([3, 13, 38])
    expect(kids).toEqual({ proving: [true], signed: [true] })
  })

  it.each<[string, () => KeyWaits]>([
    ['drops the key while what it signed is alive', () => ({ ...WAITS(), accessMs: -SPREAD_MS })],
    ['takes all steps at once', () => ({ spreadMs: 0, accessMs: 0 })],
  ])('refuses people when somebody %s: so this test can fail', async (_, waits) => {
    expect((await anHour(waits())).statuses).toEqual([200, 401])
  })
})
