import type { PersonStore, SendNotice } from '@microwish/core'
import { toWechatTime, type Wechat, WechatError } from '@microwish/core/wechat'

type Parts = {
  wechat: Pick<Wechat, 'sendSubscribeMessage'>
  people: Pick<PersonStore, 'get'>
  templateId: string
  /** Domain time. */
  now: () => string
}

/** Older than this it is no news: a replayed stream wakes nobody. */
const NEWS_MS = 24 * 3_600_000

/** Where a tap on the message leads. */
const PAGE = { submitter: 'pages/my-need/index', holder: 'packages/member/pages/held/index' } as const
const MATTER = { submitter: '我的心愿', holder: '我的认领' } as const

/**
 * Sends a notice as a WeChat subscribe message of the template 心愿进展提醒 (thing1 事项, phrase2 进展, time3 时间). Who has not
 * allowed one, or came in another way, has the inbox: that is no failure.
 */
export const wechatNotices =
  ({ wechat, people, templateId, now }: Parts): SendNotice =>
  async (personId, { title, as, at, needId }) => {
    if (Date.parse(now()) - Date.parse(at) > NEWS_MS) return
    const { openId } = (await people.get(personId)) ?? {}
    if (openId === undefined) return
    const data = { thing1: title, phrase2: MATTER[as], time3: toWechatTime(at) }
    await wechat
      .sendSubscribeMessage({ openId, templateId, page: `${PAGE[as]}?needId=${needId}`, data })
      .catch((error: unknown) => {
        if (!(error instanceof WechatError) || error.failure !== 'not_subscribed') throw error
      })
  }
