import type { NextAction, NeedStatus } from '@microwish/contract'
import { people } from '@microwish/core/factory'
import { DESKS, type Expectation, HALL } from './access-people'

type Act = { at: NeedStatus; more?: object; expect: Expectation }

const reason = '测试里写下的理由'
const tomorrow = '2026-11-22T02:00:00.000Z'
/** Those who read a submitted need without handling it. */
const LOOKERS = ['resident', 'districtStaff'] as const

/** Who holds it; with a staff token no registration is awake, and the need is served history (decision 0008). */
const HOLDER = ['member'] as const
const ASLEEP = 'memberAsStaff'

const byDesk: Expectation = { ok: DESKS, forbidden: LOOKERS, unauthenticated: ['nobody'], rest: 'not_found' }
const bySubmitter: Expectation = {
  ok: ['resident'],
  forbidden: [...DESKS, 'districtStaff'],
  unauthenticated: ['nobody'],
  rest: 'not_found',
}
const byHolder: Expectation = {
  ok: HOLDER,
  forbidden: [...DESKS, ...LOOKERS, ASLEEP],
  unauthenticated: ['nobody'],
  rest: 'not_found',
}

const byDeskOrHolder: Expectation = {
  ...byDesk,
  ok: [...DESKS, ...HOLDER],
  forbidden: [...LOOKERS, ASLEEP],
}

/**
 * Who may do what to a need of `resident` in `places.grid`, published by `desk` and claimed by `member` where it has come
 * that far. Whoever does not see it meets 404, whoever sees it and may not meets 403 with the reason.
 */
export const ACTS: Record<NextAction, readonly Act[]> = {
  accept: [{ at: 'submitted', expect: byDesk }],
  ask: [
    { at: 'submitted', more: { question: '几楼？' }, expect: byDesk },
    { at: 'claimed', more: { question: '几楼？' }, expect: byDeskOrHolder },
  ],
  supply: [{ at: 'needs_info', more: { answer: '二楼' }, expect: bySubmitter }],
  decline: [{ at: 'submitted', more: { reason, turnTo: '居委会' }, expect: byDesk }],
  resubmit: [{ at: 'declined', more: { text: '想借一把梯子' }, expect: bySubmitter }],
  publish: [{ at: 'submitted', more: { publicSummary: '换一根灯管' }, expect: byDesk }],
  unpublish: [{ at: 'open', more: { reason }, expect: { ...byDesk, forbidden: [...LOOKERS, ...HALL] } }],
  claim: [
    {
      at: 'open',
      more: { agreedAt: tomorrow },
      expect: {
        ok: HALL,
        own_need: ['resident', 'desk'],
        not_registered: ['deskMate', 'streetStaff', 'districtStaff'],
        unauthenticated: ['nobody'],
        rest: 'not_found',
      },
    },
    {
      at: 'claimed',
      expect: {
        already_claimed: HALL,
        action_not_allowed: [...DESKS, ...LOOKERS, 'memberAsStaff'],
        unauthenticated: ['nobody'],
        rest: 'not_found',
      },
    },
  ],
  release: [{ at: 'claimed', more: { reason }, expect: byDeskOrHolder }],
  hand_over: [{ at: 'claimed', more: { toPersonId: people.colleague.personId }, expect: byHolder }],
  progress: [{ at: 'claimed', more: { note: '问过型号' }, expect: byHolder }],
  fulfil: [{ at: 'claimed', more: { result: '换好了' }, expect: byHolder }],
  confirm: [
    {
      at: 'fulfilled',
      more: { grade: 5, callNote: '电话里说满意' },
      expect: {
        ok: [...DESKS, 'resident'],
        forbidden: [...HOLDER, ASLEEP, 'districtStaff'],
        unauthenticated: ['nobody'],
        rest: 'not_found',
      },
    },
  ],
  reopen: [
    {
      at: 'fulfilled',
      more: { reason },
      expect: { ...bySubmitter, forbidden: [...DESKS, 'districtStaff', ...HOLDER, ASLEEP] },
    },
    {
      at: 'closed',
      more: { reason },
      expect: { ...bySubmitter, forbidden: [...DESKS, 'districtStaff', ...HOLDER, ASLEEP] },
    },
  ],
  close: [
    { at: 'submitted', more: { outcome: 'explained', reason }, expect: byDesk },
    {
      at: 'claimed',
      more: { outcome: 'guided', reason },
      expect: { ...byDesk, forbidden: [...LOOKERS, ...HOLDER, ASLEEP] },
    },
  ],
  withdraw: [
    { at: 'open', expect: { ...bySubmitter, forbidden: [...DESKS, 'districtStaff', ...HALL] } },
    { at: 'claimed', expect: { ...bySubmitter, forbidden: [...DESKS, 'districtStaff', ...HOLDER, ASLEEP] } },
  ],
}
