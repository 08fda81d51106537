import { listGrants } from '@microwish/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../api'
import { useArea } from '../../area/area-context'

export type GrantFilter = { side: 'staff' | 'citizen'; state: 'open' | 'all' }

/** Roles at the chosen area and below it, page by page, with what the reader may give there. */
export function useGrants({ side, state }: GrantFilter) {
  const { area } = useArea()
  return useInfiniteQuery({
    queryKey: ['grants', area.areaId, side, state],
    queryFn: ({ pageParam }) =>
      call(listGrants, { area: area.areaId, side, state, ...(pageParam !== '' && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  })
}
