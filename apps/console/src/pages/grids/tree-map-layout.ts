import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy'

/** How the posts of an area stand, in one word. */
export type PostState = 'filled' | 'gap' | 'double' | 'none'

/** Posts of one area and all below it: how many there are to be, how many people hold one. */
export type PostCounts = {
  wanted: number
  filled: number
  /** Places that nobody holds. */
  gaps: number
  /** People too many on one post, or one person on two posts at once. */
  doubles: number
}

/** A gap is said before a double: nobody answers there. */
export function stateOf({ wanted, gaps, doubles }: PostCounts): PostState {
  if (gaps > 0) return 'gap'
  if (doubles > 0) return 'double'
  return wanted > 0 ? 'filled' : 'none'
}

export type Tile<Item> = { item: Item; x: number; y: number; width: number; height: number }

const GAP_PX = 4

/** Tiles side by side in a rectangle, each as large as its posts; an area without posts keeps a small place of its own. */
export function layTiles<Item extends PostCounts>(items: readonly Item[], width: number, height: number): Tile<Item>[] {
  if (items.length === 0) return []
  const total = items.reduce((sum, { wanted }) => sum + wanted, 0)
  // Never thinner than a fifth of the average, or it could not be pressed.
  const least = Math.max(0.2, (0.2 * total) / items.length)
  const root = hierarchy<{ children?: readonly Item[] } | Item>({ children: items }, (node) =>
    'children' in node ? (node.children as Item[]) : undefined,
  ).sum((node) => ('wanted' in node ? Math.max(least, node.wanted) : 0))
  root.sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
  const laid = treemap<{ children?: readonly Item[] } | Item>()
    .tile(treemapSquarify.ratio(1.6))
    .size([width, height])
    .paddingInner(GAP_PX)(root)
  return laid.leaves().map(({ data, x0, y0, x1, y1 }) => ({
    item: data as Item,
    x: x0,
    y: y0,
    width: x1 - x0,
    height: y1 - y0,
  }))
}
