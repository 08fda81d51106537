import type { Reshape } from '@microwish/contract'
import { type AreaChange, permitArea } from '../area'
import type { Actor } from '../person'
import type { ReshapePlan } from './plan-reshape'
import type { AreaRenaming } from './reshape'

/** Whoever merges, splits or moves must reach what ends, what begins, and where anything goes. @throws DomainError */
export function permitReshape(actor: Actor, reshape: Reshape | AreaRenaming, { changes }: ReshapePlan): void {
  for (const area of changes.flatMap((change) => touched(reshape, change))) permitArea(actor, 'shape', area)
}

/** The areas that the command is about; what merely goes along with them is theirs too. */
function touched(reshape: Reshape | AreaRenaming, { before, after }: AreaChange) {
  const named = namedIn(reshape)
  const isNamed = !before || named.has(after.areaId) || after.endedAt !== undefined
  return isNamed ? [...(before ? [before] : []), after] : []
}

function namedIn(reshape: Reshape | AreaRenaming): ReadonlySet<string> {
  if (reshape.what !== 'merge') return new Set([reshape.areaId])
  return new Set([...reshape.sourceIds, ...(reshape.targetId ? [reshape.targetId] : [])])
}
