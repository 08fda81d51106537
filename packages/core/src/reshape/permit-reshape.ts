import type { AreaId, Reshape } from '@microwish/contract'
import { permitArea, type Tree } from '../area'
import { DomainError } from '../error'
import type { Actor } from '../person'
import type { ReshapePlan } from './plan-reshape'
import type { AreaRenaming } from './reshape'

/** Whoever does not reach what the command names is told so before anything else. @throws DomainError */
export function permitNamed(actor: Actor, reshape: Reshape | AreaRenaming, tree: Tree): void {
  for (const areaId of namedIn(reshape)) {
    const area = tree.byId.get(areaId)
    if (!area) throw new DomainError('not_found', '没有这个地方')
    permitArea(actor, 'shape', area)
  }
  // Its level may be nobody's to shape; what comes below it is.
  const parent = reshape.what === 'move' ? tree.byId.get(reshape.parentId) : undefined
  const moved = reshape.what === 'move' ? tree.byId.get(reshape.areaId) : undefined
  if (parent && moved) permitArea(actor, 'shape', { ...parent, level: moved.level })
}

/** What begins must be theirs too. What merely goes along with what they named is. @throws DomainError */
export function permitReshape(actor: Actor, { changes }: ReshapePlan): void {
  for (const { before, after } of changes) if (!before) permitArea(actor, 'shape', after)
}

function namedIn(reshape: Reshape | AreaRenaming): readonly AreaId[] {
  if (reshape.what !== 'merge') return [reshape.areaId]
  return [...reshape.sourceIds, ...(reshape.targetId ? [reshape.targetId] : [])]
}
