import { createWechatClient, SECRET_ERRCODES, type Wechat, WECHAT_BASE_URL, WechatError } from '@microwish/core/wechat'
import type { Log } from '../http/http-env'
import { realWorld } from '../real-world'
import type { SecretSource } from './cached-secret'
import { latest } from './latest'
import type { WechatAccount } from './wechat-secret'

/** WeChat under the account as last read. */
export const wechatOf = (source: SecretSource<WechatAccount>, log: Log): Wechat =>
  withTurningSecret(source, (account) =>
    createWechatClient({
      ...account,
      baseUrl: WECHAT_BASE_URL,
      isLocal: false,
      now: realWorld.realNow,
      random: Math.random,
      log: ({ operation, failure, errcode, rid }) =>
        log({ level: 'error', event: 'wechat_failed', requestId: '', operation, failure, errcode, rid }),
    }),
  )

/**
 * Calls through a client of the account as last read. When WeChat refuses its secret, the account is read again, and a
 * call that did nothing is made once more under the new one: so a new AppSecret needs no restart.
 */
export function withTurningSecret(
  source: SecretSource<WechatAccount>,
  create: (account: WechatAccount) => Wechat,
): Wechat {
  const clientOf = latest(create)
  async function use<T>(call: (client: Wechat) => Promise<T>): Promise<T> {
    const account = await source.get()
    try {
      return await call(clientOf(account))
    } catch (error) {
      if (!(error instanceof WechatError) || !SECRET_ERRCODES.includes(error.errcode ?? 0)) throw error
      const renewed = await source.anew()
      if (renewed === account) throw error
      return call(clientOf(renewed))
    }
  }
  return {
    code2Session: (code) => use((client) => client.code2Session(code)),
    getPhoneNumber: (code) => use((client) => client.getPhoneNumber(code)),
    sendSubscribeMessage: (message) => use((client) => client.sendSubscribeMessage(message)),
  }
}
