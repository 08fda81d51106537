import { type BondFigure, type BondId, getBondFigures, listBonds, listVisits } from '@microwish/contract'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { call } from '../../api'
import { useArea } from '../../area/area-context'
import { periodOf } from '../../period'
import type { BondRoute } from '../../routes/bond-route'
import { dayOf } from '../../time'

/** This year so far: what the county reports in. */
export const thisYear = () => periodOf('year', dayOf(new Date()))

/** Bonds at the chosen area and below it, of a kind and a state, or those that a figure counts. */
export function useBonds({ kind, state, figure }: Pick<BondRoute, 'kind' | 'state' | 'figure'>) {
  const { area } = useArea()
  const filter = { ...(kind && { kind }), ...(state && { state }), ...(figure && { figure }) }
  return useInfiniteQuery({
    queryKey: ['bonds', area.areaId, filter],
    queryFn: ({ pageParam }) =>
      call(listBonds, { area: area.areaId, ...filter, ...(pageParam !== '' && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  })
}

/** One bond with its history. */
export function useBond(bondId: BondId) {
  return useQuery({ queryKey: ['bond', bondId], queryFn: async () => (await call(listBonds, { bondId })).items[0] })
}

/** Visits of the year at the chosen area, or those that a figure counts; of one bond, all. */
export function useVisits({ figure, bondId }: { figure?: BondFigure | undefined; bondId?: BondId | undefined }) {
  const { area } = useArea()
  const filter = bondId ? { bondId } : { area: area.areaId, period: thisYear(), ...(figure && { figure }) }
  return useInfiniteQuery({
    queryKey: ['visits', filter],
    queryFn: ({ pageParam }) => call(listVisits, { ...filter, ...(pageParam !== '' && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  })
}

export function useBondFigures() {
  const { area } = useArea()
  return useQuery({
    queryKey: ['bond-figures', area.areaId],
    queryFn: () => call(getBondFigures, { area: area.areaId, period: thisYear() }),
  })
}

/** Everything that a change of a bond or a visit may have moved is read anew. */
export function useRefreshBonds() {
  const client = useQueryClient()
  return useCallback(
    () =>
      Promise.all(
        ['bonds', 'bond', 'visits', 'bond-figures'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
    [client],
  )
}
