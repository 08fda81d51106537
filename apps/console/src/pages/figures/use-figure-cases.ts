import { listFigureCases } from '@microwish/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../../api'
import type { Figure, FigurePlace } from './figure'

/** The cases behind one number, page by page. */
export function useFigureCases(figure: Figure, place: FigurePlace, period: string) {
  const query = useInfiniteQuery({
    queryKey: ['figure-cases', place.areaId, period, figure],
    queryFn: ({ pageParam }) =>
      call(listFigureCases, { area: place.areaId, period, figure, limit: 50, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  })
  const { hasNextPage, isFetching, fetchNextPage } = query
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  // A filtered page may come back short, even empty, with more behind it (decision 6).
  const isDry = items.length === 0 && hasNextPage && !isFetching
  useEffect(() => {
    if (isDry) void fetchNextPage()
  }, [isDry, fetchNextPage])
  // The row of the area itself counts only what no grid below it knows.
  return {
    query,
    isSearching: isDry || (items.length === 0 && isFetching),
    items: place.isSelf ? items.filter(({ need }) => need.gridName === undefined) : items,
  }
}
