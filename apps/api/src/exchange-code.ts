import { type Wechat, WechatError } from '@microwish/core/wechat'

/** The openid behind a code of wx.login; undefined for a code that WeChat does not take. */
export const codeExchange = (wechat: Wechat) => (code: string) =>
  wechat.code2Session(code).then(({ openId }) => openId, refusedCode)

/** The telephone behind a code of getPhoneNumber; undefined for a code that WeChat does not take. */
export const phoneExchange = (wechat: Wechat) => (code: string) =>
  wechat.getPhoneNumber(code).then((phone) => phone, refusedCode)

/** A code that WeChat does not take is the caller's matter; anything else is ours. */
function refusedCode(error: unknown): undefined {
  if (error instanceof WechatError && error.failure === 'code_invalid') return undefined
  throw error
}
