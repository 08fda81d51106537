import { AreaId, Day } from '@microwish/contract'
import { type Address, writeAddress } from './address'

const GRID_VIEWS = ['tree', 'posts', 'map'] as const
export type GridView = (typeof GRID_VIEWS)[number]

/** 网格管理: the tree with one area open, posts on a tree-map, or the map; as of a day, or as things stand. */
export type GridRoute = { page: 'grids'; view: GridView; areaId?: AreaId; day?: string }

export function parseGridRoute({ page, parts, params }: Address): GridRoute | undefined {
  if (page !== 'grids') return undefined
  const view = GRID_VIEWS.find((one) => one === parts[0]) ?? 'tree'
  const areaId = AreaId.safeParse(parts[1])
  const day = Day.safeParse(params.get('day'))
  return { page, view, ...(areaId.success && { areaId: areaId.data }), ...(day.success && { day: day.data }) }
}

export const hrefOfGrids = ({ view, areaId, day }: GridRoute) => writeAddress(['grids', view, areaId], { day })
