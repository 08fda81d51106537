import { randomUUID } from 'node:crypto'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { accessSigner, createApp, realWorld, tokenVerifier } from '@microwish/api'
import { ApiError, type Audience, createClient } from '@microwish/contract'
import {
  createDatabase,
  createStores,
  DEFAULT_SETTINGS,
  type JobQueue,
  type KeyWrapper,
  keyRing,
  phoneHash,
  type Person,
  type Platform,
  type Settings,
} from '@microwish/core'
import { audienceOf } from '@microwish/core/factory'
import type { TableNames } from '@microwish/devkit/dynamodb'

/** As in the cloud but for what costs no unit: keys that are kept beside themselves, and nobody at WeChat. */
const TOKEN_KEYS = { issuer: 'bench', keys: [{ kid: 'bench', secret: new Uint8Array(32).fill(7) }] }
const openWrapper: KeyWrapper = {
  generate: () => Promise.resolve({ key: new Uint8Array(32).fill(9), wrapped: Buffer.alloc(32, 9).toString('base64') }),
  unwrap: (wrapped) => Promise.resolve(Buffer.from(wrapped, 'base64')),
}
const TOKEN_SECONDS = 3_600

const sign = accessSigner(TOKEN_KEYS)
const IDENTITY_KEY = new Uint8Array(32).fill(5)

/** An access token that the bench's product takes. */
export const tokenOf = (person: Person, audience: Audience = audienceOf(person)) =>
  sign({
    ...{ personId: person.personId, audience, sessionId: 'ses_bench' },
    expiresAt: Math.floor(Date.now() / 1000) + TOKEN_SECONDS,
  })

/** The real API over a database: nothing of it is shortened, and it writes no log. */
export function createProduct(
  client: DynamoDBClient,
  tables: TableNames,
  settings: Partial<Settings> = {},
  queue: JobQueue = { send: () => Promise.resolve() },
) {
  const database = createDatabase(client, tables)
  const stores = createStores(database)
  const platform: Platform = {
    ...realWorld,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    stores,
    queue,
    keys: keyRing(openWrapper, stores.contacts, realWorld.realNow),
    hashPhone: (phone) => phoneHash(IDENTITY_KEY, phone),
  }
  const app = createApp({
    platform,
    verify: tokenVerifier(TOKEN_KEYS, realWorld.realNow),
    log: () => undefined,
    release: 'bench',
    oldestClient: '0.1.0',
    sign,
    exchange: (code) => Promise.resolve(`openid-${code}`),
    identityKey: IDENTITY_KEY,
    exchangePhone: (code) => Promise.resolve(code),
  })
  /** The typed client as somebody, in this process; `onAnswer` is told the length of each body. */
  function as(person: Person | undefined, onAnswer: (bytes: number) => void = () => undefined, audience?: Audience) {
    return createClient(async ({ method, path, body, headers }) => {
      const authorization = person ? { authorization: `Bearer ${await tokenOf(person, audience)}` } : {}
      const response = await app.request(`/api${path}`, {
        method,
        headers: { ...headers, ...authorization, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      onAnswer(Buffer.byteLength(text))
      return { status: response.status, body: JSON.parse(text) as unknown }
    })
  }
  return { app, as, database, platform, stores }
}
export type Product = ReturnType<typeof createProduct>

export const freshKey = () => ({ idempotencyKey: randomUUID() })

/** The code of a refusal; anything else that fails is a fault of the bench and passes through. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    if (error instanceof ApiError) return error.problem.code
    throw error
  }
  throw new Error('a call that had to be refused was not')
}
