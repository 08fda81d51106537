import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import { Logger } from '@aws-lambda-powertools/logger'
import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { createStores, type KeyWrapper, keyRing, phoneHash } from '@microwish/core'
import { handle } from 'hono/aws-lambda'
import { accessSigner, CLOUD_ISSUER, tokenVerifier } from './access-token'
import { createApp } from './app'
import { codeExchange, phoneExchange } from './exchange-code'
import type { Log } from './http/http-env'
import { openDatabase } from './lambda/database.lambda'
import { API_ENVIRONMENT } from './lambda/environment'
import { jobQueueAt } from './lambda/job-queue.lambda'
import { latest } from './lambda/latest'
import { metricsOf } from './lambda/metrics.lambda'
import { PATIENCE } from './lambda/patience'
import { secretOf } from './lambda/secrets.lambda'
import { readSessionKeys, type SessionKeys } from './lambda/session-secret'
import { readSettings } from './lambda/settings'
import { unready } from './lambda/unready'
import { wechatOf } from './lambda/wechat-account'
import { readWechatAccount } from './lambda/wechat-secret'
import { realWorld } from './real-world'
import { webFilesIn } from './web-files'

const env = API_ENVIRONMENT.parse(process.env)
const settings = readSettings(env.SETTINGS)
const logger = new Logger({ serviceName: 'api' })
const metrics = metricsOf('api')

const log: Log = ({ level, event, ...facts }) => {
  logger[level](event, facts)
  if (event !== 'request') return
  metrics.addMetric(Number(facts['status']) >= 500 ? 'Failed' : 'Answered', MetricUnit.Count, 1)
  metrics.publishStoredMetrics()
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

const session = secretOf(env.SESSION_SECRET_ID, readSessionKeys, log)
const wechat = wechatOf(secretOf(env.WECHAT_SECRET_ID, readWechatAccount, log), log)
const stores = createStores(openDatabase(env))
const keyWrapper = kmsWrapper(new KMSClient({ requestHandler: PATIENCE }), env.CONTACT_KEY_ID)
const queue = jobQueueAt(env.JOB_QUEUE_URL)
const keys = keyRing(keyWrapper, stores.contacts, realWorld.realNow)

/** Where no CDN serves the web apps, their files lie beside the bundle. */
const mountWeb = env.WEB_FOLDER === undefined ? undefined : webFilesIn(env.WEB_FOLDER)

/** The app around the keys of one reading; another reading makes another app. */
const appOf = latest(({ keys: signingKeys, identityKey }: SessionKeys) => {
  const keysAnew = async () => (await session.anew()).keys
  const tokenKeys = { issuer: CLOUD_ISSUER, keys: signingKeys, keysAnew }
  return handle(
    createApp(
      {
        platform: { ...realWorld, stores, keys, settings, queue, hashPhone: (phone) => phoneHash(identityKey, phone) },
        verify: tokenVerifier(tokenKeys, realWorld.realNow),
        sign: accessSigner(tokenKeys),
        exchange: codeExchange(wechat),
        exchangePhone: phoneExchange(wechat),
        identityKey,
        log,
        release: env.RELEASE,
        oldestClient: env.OLDEST_CLIENT,
      },
      mountWeb,
    ),
  )
})
type Handler = ReturnType<typeof appOf>

export async function handler(...call: Parameters<Handler>): Promise<Awaited<ReturnType<Handler>>> {
  const secret = await session.get().catch(() => undefined)
  return secret ? appOf(secret)(...call) : unready(call[1]?.awsRequestId ?? '')
}
