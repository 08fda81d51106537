import { type AreaId, listPosts, type OutputOf, type PostRow, type TreeArea } from '@microwish/contract'
import { useQueries } from '@tanstack/react-query'
import { call } from '../../api'
import type { PostCounts } from './tree-map-layout'
import type { Tree } from './tree-model'

type Posts = OutputOf<typeof listPosts>

const MINUTE_MS = 60_000
const NONE: PostCounts = { wanted: 0, filled: 0, gaps: 0, doubles: 0 }
const PAGE_MOST = 500

const countsOfTotals = ({ totals }: Posts): PostCounts => ({
  wanted: totals.places,
  filled: totals.filled,
  gaps: totals.gaps,
  doubles: totals.surplus + totals.doubles,
})

const countsOfRow = ({ places, filled, gap, surplus, holders }: PostRow): PostCounts => ({
  wanted: places,
  filled,
  gaps: gap,
  doubles: (surplus > 0 ? 1 : 0) + holders.filter(({ elsewhere }) => elsewhere > 0).length,
})

const add = (a: PostCounts, b: PostCounts): PostCounts => ({
  wanted: a.wanted + b.wanted,
  filled: a.filled + b.filled,
  gaps: a.gaps + b.gaps,
  doubles: a.doubles + b.doubles,
})

/** Rows of a community summed up, each into its area and all between it and the top, which is left out. */
export function sumRows(rows: readonly PostRow[], tree: Tree, top: AreaId): Map<AreaId, PostCounts> {
  const sums = new Map<AreaId, PostCounts>()
  for (const row of rows)
    for (let id: AreaId | undefined = row.areaId; id !== undefined && id !== top; id = tree.byId.get(id)?.parentId)
      sums.set(id, add(sums.get(id) ?? NONE, countsOfRow(row)))
  return sums
}

/** Where one answer about the whole tells of each part; wider areas are asked child by child, for totals only. */
const isNarrow = ({ level }: TreeArea) => level === 'community' || level === 'grid' || level === 'building'

/** Posts of the children of these areas, each with all below it. As of today: the server keeps no other day. */
export function usePostCounts(parents: readonly TreeArea[], tree: Tree) {
  const asked = parents.flatMap((parent) =>
    isNarrow(parent)
      ? [{ areaId: parent.areaId, limit: PAGE_MOST }]
      : (tree.childrenOf.get(parent.areaId) ?? [])
          .filter(({ endedAt }) => endedAt === undefined)
          .map(({ areaId }) => ({ areaId, limit: 1 })),
  )
  const answers = useQueries({
    queries: asked.map(({ areaId, limit }) => ({
      queryKey: ['posts', areaId, limit],
      queryFn: () => call(listPosts, { area: areaId, limit }),
      staleTime: MINUTE_MS,
    })),
  })
  const counts = new Map<AreaId, PostCounts>()
  for (const [at, { data }] of answers.entries()) {
    const ask = asked[at]
    if (!data || !ask) continue
    if (ask.limit === 1) counts.set(ask.areaId, countsOfTotals(data))
    else for (const [areaId, sum] of sumRows(data.items, tree, ask.areaId)) counts.set(areaId, sum)
  }
  return {
    counts,
    isLoading: answers.some(({ isLoading }) => isLoading),
    error: answers.find(({ error }) => error)?.error,
    retry: () => answers.forEach((answer) => void answer.refetch()),
  }
}
