import {
  type BodyState,
  type CoverageOf,
  getCoverage,
  getOrganisation,
  listAlliances,
  listCommittees,
  listOrganisations,
  listRoster,
  type OrganisationFamily,
  type UnitId,
} from '@microwish/contract'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { call } from '../../api'
import { useArea } from '../../area/area-context'

const pages = {
  initialPageParam: '',
  getNextPageParam: ({ cursor }: { cursor?: string | undefined }) => cursor,
}
const after = (pageParam: string) => (pageParam === '' ? {} : { cursor: pageParam })

export function useOrganisations(family: OrganisationFamily | undefined, text: string) {
  const { area } = useArea()
  const filter = { area: area.areaId, ...(family && { family }), ...(text !== '' && { text }) }
  return useInfiniteQuery({
    queryKey: ['organisations', filter],
    queryFn: ({ pageParam }) => call(listOrganisations, { ...filter, ...after(pageParam) }),
    ...pages,
  })
}

export const useOrganisation = (unitId: UnitId) =>
  useQuery({ queryKey: ['organisation', unitId], queryFn: () => call(getOrganisation, { unitId }) })

export const useRoster = (unitId: UnitId) =>
  useQuery({ queryKey: ['roster', unitId], queryFn: () => call(listRoster, { unitId }) })

export function useCommittees(state: BodyState | undefined) {
  const { area } = useArea()
  const filter = { area: area.areaId, ...(state && { state }) }
  return useInfiniteQuery({
    queryKey: ['committees', filter],
    queryFn: ({ pageParam }) => call(listCommittees, { ...filter, ...after(pageParam) }),
    ...pages,
  })
}

export function useAlliances() {
  const { area } = useArea()
  return useInfiniteQuery({
    queryKey: ['alliances', area.areaId],
    queryFn: ({ pageParam }) => call(listAlliances, { area: area.areaId, ...after(pageParam) }),
    ...pages,
  })
}

export function useCoverage(of: CoverageOf | undefined, state: 'covered' | 'open') {
  const { area } = useArea()
  const filter = { area: area.areaId, ...(of && { of, state }) }
  return useInfiniteQuery({
    queryKey: ['coverage', filter],
    queryFn: ({ pageParam }) => call(getCoverage, { ...filter, ...after(pageParam) }),
    ...pages,
  })
}

/** Everything that a change of an organisation may have moved is read anew. */
export function useRefreshOrganisations() {
  const client = useQueryClient()
  return useCallback(
    () =>
      Promise.all(
        ['organisations', 'organisation', 'committees', 'alliances', 'coverage'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
    [client],
  )
}
