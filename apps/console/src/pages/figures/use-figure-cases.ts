import { listFigureCases } from '@microwish/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
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
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  // The row of the area itself counts only what no grid below it knows.
  return { query, items: place.isSelf ? items.filter(({ need }) => need.gridName === undefined) : items }
}
