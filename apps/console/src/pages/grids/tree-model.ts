import type { AreaId, AreaLevel, TreeArea } from '@microwish/contract'

/** The areas of one answer or several, ready to be walked. */
export type Tree = {
  byId: ReadonlyMap<AreaId, TreeArea>
  childrenOf: ReadonlyMap<AreaId, readonly TreeArea[]>
  roots: readonly TreeArea[]
}

/** Children stand in the order of their codes; an area whose parent is not among them is a root. */
export function buildTree(areas: readonly TreeArea[]): Tree {
  const byId = new Map(areas.map((area) => [area.areaId, area]))
  const childrenOf = new Map<AreaId, TreeArea[]>()
  const roots: TreeArea[] = []
  for (const area of [...byId.values()].sort((a, b) => (a.code < b.code ? -1 : 1))) {
    if (area.parentId === undefined || !byId.has(area.parentId)) roots.push(area)
    else childrenOf.set(area.parentId, [...(childrenOf.get(area.parentId) ?? []), area])
  }
  return { byId, childrenOf, roots }
}

/** From the top of the tree down to the area itself. */
export function pathTo(tree: Tree, areaId: AreaId): TreeArea[] {
  const area = tree.byId.get(areaId)
  if (!area) return []
  return [...(area.parentId ? pathTo(tree, area.parentId) : []), area]
}

/** All areas below one, itself first. */
export function subtreeOf(tree: Tree, area: TreeArea): TreeArea[] {
  return [area, ...(tree.childrenOf.get(area.areaId) ?? []).flatMap((child) => subtreeOf(tree, child))]
}

/** One line of the tree as it is drawn, with its place for screen readers. */
export type TreeRow = {
  area: TreeArea
  /** 1 at the top. */
  depth: number
  position: number
  size: number
  /** Absent where nothing lies below. */
  isOpen?: boolean
}

type Shown = {
  openIds: ReadonlySet<AreaId>
  /** Ended areas are left out unless asked for. */
  withEnded: boolean
  /** Areas that may have more below than was answered. */
  isUnread: (area: TreeArea) => boolean
}

export function rowsOf(tree: Tree, shown: Shown): TreeRow[] {
  const isShown = (area: TreeArea) => shown.withEnded || area.endedAt === undefined
  const walk = (areas: readonly TreeArea[], depth: number): TreeRow[] => {
    const level = areas.filter(isShown)
    return level.flatMap((area, at) => {
      const children = (tree.childrenOf.get(area.areaId) ?? []).filter(isShown)
      const canOpen = children.length > 0 || shown.isUnread(area)
      const isOpen = canOpen && shown.openIds.has(area.areaId)
      const row = { area, depth, position: at + 1, size: level.length, ...(canOpen && { isOpen }) }
      return [row, ...(isOpen ? walk(children, depth + 1) : [])]
    })
  }
  return walk(tree.roots, 1)
}

const FOUND_MOST = 50

/** Areas by a part of their name, or by the first digits of a code that they have or had. */
export function findAreas(tree: Tree, text: string): TreeArea[] {
  const wanted = text.trim()
  if (wanted === '') return []
  const isFound = ({ name, code, formerCodes = [] }: TreeArea) =>
    name.includes(wanted) || code.startsWith(wanted) || formerCodes.some((former) => former.code.startsWith(wanted))
  return [...tree.byId.values()].filter(isFound).slice(0, FOUND_MOST)
}

/** What a key does in the tree (WAI-ARIA: tree view). */
export type TreeMove = { to: AreaId } | { open: AreaId } | { close: AreaId }

export function moveFor(key: string, rows: readonly TreeRow[], activeId: AreaId): TreeMove | undefined {
  const at = rows.findIndex(({ area }) => area.areaId === activeId)
  const row = rows[at]
  if (!row) return undefined
  const to = (target: TreeRow | undefined) => target && { to: target.area.areaId }
  switch (key) {
    case 'ArrowDown':
      return to(rows[at + 1])
    case 'ArrowUp':
      return to(rows[at - 1])
    case 'Home':
      return to(rows[0])
    case 'End':
      return to(rows.at(-1))
    case 'ArrowRight':
      return row.isOpen === false ? { open: activeId } : row.isOpen ? to(rows[at + 1]) : undefined
    case 'ArrowLeft':
      if (row.isOpen) return { close: activeId }
      return to(
        rows
          .slice(0, at)
          .reverse()
          .find(({ depth }) => depth < row.depth),
      )
    default:
      return undefined
  }
}

const LEVELS: readonly AreaLevel[] = ['county', 'street', 'community', 'grid', 'building']
export const levelBelow = (level: AreaLevel): AreaLevel | undefined => LEVELS[LEVELS.indexOf(level) + 1]
