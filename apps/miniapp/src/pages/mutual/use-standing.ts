import { getArea, type Me, type Membership } from '@microwish/contract'
import { useEffect, useState } from 'react'
import { call } from '../../api'
import { useMe } from '../me/use-me'

export type Street = { areaId: Membership['areaId']; name: string }

/** What the hall needs to know of its visitor. */
export type Standing =
  | { phase: 'loading' }
  | { phase: 'failed'; error: unknown }
  | { phase: 'guest' }
  | { phase: 'registered'; communities: string[]; streets: Street[] }

/** Where this person is registered as a helper. */
export const registrationsOf = (me: Me) =>
  me.memberships.filter(({ role }) => role === 'member' || role === 'unit_liaison')

/** A guest, or a registered helper and the streets around their communities. */
export function useStanding() {
  const { state, reload } = useMe()
  const [streets, setStreets] = useState<Street[]>([])
  const registrations = state.phase === 'ready' ? registrationsOf(state.me) : []
  const areas = [...new Set(registrations.map(({ areaId }) => areaId))].sort().join()

  useEffect(() => {
    let isCurrent = true
    // Without an answer only the wider view is missing: the hall itself does not wait for it.
    void findStreets(areas === '' ? [] : (areas.split(',') as Street['areaId'][])).then((found) => {
      if (isCurrent) setStreets(found)
    })
    return () => {
      isCurrent = false
    }
  }, [areas])

  return { standing: toStanding(), reload }

  function toStanding(): Standing {
    if (state.phase !== 'ready') return state
    if (registrations.length === 0) return { phase: 'guest' }
    const communities = [...new Set(registrations.map(({ areaName }) => areaName))]
    return { phase: 'registered', communities, streets }
  }
}

async function findStreets(areaIds: Street['areaId'][]): Promise<Street[]> {
  const answers = await Promise.all(areaIds.map((areaId) => call(getArea, { areaId }).catch(() => undefined)))
  const streets = answers.flatMap((answer) => {
    const street = answer && [...answer.above, answer.area].find(({ level }) => level === 'street')
    return street ? [[street.areaId, street.name] as const] : []
  })
  return [...new Map(streets)].map(([areaId, name]) => ({ areaId, name }))
}
