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
