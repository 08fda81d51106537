import { type AreaId, listAreas } from '@microwish/contract'
import { useQuery } from '@tanstack/react-query'
import { call } from '../api'

const HOUR_MS = 3_600_000

/** One level of the area tree; areas change so rarely that an hour is fresh. */
export function useAreas(parent: AreaId | undefined) {
  return useQuery({
    queryKey: ['areas', parent],
    queryFn: () => call(listAreas, parent ? { parent } : {}),
    enabled: parent !== undefined,
    staleTime: HOUR_MS,
  })
}
