import { isDeepStrictEqual } from 'node:util'
import { isRedacted, type Item } from '@microwish/core'

/**
 * What becomes of one item of a restored table:
 * `missing` is copied back, `altered` too: something went past the product, which raises the version with every change.
 * `newer` has moved on since, or lost what somebody said who was erased; `unclear` differs and has no version to tell by:
 * both stay unless they are overwritten.
 * `expired` would be gone by now, and stays gone.
 */
export type Verdict = 'missing' | 'altered' | 'same' | 'newer' | 'unclear' | 'expired'

export type Judged = {
  kept: Item
  live: Item | undefined
  /** The live table holds a line of history beyond the version that was kept. */
  hasLaterLine: boolean
  /** Epoch second. */
  now: number
}

export function judgeItem({ kept, live, hasLaterLine, now }: Judged): Verdict {
  if (!live) {
    const { expiresAt } = kept
    if (typeof expiresAt === 'number' && expiresAt <= now) return 'expired'
    return hasLaterLine ? 'newer' : 'missing'
  }
  if (isDeepStrictEqual(kept, live)) return 'same'
  if (hasLaterLine || isErasedLine(live)) return 'newer'
  const [then, today] = [kept['version'], live['version']]
  if (typeof then !== 'number' || typeof today !== 'number') return 'unclear'
  return today > then ? 'newer' : 'altered'
}

/** An erasing takes words out of a line of history and leaves its version: the backup would bring them back. */
const isErasedLine = (live: Item) => String(live['sk']).startsWith('ACTIVITY#') && isRedacted(live)
