/** The events that the double can tell, by the names that WeChat gives them, with what they mean to people. */
export const PUSH_EVENTS = {
  user_authorization_revoke: '撤回了授权',
  subscribe_msg_popup_event: '同意接收消息',
  subscribe_msg_change_event: '关掉了消息',
  subscribe_msg_sent_event: '消息送到了',
  wxa_media_check: '图片检查完了',
} as const
export type PushEventName = keyof typeof PUSH_EVENTS

type About = { appId: string; openId: string; templateId: string; nowMs: number }

/** The message as WeChat's documents show it. One entry of a list comes as an object. */
export function pushMessage(event: PushEventName, { appId, openId, templateId, nowMs }: About): object {
  const about = { ToUserName: 'gh_0d0b1e0d0b1e', CreateTime: Math.floor(nowMs / 1_000), MsgType: 'event', Event: event }
  const byPerson = { ...about, FromUserName: openId }
  switch (event) {
    case 'user_authorization_revoke':
      // Told by WeChat's push service; the person is named apart.
      return { ...about, FromUserName: 'o-push-service', OpenID: openId, AppID: appId, RevokeInfo: '8' }
    case 'subscribe_msg_popup_event':
      return { ...byPerson, List: [{ TemplateId: templateId, SubscribeStatusString: 'accept', PopupScene: '0' }] }
    case 'subscribe_msg_change_event':
      return { ...byPerson, List: { TemplateId: templateId, SubscribeStatusString: 'reject' } }
    case 'subscribe_msg_sent_event':
      return {
        ...byPerson,
        List: { TemplateId: templateId, MsgID: String(nowMs), ErrorCode: '0', ErrorStatus: 'success' },
      }
    case 'wxa_media_check':
      return { ...byPerson, appid: appId, version: 2, result: { suggest: 'pass', label: '100' }, errcode: 0 }
  }
}
