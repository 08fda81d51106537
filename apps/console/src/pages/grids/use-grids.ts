import { type AreaId, AreaLevel, listTree, type OutputOf, type TreeArea } from '@microwish/contract'
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { call } from '../../api'
import { useArea } from '../../area/area-context'
import { goTo } from '../../route'
import type { GridRoute } from '../../routes/grid-route'
import { dayOf } from '../../time'
import { buildTree, pathTo } from './tree-model'

type TreeAnswer = OutputOf<typeof listTree>

const MINUTE_MS = 60_000

const treeQuery = (area: AreaId, day: string | undefined) => ({
  queryKey: ['tree', area, day ?? 'today'],
  queryFn: () => call(listTree, { area, ended: 'yes', ...(day && { day }) }),
  staleTime: MINUTE_MS,
})

/** The tree of the chosen area on the chosen day, with the parts that were fetched since because it was too large. */
export function useGrids(route: GridRoute) {
  const { area: root } = useArea()
  const today = dayOf(new Date())
  const day = route.day && route.day < today ? route.day : undefined
  const query = useQuery({ ...treeQuery(root.areaId, day), placeholderData: keepPreviousData })
  const [partIds, setPartIds] = useState<readonly AreaId[]>([])
  const parts = useQueries({ queries: partIds.map((areaId) => treeQuery(areaId, day)) })
  const answers = [query.data, ...parts.map(({ data }) => data)].filter((data) => data !== undefined)
  const stamp = [root.areaId, day, query.dataUpdatedAt, ...parts.map(({ dataUpdatedAt }) => dataUpdatedAt)].join()
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the answers are new at every drawing, their stamp is not.
  const tree = useMemo(() => buildTree(answers.flatMap(({ areas }) => areas)), [stamp])

  const deepest = deepestOf(query.data)
  const isUnread = (area: TreeArea) =>
    deepest !== undefined && area.level === deepest && area.level !== 'building' && !partIds.includes(area.areaId)
  return {
    query,
    tree,
    root,
    day,
    today,
    edition: query.data?.edition ?? 0,
    /** Nothing is changed on a day that is past. */
    may: day || !query.data ? { shape: [], facts: [] } : query.data.may,
    isUnread,
    isReading: parts.some(({ isLoading }) => isLoading),
    readPart: (areaId: AreaId) => setPartIds((before) => (before.includes(areaId) ? before : [...before, areaId])),
    selected: route.areaId && tree.byId.get(route.areaId),
    path: route.areaId ? pathTo(tree, route.areaId) : [],
    select: (areaId: AreaId | undefined) => goTo(routeTo(route, areaId, day)),
    pickDay: (next: string) => goTo(routeTo(route, route.areaId, next < today ? next : undefined)),
  }
}
export type Grids = ReturnType<typeof useGrids>

const routeTo = ({ page, view }: GridRoute, areaId: AreaId | undefined, day: string | undefined): GridRoute => ({
  page,
  view,
  ...(areaId && { areaId }),
  ...(day && { day }),
})

/** Of a partial answer: the level at which it stopped. */
function deepestOf(answer: TreeAnswer | undefined): AreaLevel | undefined {
  if (!answer?.isPartial) return undefined
  const listed = new Set(answer.areas.map(({ level }) => level))
  return AreaLevel.options.filter((level) => listed.has(level)).at(-1)
}
