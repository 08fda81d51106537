import * as z from 'zod/mini'

/** PRODUCT §3. All statuses of all kinds: a list may hold what this release's actions do not reach. */
export const NeedStatus = z.enum([
  'submitted',
  'needs_info',
  'declined',
  'open',
  'assigned',
  'claimed',
  'fulfilled',
  'closed',
  'shelved',
  'withdrawn',
  'merged',
  'converted',
])
export type NeedStatus = z.infer<typeof NeedStatus>

export const NeedAction = z.enum([
  'submit',
  'accept',
  'ask',
  'supply',
  'decline',
  'resubmit',
  'publish',
  'unpublish',
  'claim',
  'release',
  'hand_over',
  'progress',
  'fulfil',
  'confirm',
  'reopen',
  'close',
  'withdraw',
  'relocate',
])
export type NeedAction = z.infer<typeof NeedAction>
/** What may be done to a need that exists. `relocate` is done by a merge or split of areas, and called by nobody. */
export type NextAction = Exclude<NeedAction, 'submit' | 'relocate'>

/** `back`: to the status that `ask` left, or, for `reopen`, to the desk when nobody held the need. */
export type Target = NeedStatus | 'back'

/** status × action → status. Who may do it is the policy's; this says only what exists. */
export const NEED_WORKFLOW: Record<NeedStatus, Partial<Record<NextAction, Target>>> = {
  submitted: {
    accept: 'submitted',
    ask: 'needs_info',
    decline: 'declined',
    publish: 'open',
    close: 'closed',
    withdraw: 'withdrawn',
  },
  needs_info: { supply: 'back', withdraw: 'withdrawn' },
  declined: { resubmit: 'submitted' },
  open: { unpublish: 'submitted', claim: 'claimed', withdraw: 'withdrawn' },
  assigned: { withdraw: 'withdrawn' },
  claimed: {
    ask: 'needs_info',
    release: 'open',
    hand_over: 'claimed',
    progress: 'claimed',
    fulfil: 'fulfilled',
    close: 'closed',
    withdraw: 'withdrawn',
  },
  fulfilled: { confirm: 'closed', reopen: 'back' },
  closed: { reopen: 'back' },
  shelved: {},
  withdrawn: {},
  merged: {},
  converted: {},
}

export const NeedKind = z.enum(['wish', 'help', 'report', 'agency', 'dispute', 'tipoff'])
export type NeedKind = z.infer<typeof NeedKind>

export const Outcome = z.enum(['resolved', 'partly', 'explained', 'guided'])
export type Outcome = z.infer<typeof Outcome>

/** 5 非常满意 … 1 非常不满意. */
export const Grade = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
export type Grade = z.infer<typeof Grade>
