import type { CaseRow } from '@microwish/contract'
import { clockText } from './messages'
import { formatSpan, formatTime } from './time'

export type ClockTone = 'ok' | 'soon' | 'held'

/** A case that has waited this long for the desk today is drawn in honey. */
const LONG_WAIT_MS = 4 * 3_600_000

/**
 * The one clock that matters for a need now, named by its words. Plain elapsed time: deadlines in working hours are the
 * server's to tell. A clock of a finished need has stopped: undefined.
 */
export function clockOf(need: CaseRow, now: number): { tone: ClockTone; text: string } | undefined {
  const since = (instant: string) => now - Date.parse(instant)
  switch (need.status) {
    case 'submitted': {
      const wait = since(need.submittedAt)
      const text = need.acceptedAt ? clockText.publish : clockText.accept
      return { tone: !need.acceptedAt && wait > LONG_WAIT_MS ? 'soon' : 'ok', text: `${text} ${formatSpan(wait)}` }
    }
    case 'needs_info':
      return { tone: 'held', text: `${clockText.answer} ${formatSpan(since(need.updatedAt))}` }
    case 'open':
      return { tone: 'ok', text: `${clockText.claim} ${formatSpan(since(need.updatedAt))}` }
    case 'claimed':
      return need.agreedAt
        ? { tone: since(need.agreedAt) > 0 ? 'soon' : 'ok', text: `${clockText.agreed} ${formatTime(need.agreedAt)}` }
        : { tone: 'ok', text: `${clockText.work} ${formatSpan(since(need.updatedAt))}` }
    case 'fulfilled':
      return { tone: 'ok', text: `${clockText.grade} ${formatSpan(since(need.updatedAt))}` }
    default:
      return undefined
  }
}
