import { randomBytes } from 'node:crypto'
import { createPushApp, type Log } from '@microwish/api'
import { type Database, type JobQueue, type Platform, startEraseByOpenId } from '@microwish/core'
import { pushStore } from '@microwish/core/wechat'
import type { PushTarget } from '../wechat-double'

type Parts = { appId: string; database: Database; platform: Platform; queue: JobQueue; log: Log }

/** `/wechat/push` as the cloud serves it, and what the double must know to push there: keys that live as long as this process. */
export function localPush({ appId, database, platform, queue, log }: Parts) {
  const keys = {
    token: randomBytes(12).toString('hex'),
    encodingAesKey: randomBytes(32).toString('base64').slice(0, 43),
  }
  const app = createPushApp({
    keys: () => Promise.resolve({ appId, ...keys }),
    pushes: pushStore(database),
    erase: (openId, key) =>
      startEraseByOpenId({ ...platform, queue }, { openId, reason: 'revoked' }, { startedBy: 'wechat_push', key }),
    log,
    realNow: platform.realNow,
  })
  const target: PushTarget = { ...keys, deliver: app.fetch }
  return { app, target }
}
