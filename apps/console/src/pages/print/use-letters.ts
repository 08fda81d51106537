import { type AreaId, getLetter } from '@microwish/contract'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api'

/** What the letters of appointment and the notice card of an area say. */
export function useLetters(areaId: AreaId) {
  return useQuery({ queryKey: ['letters', areaId], queryFn: () => call(getLetter, { areaId }) })
}
