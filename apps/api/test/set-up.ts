import { randomUUID } from 'node:crypto'
import { ApiError, type Audience, type Call, createClient } from '@microwish/contract'
import {
  createDatabase,
  createStores,
  DEFAULT_SETTINGS,
  type KeyWrapper,
  keyRing,
  type Person,
  phoneHash,
  type Platform,
} from '@microwish/core'
import { audienceOf, people, places } from '@microwish/core/factory'
import { testTables } from '@microwish/devkit/testing'
import { accessSigner, createApp, type LogEntry, tokenVerifier, realWorld } from '../src'

export const TOKEN_KEYS = { issuer: 'test', keys: [{ kid: 'test', secret: new Uint8Array(32).fill(7) }] }
const IDENTITY_KEY = new Uint8Array(32).fill(5)
/** A wrapper that keeps the key beside itself: good enough where nothing is secret. */
const openWrapper: KeyWrapper = {
  generate: () => Promise.resolve({ key: new Uint8Array(32).fill(9), wrapped: Buffer.alloc(32, 9).toString('base64') }),
  unwrap: (wrapped) => Promise.resolve(Buffer.from(wrapped, 'base64')),
}

/** The whole API in process, on tables of its own, with the people and places of the factory. */
export async function startApi() {
  const tables = await testTables()
  const database = createDatabase(tables.client, tables.tables)
  const stores = createStores(database)
  /** `realMs`: how far sessions’ real time is ahead. */
  const clock = { now: '2026-11-21T02:00:00.000Z', realMs: 0 }
  /** Jobs that requests have started. */
  const queued: string[] = []
  const platform: Platform = {
    ...realWorld,
    now: () => clock.now,
    realNow: () => Date.now() + clock.realMs,
    settings: { ...DEFAULT_SETTINGS, submissionsPerDay: { citizen: 500, staff: 500 }, claimsPerDay: 500 },
    stores,
    queue: { send: (jobId) => Promise.resolve(void queued.push(jobId)) },
    keys: keyRing(openWrapper, stores.contacts, realWorld.realNow),
    hashPhone: (phone) => phoneHash(IDENTITY_KEY, phone),
  }
  const logs: LogEntry[] = []
  const sign = accessSigner(TOKEN_KEYS)
  const app = createApp({
    platform,
    verify: tokenVerifier(TOKEN_KEYS, realWorld.realNow),
    log: (entry) => logs.push(entry),
    release: 'test',
    oldestClient: '0.1.0',
    sign,
    exchange: (code) => Promise.resolve(code.startsWith('good') ? `openid-${code}` : undefined),
    exchangePhone: (code) => Promise.resolve(/^phone-(\d+)/.exec(code)?.[1]),
    identityKey: IDENTITY_KEY,
  })
  await Promise.all([...Object.values(places).map(stores.areas.put), ...Object.values(people).map(stores.people.put)])

  const tokenOf = (person: Person, audience: Audience = audienceOf(person)) =>
    sign({ personId: person.personId, audience, sessionId: 'ses_test', expiresAt: Math.floor(Date.now() / 1000) + 900 })

  /** The typed client as somebody; without a person, without a token. */
  function as(person?: Person, audience?: Audience): Call {
    return createClient(async ({ method, path, body, headers }) => {
      const authorization = person ? { authorization: `Bearer ${await tokenOf(person, audience)}` } : {}
      const response = await app.request(`/api${path}`, {
        method,
        headers: { ...headers, ...authorization, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      return { status: response.status, body: await response.json() }
    })
  }
  return { app, as, clock, database, logs, platform, queued, stores, tables, tokenOf, stop: tables.drop }
}
export type TestApi = Awaited<ReturnType<typeof startApi>>

/** How a call was refused; undefined if it was not. */
export const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof ApiError) return error.problem
      throw error
    },
  )

export const freshKey = () => ({ idempotencyKey: randomUUID() })
