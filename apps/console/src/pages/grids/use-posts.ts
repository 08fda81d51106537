import { type AreaId, listPosts } from '@microwish/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../api'

const FIRST_PAGE = 0

/** Posts of an area and all below it, page by page; or only those with a gap, or a double. */
export function usePosts(area: AreaId, only?: 'gaps' | 'doubles') {
  return useInfiniteQuery({
    queryKey: ['posts', area, only ?? 'all'],
    queryFn: ({ pageParam }) => call(listPosts, { area, limit: 50, cursor: pageParam, ...(only && { only }) }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: ({ cursor }) => cursor,
  })
}
