import { type AreaId, getStatistics } from '@microwish/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from './api'

const MINUTE_MS = 60_000

/** Figures of an area and period; looked at again each minute while the tab is visible, and at once on focus. */
export function useStatistics(area: AreaId, period: string) {
  return useQuery({
    queryKey: ['statistics', area, period],
    queryFn: () => call(getStatistics, { area, period }),
    placeholderData: keepPreviousData,
    refetchInterval: MINUTE_MS,
    refetchOnWindowFocus: 'always',
  })
}
