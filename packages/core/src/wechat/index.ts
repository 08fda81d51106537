export { type SubscribeMessage, toWechatTime } from './subscribe-message'
export { createWechatClient, type Wechat, type WechatConfig, type WechatIdentity } from './wechat-client.http'
export { SECRET_ERRCODES, WechatError, type WechatFailure } from './wechat-error'
export { checkedBaseUrl, WECHAT_BASE_URL } from './wechat-host'
