import { NeedAction, type Notice } from '@microwish/contract'
import { people } from '@microwish/core/factory'
import { wechatNotices } from '../src'

const AT = '2026-11-22T02:00:00.000Z'

/** What WeChat is asked to show for a notice. */
async function shown(notice: Pick<Notice, 'as' | 'action'>) {
  const sent: Record<string, string>[] = []
  const send = wechatNotices({
    wechat: { sendSubscribeMessage: ({ data }) => Promise.resolve(void sent.push(data)) },
    people: { get: () => Promise.resolve({ ...people.resident, openId: 'o-1' }) },
    templateId: 'template',
    now: () => AT,
  })
  await send(people.resident.personId, {
    ...{ noticeId: 'n', at: AT, needId: 'ned_1' as Notice['needId'], title: '标题', text: '正文' },
    ...notice,
  })
  return sent
}

describe('a message at WeChat', () => {
  it.each(NeedAction.options)('says of %s how it stands in at most five Chinese characters', async (action) => {
    const [data] = await shown({ as: 'submitter', action })
    expect(data?.['phrase2']).toMatch(/^[\u4e00-\u9fff]{2,5}$/)
    expect(data?.['thing1']).toBe('我的心愿')
  })

  it('tells whoever holds it that it is their claim', async () => {
    expect(await shown({ as: 'holder', action: 'withdraw' })).toEqual([
      { thing1: '我的认领', phrase2: '取消了', time3: '2026年11月22日 10:00' },
    ])
  })
})
