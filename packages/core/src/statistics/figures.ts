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
  | 'formerPath'
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
    case 'relocate':
      return {}
  }
}

/** Every closing has one outcome and is either graded or unrated: the parts add up to `closed`. */
function flowsOfClosing({ from, to, outcome = 'resolved', grade }: CountedEvent): Flows {
  if (to !== 'closed' || from === 'closed') return {}
  return { closed: 1, [`closed_${outcome}`]: 1, [grade === undefined ? 'unrated' : `grade_${grade}`]: 1 }
}

/**
 * How one event moves the gauges of each area: out of one status where the need lay, into another where it lies. Over all
 * areas they sum to zero but for a submission.
 */
export function gaugeMoves({ from, to, areaPath, formerPath = areaPath }: CountedEvent): Map<string, Gauges> {
  const moves = new Map<string, Gauges>()
  const move = (path: string, status: string | undefined, by: number) => {
    if (status === undefined || !isGauge(status)) return
    for (const areaId of idsOf(path)) moves.set(areaId, added(moves.get(areaId), status, by))
  }
  move(formerPath, from, -1)
  move(areaPath, to, 1)
  return moves
}

const idsOf = (path: string) => path.split('/').filter(Boolean)

function added(moves: Gauges = {}, status: Gauge, by: number): Gauges {
  const { [status]: before = 0, ...rest } = moves
  return before + by === 0 ? rest : { ...rest, [status]: before + by }
}

const isGauge = (status: string): status is Gauge => Gauge.safeParse(status).success

/** Adds `more` to `sum`, in place. */
export function addTo<K extends string>(sum: Partial<Record<K, number>>, more: Partial<Record<K, number>>): void {
  for (const [name, by] of Object.entries(more) as [K, number][]) sum[name] = (sum[name] ?? 0) + by
}
