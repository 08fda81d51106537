import type { Notice } from '@microwish/contract'
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
/** What became of it, in the five Chinese characters that WeChat allows. */
const PROGRESS: Partial<Record<Notice['action'], string>> = {
  claim: '有人接了',
  progress: '时间有变',
  hand_over: '换人来办',
  release: '重新安排',
  fulfil: '请您看看',
  ask: '还差信息',
  supply: '补充好了',
  decline: '已有答复',
  close: '已有答复',
  confirm: '办结了',
  reopen: '请再看看',
  withdraw: '取消了',
  relocate: '换社区办',
}

/**
 * Sends a notice as a WeChat subscribe message of the template 心愿进展提醒 (thing1 事项, phrase2 进展, time3 时间). Who has not
 * allowed one, or came in another way, has the inbox: that is no failure.
 */
export const wechatNotices =
  ({ wechat, people, templateId, now }: Parts): SendNotice =>
  async (personId, { as, at, action, needId }) => {
    if (Date.parse(now()) - Date.parse(at) > NEWS_MS) return
    const { openId } = (await people.get(personId)) ?? {}
    if (openId === undefined) return
    const data = { thing1: MATTER[as], phrase2: PROGRESS[action] ?? '有新进展', time3: toWechatTime(at) }
    await wechat
      .sendSubscribeMessage({ openId, templateId, page: `${PAGE[as]}?needId=${needId}`, data })
      .catch((error: unknown) => {
        if (!(error instanceof WechatError) || error.failure !== 'not_subscribed') throw error
      })
  }
