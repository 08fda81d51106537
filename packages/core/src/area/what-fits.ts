import { AreaLevel } from '@microwish/contract'
import type { Area } from '../person'

/** At some 400 bytes each: below the 6 MB that Lambda answers with. */
const MOST_AREAS = 12_000

/** The areas down to a level, or to the deepest above it with which the answer is not too large. Pure. */
export function whatFits<A extends Pick<Area, 'level'>>(areas: readonly A[], deepest: AreaLevel, most = MOST_AREAS) {
  const asked = AreaLevel.options.indexOf(deepest) + 1
  for (let count = asked; ; count--) {
    const levels = AreaLevel.options.slice(0, count)
    const listed = areas.filter(({ level }) => levels.includes(level))
    if (listed.length <= most || count === 1) return { listed, isPartial: count < asked }
  }
}
