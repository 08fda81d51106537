import { type SubscribeMessage, toSendBody } from './subscribe-message'
import { TOKEN_ERRCODES, WechatError } from './wechat-error'
import { checkedBaseUrl } from './wechat-host'
import { callWechat, type WechatRuntime } from './wechat-request.http'

export type WechatConfig = WechatRuntime & {
  baseUrl: string
  appId: string
  secret: string
  /** True only in the local stack: permits a base URL that is not WeChat's. */
  isLocal: boolean
}

/** Who stands behind a login code. The `session_key` that WeChat sends along is dropped here on purpose. */
export type WechatIdentity = { openId: string; unionId?: string }

/** What the rest of the code sees of WeChat. Every method throws `WechatError` only. */
export type Wechat = {
  /** Exchange a login code, which works once and for 5 minutes. */
  code2Session: (code: string) => Promise<WechatIdentity>
  /** The telephone behind a code of the button `getPhoneNumber`, which works once and for 5 minutes; digits only. */
  getPhoneNumber: (code: string) => Promise<string>
  /** Send one message; uses up one consent. Never sent again after a time-out. */
  sendSubscribeMessage: (message: SubscribeMessage) => Promise<void>
}

/** Before its end in which WeChat accepts both the old and the new token. */
const OVERLAP_MS = 5 * 60_000

/** @throws Error when `baseUrl` is not WeChat's and `isLocal` is false. */
export function createWechatClient(config: WechatConfig): Wechat {
  const base = checkedBaseUrl(config.baseUrl, config.isLocal)
  const token = createTokenCache(config, base)

  return {
    async code2Session(code) {
      const query = new URLSearchParams({
        appid: config.appId,
        secret: config.secret,
        js_code: code,
        grant_type: 'authorization_code',
      })
      const operation = 'code2session'
      // Repeated only when WeChat was busy: after a lost answer the code is spent, and the client fetches another.
      const answer = await callWechat(config, { operation, url: `${base}/sns/jscode2session?${query}`, retry: 'busy' })
      const { openid, unionid } = answer
      if (typeof openid !== 'string' || openid === '') throw new WechatError(operation, 'no_answer')
      return { openId: openid, ...(typeof unionid === 'string' ? { unionId: unionid } : {}) }
    },

    async getPhoneNumber(code) {
      const operation = 'getuserphonenumber'
      // As with a login code: after a lost answer it is spent, and each success is paid for.
      const answer = await token.use((accessToken) =>
        callWechat(config, {
          operation,
          url: `${base}/wxa/business/getuserphonenumber?access_token=${encodeURIComponent(accessToken)}`,
          body: { code },
          retry: 'busy',
        }),
      )
      const phone = readPhone(answer['phone_info'])
      if (phone === undefined) throw new WechatError(operation, 'no_answer')
      return phone
    },

    async sendSubscribeMessage(message) {
      const body = toSendBody(message)
      await token.use((accessToken) =>
        callWechat(config, {
          operation: 'subscribe_send',
          url: `${base}/cgi-bin/message/subscribe/send?access_token=${encodeURIComponent(accessToken)}`,
          body,
          retry: 'busy',
        }),
      )
    },
  }
}

const HOME_COUNTRY = '86'

/** A number of the mainland as it is dialled here; any other with its country's code. */
function readPhone(info: unknown): string | undefined {
  const { purePhoneNumber: pure, countryCode: country } = (info ?? {}) as Record<string, unknown>
  if (typeof pure !== 'string' || !/^\d{5,15}$/.test(pure)) return undefined
  return country === HOME_COUNTRY ? pure : `00${String(country)}${pure}`
}

/** One access token for all calls of this process, fetched once however many ask at the same time. */
function createTokenCache(config: WechatConfig, base: string) {
  let current: { value: string; renewAt: number } | undefined
  let fetching: Promise<string> | undefined

  async function fetchToken() {
    const operation = 'stable_token'
    const { appId: appid, secret } = config
    const answer = await callWechat(config, {
      operation,
      url: `${base}/cgi-bin/stable_token`,
      body: { grant_type: 'client_credential', appid, secret, force_refresh: false },
      retry: 'always',
    })
    const { access_token: value, expires_in: seconds } = answer
    if (typeof value !== 'string' || typeof seconds !== 'number') throw new WechatError(operation, 'no_answer')
    current = { value, renewAt: config.now() + seconds * 1_000 - OVERLAP_MS }
    return value
  }

  async function get() {
    if (current && config.now() < current.renewAt) return current.value
    fetching ??= fetchToken().finally(() => (fetching = undefined))
    return fetching
  }

  return {
    /** Runs the call; when WeChat no longer knows the token, once again with a newly fetched one. */
    async use<T>(call: (token: string) => Promise<T>): Promise<T> {
      const value = await get()
      try {
        return await call(value)
      } catch (error) {
        if (!(error instanceof WechatError) || !TOKEN_ERRCODES.includes(error.errcode ?? 0)) throw error
        if (current?.value === value) current = undefined
        return call(await get())
      }
    },
  }
}
