import { listGrants, listTeams, type TeamId } from '@microwish/contract'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../../api'
import { useArea } from '../../area/area-context'

/** Teams at the chosen area and below it, page by page. */
export function useTeams(withEnded: boolean) {
  const { area } = useArea()
  return useInfiniteQuery({
    queryKey: ['teams', area.areaId, withEnded],
    queryFn: ({ pageParam }) =>
      call(listTeams, {
        area: area.areaId,
        ...(withEnded && { withEnded: 'true' as const }),
        ...(pageParam !== '' && { cursor: pageParam }),
      }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  })
}

/** One team with its members and history. */
export function useTeam(teamId: TeamId) {
  return useQuery({
    queryKey: ['team', teamId],
    queryFn: async () => (await call(listTeams, { teamId })).items[0],
  })
}

/** People who stand registered at the chosen area or below it: whoever joins a team is one of them. */
export function useStanding() {
  const { area } = useArea()
  return useInfiniteQuery({
    queryKey: ['grants', area.areaId, 'citizen', 'open'],
    queryFn: ({ pageParam }) =>
      call(listGrants, { area: area.areaId, side: 'citizen', ...(pageParam !== '' && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  })
}
