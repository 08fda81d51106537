import { listRegistrations, type RegistrationStatus } from '@microwish/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../api'
import { useArea } from '../../area/area-context'

/** Registrations at the chosen area and below it, by status, page by page. */
export function useRegistrations(status: RegistrationStatus) {
  const { area } = useArea()
  return useInfiniteQuery({
    queryKey: ['registrations', area.areaId, status],
    queryFn: ({ pageParam }) =>
      call(listRegistrations, { area: area.areaId, status, ...(pageParam !== '' && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  })
}
