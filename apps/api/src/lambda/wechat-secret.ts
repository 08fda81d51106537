import * as z from 'zod/mini'
import { SecretRefused } from './cached-secret'
import { readSecret } from './secret-text'

/** An app id as WeChat gives it, so that no placeholder is taken for one. */
const ACCOUNT = z.object({
  appId: z.string().check(z.regex(/^wx[0-9a-f]{16}$/)),
  secret: z.string().check(z.regex(/^[0-9a-zA-Z]{32,64}$/)),
})
/** As WeChat's page 消息推送 makes them: a token of 3 to 32 letters, an EncodingAESKey of 43. */
const PUSH = z.object({
  token: z.string().check(z.regex(/^[0-9a-zA-Z]{3,32}$/)),
  encodingAesKey: z.string().check(z.regex(/^[0-9a-zA-Z]{43}$/)),
})

export type WechatAccount = z.output<typeof ACCOUNT>
export type PushSecret = { appId: string } & z.output<typeof PUSH>

/** What calling WeChat takes. @throws SecretRefused */
export function readWechatAccount(json: string): WechatAccount {
  const { appId, secret } = readSecret(ACCOUNT, json)
  refuseMonotonous('secret', secret)
  return { appId, secret }
}

/** What WeChat's pushes are proved and opened with. @throws SecretRefused */
export function readPushSecret(json: string): PushSecret {
  const { appId, push } = readSecret(z.object({ appId: ACCOUNT.shape.appId, push: PUSH }), json)
  refuseMonotonous('push.encodingAesKey', push.encodingAesKey)
  return { appId, ...push }
}

/** One letter again and again stands for a key that nobody has filled in. */
function refuseMonotonous(name: string, text: string) {
  if (new Set(text).size < 5) throw new SecretRefused(`${name} is not random`)
}
