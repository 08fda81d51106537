import { getArea } from '@microwish/contract'
import { useQuery } from '@tanstack/react-query'
import { call } from '../api'
import { words } from '../messages'
import { Refusal } from '../ui/refusal'
import { useArea } from './area-context'
import { useAreas } from './use-areas'

/** Most lists are kept by community: the way from a wider area, or from a grid, to one. Nothing at a community itself. */
export function PickCommunity() {
  const { area, choose } = useArea()
  const below = useAreas(area.level === 'street' || area.level === 'county' ? area.areaId : undefined)
  const above = useQuery({
    queryKey: ['area', area.areaId],
    queryFn: () => call(getArea, { areaId: area.areaId }),
    enabled: area.level === 'grid',
  })
  if (area.level === 'community') return null
  const choices = below.data?.items ?? above.data?.above.filter(({ level }) => level === 'community') ?? []
  return (
    <section className='card pick-community' aria-label={words.area.pick}>
      <p className='c2'>{area.level === 'county' ? words.area.pickStreet : words.area.pick}</p>
      <ul className='phrases'>
        {choices.map(({ areaId, name, level }) => (
          <li key={areaId}>
            <button type='button' className='pill' onClick={() => choose({ areaId, name, level })}>
              {name}
            </button>
          </li>
        ))}
      </ul>
      <Refusal error={below.error ?? above.error} />
    </section>
  )
}
