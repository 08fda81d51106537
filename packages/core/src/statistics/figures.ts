import { type Flow, Gauge } from '@microwish/contract'
import type { Activity } from '../need'

/** What a figure is made of: the event index projects exactly this. */
export type CountedEvent = Pick<
  Activity,
  | 'needId'
  | 'version'
  | 'at'
  | 'action'
  | 'from'
  | 'to'
  | 'areaPath'
  | 'outcome'
  | 'grade'
  | 'isAccepting'
  | 'isBackfilled'
  | 'servedCount'
  | 'beneficiaries'
>

/** By how much each figure grows or falls; what stays the same is absent. */
export type Flows = Partial<Record<Flow, number>>
export type Gauges = Partial<Record<Gauge, number>>

/** What one event adds to the figures of its day. Never negative. */
export function flowsOf(event: CountedEvent): Flows {
  return { ...(event.isAccepting && { accepted: 1 }), ...flowsOfAction(event), ...flowsOfClosing(event) }
}

function flowsOfAction({ action, isBackfilled, servedCount = 0, beneficiaries = 0 }: CountedEvent): Flows {
  switch (action) {
    case 'submit':
      return { submitted: 1, ...(isBackfilled && { backfilled: 1 }) }
    case 'decline':
      return { declined: 1 }
    case 'publish':
      return { published: 1 }
    case 'claim':
      return { claimed: 1 }
    case 'release':
      return { released: 1 }
    case 'fulfil':
      return {
        fulfilled: 1,
        ...(servedCount && { participations: servedCount }),
        ...(beneficiaries && { beneficiaries }),
      }
    case 'reopen':
      return { reopened: 1 }
    case 'withdraw':
      return { withdrawn: 1 }
    // `accept` is counted by `isAccepting`, closings by the status that they reach; the rest moves no figure.
    case 'accept':
    case 'ask':
    case 'supply':
    case 'resubmit':
    case 'unpublish':
    case 'hand_over':
    case 'progress':
    case 'confirm':
    case 'close':
      return {}
  }
}

/** Every closing has one outcome and is either graded or unrated: the parts add up to `closed`. */
function flowsOfClosing({ from, to, outcome = 'resolved', grade }: CountedEvent): Flows {
  if (to !== 'closed' || from === 'closed') return {}
  return { closed: 1, [`closed_${outcome}`]: 1, [grade === undefined ? 'unrated' : `grade_${grade}`]: 1 }
}

/** How one event moves the gauges: out of one status, into another. Sums to zero but for a submission. */
export function gaugeMoves({ from, to }: CountedEvent): Gauges {
  if (from === to) return {}
  const moves: Gauges = {}
  if (from !== undefined && isGauge(from)) moves[from] = -1
  if (isGauge(to)) moves[to] = 1
  return moves
}

const isGauge = (status: string): status is Gauge => Gauge.safeParse(status).success

/** Adds `more` to `sum`, in place. */
export function addTo<K extends string>(sum: Partial<Record<K, number>>, more: Partial<Record<K, number>>): void {
  for (const [name, by] of Object.entries(more) as [K, number][]) sum[name] = (sum[name] ?? 0) + by
}
