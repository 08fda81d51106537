import { type Area, listAreas } from '@microwish/contract'
import { useEffect, useState } from 'react'
import { call } from '../../api'
import { useProfile } from '../../profile'

/** The communities of the county with their desks, one’s own first. Empty until known, and when they cannot be had. */
export function useDesks(): Area[] {
  const [desks, setDesks] = useState<Area[]>([])
  useEffect(() => {
    findDesks().then(setDesks, () => setDesks([]))
  }, [])
  const { place } = useProfile()
  const isOwn = ({ areaId }: Area) => areaId === place?.communityId
  return [...desks.filter(isOwn), ...desks.filter((desk) => !isOwn(desk))]
}

async function findDesks(): Promise<Area[]> {
  const { items: counties } = await call(listAreas, {})
  const streets = await childrenOf(counties)
  const communities = await childrenOf(streets)
  return communities.filter(({ servicePhone }) => servicePhone !== undefined)
}

async function childrenOf(areas: Area[]): Promise<Area[]> {
  const answers = await Promise.all(areas.map(({ areaId }) => call(listAreas, { parent: areaId })))
  return answers.flatMap(({ items }) => items)
}
