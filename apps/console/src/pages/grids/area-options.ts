import type { AreaId, AreaLevel, TreeArea } from '@microwish/contract'
import { pathTo, type Tree } from './tree-model'

type Option = { value: string; label: string }

/** Where an area stands, for a list that holds many: `桂花巷社区 › 桂苑`. */
function labelOf(tree: Tree, areaId: AreaId) {
  return pathTo(tree, areaId)
    .slice(-2)
    .map(({ name }) => name)
    .join(' › ')
}

const standing = (tree: Tree, level: AreaLevel) =>
  [...tree.byId.values()].filter((area) => area.level === level && area.endedAt === undefined)

/** Areas of the same level, those beside it first. */
export function optionsOfLevel(tree: Tree, area: TreeArea): Option[] {
  return standing(tree, area.level)
    .filter(({ areaId }) => areaId !== area.areaId)
    .sort((a, b) => Number(b.parentId === area.parentId) - Number(a.parentId === area.parentId))
    .map(({ areaId }) => ({ value: areaId, label: labelOf(tree, areaId) }))
}

/** Areas that could be the parent of this one: of its parent's level. */
export function parentOptions(tree: Tree, area: TreeArea): Option[] {
  const parent = area.parentId && tree.byId.get(area.parentId)
  if (!parent) return []
  return standing(tree, parent.level)
    .filter(({ areaId }) => areaId !== parent.areaId)
    .map(({ areaId }) => ({ value: areaId, label: labelOf(tree, areaId) }))
}
