import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { createDatabase, createStores, DEFAULT_SETTINGS, type KeyWrapper, keyRing } from '@microwish/core'
import { createWechatClient, WECHAT_BASE_URL } from '@microwish/core/wechat'
import { handle } from 'hono/aws-lambda'
import * as z from 'zod/mini'
import { accessSigner, tokenVerifier } from './access-token'
import { createApp } from './app'
import { codeExchange } from './exchange-code'
import type { Log } from './http/http-env'
import { realWorld } from './real-world'

const text = z.string().check(z.minLength(1))
const env = z
  .object({
    NEEDS_TABLE: text,
    DIRECTORY_TABLE: text,
    CONTACTS_TABLE: text,
    LEDGER_TABLE: text,
    SESSIONS_TABLE: text,
    /** Wraps the data keys of the contacts. */
    CONTACT_KEY_ID: text,
    /** Holds what `Secrets` below describes. */
    SECRETS_ID: text,
    RELEASE: text,
    OLDEST_CLIENT: text,
  })
  .parse(process.env)

/** Two signing keys are valid at once, the first signs; secrets are base64 of at least 32 bytes. */
const Secrets = z.object({
  signingKeys: z.array(z.object({ kid: text, secret: text })).check(z.minLength(1)),
  identityKey: text,
  wechat: z.object({ appId: text, secret: text }),
})

const logger = new Logger({ serviceName: 'api' })
const metrics = new Metrics({ namespace: 'Microwish', serviceName: 'api' })
const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))

const log: Log = ({ level, event, ...facts }) => {
  logger[level](event, facts)
  if (event !== 'request') return
  metrics.addMetric(Number(facts['status']) >= 500 ? 'Failed' : 'Answered', MetricUnit.Count, 1)
  metrics.publishStoredMetrics()
}

async function readSecrets() {
  const { SecretString } = await new SecretsManagerClient({}).send(
    new GetSecretValueCommand({ SecretId: env.SECRETS_ID }),
  )
  return Secrets.parse(JSON.parse(SecretString ?? '{}'))
}

function kmsWrapper(kms: KMSClient, KeyId: string): KeyWrapper {
  return {
    async generate() {
      const { Plaintext, CiphertextBlob } = await kms.send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256' }))
      if (!Plaintext || !CiphertextBlob) throw new Error('KMS gave no data key')
      return { key: Plaintext, wrapped: Buffer.from(CiphertextBlob).toString('base64') }
    },
    async unwrap(wrapped) {
      const { Plaintext } = await kms.send(
        new DecryptCommand({ KeyId, CiphertextBlob: Buffer.from(wrapped, 'base64') }),
      )
      if (!Plaintext) throw new Error('KMS opened no data key')
      return Plaintext
    },
  }
}

async function start() {
  const { signingKeys, identityKey, wechat } = await readSecrets()
  const tokenKeys = {
    issuer: 'microwish',
    keys: signingKeys.map(({ kid, secret }) => ({ kid, secret: bytes(secret) })),
  }
  const stores = createStores(
    createDatabase(new DynamoDBClient({}), {
      needs: env.NEEDS_TABLE,
      directory: env.DIRECTORY_TABLE,
      contacts: env.CONTACTS_TABLE,
      ledger: env.LEDGER_TABLE,
      sessions: env.SESSIONS_TABLE,
    }),
  )
  const keys = keyRing(kmsWrapper(new KMSClient({}), env.CONTACT_KEY_ID), stores.contacts, realWorld.realNow)
  const client = createWechatClient({
    ...wechat,
    baseUrl: WECHAT_BASE_URL,
    isLocal: false,
    now: realWorld.realNow,
    random: Math.random,
  })
  return handle(
    createApp({
      platform: { ...realWorld, stores, keys, settings: DEFAULT_SETTINGS },
      verify: tokenVerifier(tokenKeys, realWorld.realNow),
      sign: accessSigner(tokenKeys),
      exchange: codeExchange(client),
      identityKey: bytes(identityKey),
      log,
      release: env.RELEASE,
      oldestClient: env.OLDEST_CLIENT,
    }),
  )
}

const started = start()
type Handler = Awaited<typeof started>

export const handler = async (...call: Parameters<Handler>): Promise<Awaited<ReturnType<Handler>>> =>
  (await started)(...call)
