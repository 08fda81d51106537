import type { ActOnNeed, SubmitNeed } from '@microwish/contract'
import { aSubmission } from '@microwish/core/factory'
import type { Cast } from './county'

/** A step of a need's life: who does what, with words as long as people use. */
export type Turn = { who: keyof Cast; action: ActOnNeed['action'] } & Record<string, unknown>

const question = '请问是厨房顶上的长灯管，还是客厅的圆灯？几楼，有没有电梯？'
const answer = '是厨房的长灯管，我家住在四楼，没有电梯，家里有一把小梯子。'
const reason = '这几天单位临时有任务，周末之前都抽不出时间，先让给别的邻居。'
const note = '已经打过电话，灯管的型号问清楚了，约好周六上午九点上门。'
const publicSummary = '厨房灯管坏了，想请人帮忙更换一根，灯管社区已经买好，带一把螺丝刀就行'
const result = '灯管换好了，顺便把客厅松动的插座也拧紧了，都亮了。'
const text = '厨房的灯管坏了半个月，晚上做饭看不见，我年纪大了不敢爬高，想请人帮忙换一下，灯管我自己买。'

export const aWish = (areaId: SubmitNeed['areaId'], more: Partial<SubmitNeed> = {}) =>
  aSubmission({ areaId, text, ...more })

/** From asking to the second closing, the way that most needs go. */
export const PLAIN_LIFE: readonly Turn[] = [
  { who: 'desk', action: 'publish', publicSummary, effortMinutes: 30, timeWindow: 'weekend', costClass: 'free' },
  { who: 'member', action: 'claim' },
  { who: 'member', action: 'progress', note },
  { who: 'member', action: 'fulfil', result, outcome: 'resolved', servedCount: 1, beneficiaries: 1 },
  { who: 'resident', action: 'confirm', grade: 5 },
  { who: 'resident', action: 'reopen', reason: '过了两天又不亮了，可能是镇流器坏了，请再来看一看。' },
]

/** Everything else that can happen to one. `colleague` is whom it is handed over to. */
export const CROOKED_LIFE = ({ colleague }: Cast): readonly Turn[] => [
  { who: 'desk', action: 'accept' },
  { who: 'desk', action: 'ask', question },
  { who: 'resident', action: 'supply', answer },
  {
    who: 'desk',
    action: 'decline',
    reason: '这件事超出了微心愿的范围，社区没有这样的资源',
    turnTo: '请找物业公司报修',
  },
  { who: 'resident', action: 'resubmit', text },
  { who: 'desk', action: 'publish', publicSummary },
  { who: 'desk', action: 'unpublish', reason: '还要向居民再问清楚一件事，问好了再发布。' },
  { who: 'desk', action: 'publish', publicSummary },
  { who: 'member', action: 'claim' },
  { who: 'member', action: 'release', reason },
  { who: 'member', action: 'claim' },
  { who: 'member', action: 'hand_over', toPersonId: colleague.personId },
  { who: 'desk', action: 'close', outcome: 'explained', reason: '已经上门当面向居民说明，由物业公司统一更换。' },
]

export const WITHDRAWN_LIFE: readonly Turn[] = [
  { who: 'desk', action: 'publish', publicSummary },
  { who: 'resident', action: 'withdraw' },
]
