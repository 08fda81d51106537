import { NeedAction, Notice } from '@microwish/contract'
import { aNeed, people, places } from '../factory'
import type { Activity } from '../need'
import { appointmentText } from './appointment'
import { noticesOf } from './notices-of'

const { resident, member, colleague, desk } = people
const agreedAt = '2026-11-28T02:00:00.000Z'

type Who = 'resident' | 'member' | 'colleague' | 'desk'
const ROLE = { resident: 'resident', member: 'member', colleague: 'member', desk: 'community_staff' } as const

function anActivity(by: Who, more: Partial<Activity>): Activity {
  const { personId, name, surname } = people[by]
  return {
    needId: aNeed().needId,
    version: 4,
    at: '2026-11-21T02:00:00.000Z',
    action: 'progress',
    from: 'claimed',
    to: 'claimed',
    actor: { personId, name, surname, role: ROLE[by] },
    kind: 'wish',
    category: 'repair',
    areaPath: places.grid.path,
    communityId: places.community.areaId,
    submitterId: resident.personId,
    words: [{ label: 'note', text: '打16000000001，榆钱里3栋' }],
    ...more,
  }
}

const held = { holderId: member.personId }
const RESIDENT = resident.personId
const HOLDER = member.personId

describe('a notice', () => {
  it.each<[string, Activity, [string, string][]]>([
    ['submitting', anActivity('resident', { action: 'submit', to: 'submitted' }), []],
    [
      'another community that takes it over',
      anActivity('desk', { action: 'relocate', ...held, formerPath: places.sibling.path, communityName: '榆钱巷社区' }),
      [[RESIDENT, '您的事转到榆钱巷社区继续办，不用重新提']],
    ],
    [
      'another grid of the same community',
      anActivity('desk', { action: 'relocate', ...held, formerPath: places.otherGrid.path }),
      [],
    ],
    ['accepting', anActivity('desk', { action: 'accept', to: 'submitted' }), []],
    ['publishing', anActivity('desk', { action: 'publish', to: 'open' }), []],
    [
      'claiming',
      anActivity('member', { action: 'claim', ...held, agreedAt }),
      [[RESIDENT, '舒同志接下了您的心愿，约好11月28日 周六 上午10点']],
    ],
    [
      'claiming without a time',
      anActivity('member', { action: 'claim', ...held }),
      [[RESIDENT, '舒同志接下了您的心愿，会打电话和您约时间']],
    ],
    [
      'a new time',
      anActivity('member', { action: 'progress', ...held, agreedAt: '2026-11-29T07:30:00.000Z' }),
      [[RESIDENT, '舒同志把上门时间改到11月29日 周日 下午3点半']],
    ],
    ['progress without one', anActivity('member', { action: 'progress', ...held }), []],
    [
      'asking by the helper',
      anActivity('member', { action: 'ask', to: 'needs_info', ...held }),
      [[RESIDENT, '舒同志想再问您一句，请您补一下']],
    ],
    [
      'asking by the desk',
      anActivity('desk', { action: 'ask', from: 'submitted', to: 'needs_info' }),
      [[RESIDENT, '社区想再问您一句，请您补一下']],
    ],
    [
      'an answer to the helper',
      anActivity('resident', { action: 'supply', from: 'needs_info', ...held }),
      [[HOLDER, '您问的事，居民补充好了，请打开看看']],
    ],
    ['an answer to the desk', anActivity('resident', { action: 'supply', from: 'needs_info', to: 'submitted' }), []],
    [
      'declining',
      anActivity('desk', { action: 'decline', from: 'submitted', to: 'declined' }),
      [[RESIDENT, '原因和您可以找的地方，都写给您了，请打开看看']],
    ],
    [
      'giving it back',
      anActivity('member', { action: 'release', to: 'open', formerHolderId: HOLDER }),
      [[RESIDENT, '这一次没能成行，社区正在为您再找一位热心人']],
    ],
    [
      'taking it back',
      anActivity('desk', { action: 'release', to: 'open', formerHolderId: HOLDER }),
      [
        [RESIDENT, '这一次没能成行，社区正在为您再找一位热心人'],
        [HOLDER, '社区对这件事另有安排，不用再去了，谢谢您'],
      ],
    ],
    [
      'handing over',
      anActivity('member', { action: 'hand_over', holderId: colleague.personId, formerHolderId: HOLDER, agreedAt }),
      [
        [RESIDENT, '舒同志请同单位的一位同志接着办，约好11月28日 周六 上午10点'],
        [colleague.personId, '舒同志请您接着办，约好11月28日 周六 上午10点，请打开看看'],
      ],
    ],
    [
      'fulfilling',
      anActivity('member', { action: 'fulfil', to: 'fulfilled', ...held }),
      [[RESIDENT, '舒同志说您的心愿办好了，请您看看，给个评价']],
    ],
    [
      'confirming',
      anActivity('resident', { action: 'confirm', from: 'fulfilled', to: 'closed', ...held, grade: 5 }),
      [[HOLDER, '您帮忙的心愿办结了，居民评价“非常满意”，谢谢您']],
    ],
    [
      'confirming by the desk after a call',
      anActivity('desk', { action: 'confirm', from: 'fulfilled', to: 'closed', ...held }),
      [
        [RESIDENT, '社区打电话问过您，已经替您记下。还没办好，可以请人再来'],
        [HOLDER, '您帮忙的心愿办结了，谢谢您'],
      ],
    ],
    [
      're-opening',
      anActivity('resident', { action: 'reopen', from: 'closed', ...held }),
      [[HOLDER, '居民说还没有办好，请打开看看，再约个时间']],
    ],
    [
      'withdrawing',
      anActivity('resident', { action: 'withdraw', to: 'withdrawn', ...held }),
      [[HOLDER, '居民取消了这个心愿，不用再去了，谢谢您']],
    ],
    [
      'withdrawing what nobody holds',
      anActivity('resident', { action: 'withdraw', from: 'open', to: 'withdrawn' }),
      [],
    ],
    [
      'closing by the desk',
      anActivity('desk', { action: 'close', to: 'closed', ...held }),
      [
        [RESIDENT, '社区对您的心愿有了答复，请您打开看看'],
        [HOLDER, '社区已经答复居民，不用再去了，谢谢您'],
      ],
    ],
  ])('of %s tells exactly those whom it concerns', (_, activity, expected) => {
    expect(noticesOf(activity).map(({ personId, notice }) => [personId, notice.text])).toEqual(expected)
  })

  it('never holds anybody’s words, and never goes to whoever acted', () => {
    for (const action of NeedAction.options) {
      for (const by of ['resident', 'member', 'desk'] as const) {
        const told = noticesOf(anActivity(by, { action, ...held, agreedAt }))
        for (const { personId, notice } of told) {
          expect(personId).not.toBe(people[by].personId)
          expect(Notice.parse(notice)).toEqual(notice)
          expect(`${notice.title}${notice.text}`).not.toMatch(/1600|榆钱里|明远|桂香|点单|派单|接单|工单/)
        }
      }
    }
  })

  it('says times as people do', () => {
    const said = ['2026-11-28T16:05:00.000Z', '2026-11-28T04:00:00.000Z', '2026-11-28T11:30:00.000Z'].map(
      appointmentText,
    )
    expect(said).toEqual(['11月29日 周日 凌晨0点05分', '11月28日 周六 中午12点', '11月28日 周六 晚上7点半'])
  })

  it('of staff speaks of the community, not of a person', () => {
    expect(JSON.stringify(noticesOf(anActivity('desk', { action: 'close', ...held })))).not.toContain(desk.surname)
  })
})
