import { type Area, AreaId, getArea } from '@microwish/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../api'
import type { ChosenArea } from '../../area/area-context'
import { useAreas } from '../../area/use-areas'
import type { Register } from './use-register'

type Choices = {
  /** Only where there is a choice of streets. */
  streets: readonly Pick<Area, 'areaId' | 'name'>[] | undefined
  streetId: string
  pickStreet: (streetId: string) => void
  communities: readonly Pick<Area, 'areaId' | 'name'>[]
  error: unknown
}

/** Where somebody may live, seen from the area that the officer has chosen. */
export function useHome(area: ChosenArea, form: Register): Choices {
  const [streetId, setStreetId] = useState<string>(area.level === 'street' ? area.areaId : '')
  const street = AreaId.safeParse(streetId)
  const streets = useAreas(area.level === 'county' ? area.areaId : undefined)
  const communities = useAreas(street.success ? street.data : undefined)
  const grid = useQuery({
    queryKey: ['area', area.areaId],
    queryFn: () => call(getArea, { areaId: area.areaId }),
    enabled: area.level === 'grid',
  })
  const above = grid.data?.above.find(({ level }) => level === 'community')
  const { set } = form

  useEffect(() => {
    if (above) set({ communityId: above.areaId, gridId: area.areaId })
    // Once, when the community above the chosen grid is known; `set` is new at every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [above?.areaId])

  const here = area.level === 'community' ? [area] : area.level === 'grid' && above ? [above] : undefined
  return {
    streets: area.level === 'county' ? (streets.data?.items ?? []) : undefined,
    streetId,
    pickStreet(next) {
      setStreetId(next)
      set({ communityId: '', gridId: '' })
    },
    communities: here ?? communities.data?.items ?? [],
    error: streets.error ?? communities.error ?? grid.error,
  }
}
