import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  accessSigner,
  codeExchange,
  createApp,
  type Log,
  phoneExchange,
  realWorld,
  tokenVerifier,
} from '@microwish/api'
import {
  createDatabase,
  createStores,
  type Database,
  DEFAULT_SETTINGS,
  keyRing,
  phoneHash,
  type Platform,
  type Settings,
} from '@microwish/core'
import { createWechatClient } from '@microwish/core/wechat'
import type { Persona } from '../demo/cast'
import { devRoutes } from '../dev-api'
import type { TableNames } from '../dynamodb'
import { createWechatDouble } from '../wechat-double'
import { domainClock } from './domain-clock'
import { localJobs } from './local-jobs'
import { localPush } from './local-push'
import { localSecrets } from './local-secrets'

export type LocalStackOptions = {
  client: DynamoDBClient
  tables: TableNames
  /** Keeps secrets and the clock. */
  dataDir: string
  log: Log
  settings?: Partial<Settings>
  personas?: readonly Persona[]
}

const WECHAT = { appId: 'wx-local', secret: 'local' }

/** The whole product on real parts, in this process: the API, the WeChat double and what they stand on. No port is opened. */
export function createLocalStack({ client, tables, dataDir, log, settings, personas = [] }: LocalStackOptions) {
  const { tokenKeys, wrapper, identityKey } = localSecrets(dataDir)
  const clock = domainClock(dataDir)
  const database = createDatabase(client, tables)
  const stores = createStores(database)
  const platform: Platform = {
    ...realWorld,
    now: clock.now,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    stores,
    queue: { send: (jobId) => jobs.queue.send(jobId) },
    keys: keyRing(wrapper, stores.contacts, realWorld.realNow),
    hashPhone: (phone) => phoneHash(identityKey, phone),
  }
  const { wechat, double, push, jobs } = createWechat({ platform, database, log, personas })
  const sessions = {
    sign: accessSigner(tokenKeys),
    identityKey,
    exchange: codeExchange(wechat),
    exchangePhone: phoneExchange(wechat),
  }
  const verify = tokenVerifier(tokenKeys, realWorld.realNow)
  const app = createApp({ platform, verify, log, release: 'local', oldestClient: '0.1.0', ...sessions }, (base) =>
    devRoutes({ app: base, clock, platform, sessions, personas }),
  )
  return { app, clock, database, double, jobs, platform, push, sessions, wechat }
}

/** WeChat on both its sides: the double, the client that calls it, and what it pushes to, with the jobs that follow. */
function createWechat({ platform, database, log, personas }: WechatParts) {
  const wechat = createWechatClient({
    ...WECHAT,
    baseUrl: 'http://127.0.0.1/wechat',
    isLocal: true,
    now: realWorld.realNow,
    random: Math.random,
    fetch: (url, init) => Promise.resolve(double.app.request(url as string, init)),
  })
  const jobs = localJobs({ platform, wechat, log })
  const { app: push, target } = localPush({ appId: WECHAT.appId, database, platform, queue: jobs.queue, log })
  const double = createWechatDouble({
    ...WECHAT,
    now: realWorld.realNow,
    personas: personas.map(({ personaId, person, phone }) => ({
      ...{ personaId, name: person.name },
      ...(phone !== undefined && { phone }),
    })),
    pushTo: target,
  })
  return { wechat, double, push, jobs }
}
type WechatParts = { platform: Platform; database: Database; log: Log; personas: readonly Persona[] }
export type LocalStack = ReturnType<typeof createLocalStack>
