import type { ActOnNeed, NextAction } from '@microwish/contract'
import { people } from '../factory'
import type { Need } from './need'

const FIELDS: { [A in NextAction]: Omit<Extract<ActOnNeed, { action: A }>, 'needId' | 'version' | 'action'> } = {
  accept: {},
  ask: { question: '灯管是几瓦的？' },
  supply: { answer: '三十六瓦的' },
  decline: { reason: '超出微心愿的范围', turnTo: '物业公司' },
  resubmit: { text: '想请人看看灯管' },
  publish: { publicSummary: '更换厨房灯管一根' },
  unpublish: { reason: '写错了' },
  claim: {},
  release: { reason: '临时出差' },
  hand_over: { toPersonId: people.colleague.personId },
  progress: { note: '灯管买好了' },
  fulfil: { result: '换好了', outcome: 'resolved', beneficiaries: 1, servedCount: 1 },
  confirm: { callNote: '居民说亮了' },
  reopen: { reason: '又不亮了' },
  close: { outcome: 'explained', reason: '已当面说明' },
  withdraw: {},
}

/** A whole command of an action, on the version that its author saw. */
export function aCommand<A extends NextAction>(
  { needId, version }: Pick<Need, 'needId' | 'version'>,
  action: A,
  more: Partial<Extract<ActOnNeed, { action: A }>> = {},
): ActOnNeed {
  return { needId, version, action, ...FIELDS[action], ...more } as ActOnNeed
}
