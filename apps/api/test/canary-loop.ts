import type { ActOnNeed } from '@microwish/contract'
import { people, type PersonName } from '@microwish/core/factory'

export type Turn = { who: PersonName; action: ActOnNeed['action'] } & Record<string, unknown>

/** Three lives that together use every action, with what each must carry besides words. */
export const LIVES: Record<string, readonly Turn[]> = {
  'from asking to a second grade': [
    { who: 'desk', action: 'accept' },
    { who: 'desk', action: 'ask' },
    { who: 'resident', action: 'supply' },
    { who: 'desk', action: 'decline' },
    { who: 'resident', action: 'resubmit' },
    { who: 'desk', action: 'publish' },
    { who: 'desk', action: 'unpublish' },
    { who: 'deskMate', action: 'publish' },
    { who: 'member', action: 'claim' },
    { who: 'member', action: 'progress' },
    { who: 'desk', action: 'ask' },
    { who: 'resident', action: 'supply' },
    { who: 'member', action: 'release' },
    { who: 'member', action: 'claim' },
    { who: 'member', action: 'progress' },
    { who: 'member', action: 'hand_over', toPersonId: people.colleague.personId },
    { who: 'colleague', action: 'progress' },
    { who: 'colleague', action: 'fulfil', outcome: 'partly' },
    { who: 'deskMate', action: 'confirm' },
    { who: 'resident', action: 'reopen' },
    { who: 'colleague', action: 'ask' },
    { who: 'resident', action: 'supply' },
    { who: 'colleague', action: 'fulfil' },
    { who: 'resident', action: 'reopen' },
    { who: 'colleague', action: 'fulfil' },
    { who: 'deskMate', action: 'confirm', grade: 2 },
  ],
  'closed by the desk': [
    { who: 'desk', action: 'close', outcome: 'explained' },
    { who: 'resident', action: 'reopen' },
  ],
  'withdrawn from under a helper': [
    { who: 'desk', action: 'publish' },
    { who: 'liaison', action: 'claim' },
    { who: 'resident', action: 'withdraw' },
  ],
}

/** What each action must carry, whoever does it. */
export const CARRIED: Partial<Record<ActOnNeed['action'], object>> = {
  ask: { question: '几楼？' },
  supply: { answer: '二楼' },
  decline: { reason: '社区没有', turnTo: '图书馆' },
  resubmit: { text: '想借一把梯子' },
  publish: { publicSummary: '换一根灯管' },
  unpublish: { reason: '再问一下' },
  release: { reason: '出差' },
  progress: { note: '问过型号' },
  fulfil: { result: '换好了' },
  confirm: { callNote: '电话里说满意' },
  reopen: { reason: '又坏了' },
  close: { reason: '这件事有规定' },
}
