import { getArea, type Me, type Membership } from '@microwish/contract'
import { useCallback, useEffect, useState } from 'react'
import { call } from '../../api'
import { loadMe, useMe } from '../../me'

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
  const me = useMe()
  const [error, setError] = useState<unknown>()
  const reload = useCallback(() => {
    setError(undefined)
    loadMe().catch(setError)
  }, [])
  // What is known stands and is asked anew by useMe; only a first look that fails needs words.
  const isUnknown = me === undefined
  useEffect(() => {
    if (isUnknown) reload()
  }, [isUnknown, reload])

  const registrations = me ? registrationsOf(me) : []
  const streets = useStreets([...new Set(registrations.map(({ areaId }) => areaId))].sort().join())
  return { standing: toStanding(), reload }

  function toStanding(): Standing {
    if (!me) return error === undefined ? { phase: 'loading' } : { phase: 'failed', error }
    if (registrations.length === 0) return { phase: 'guest' }
    const communities = [...new Set(registrations.map(({ areaName }) => areaName))]
    return { phase: 'registered', communities, streets }
  }
}

/** The streets of the given areas (ids joined by commas). Without an answer only the wider view is missing. */
function useStreets(areaIds: string): Street[] {
  const [streets, setStreets] = useState<Street[]>([])
  useEffect(() => {
    let isCurrent = true
    const ids = areaIds.split(',').filter(Boolean) as Street['areaId'][]
    void Promise.all(ids.map(findStreet)).then((found) => {
      const known = found.filter((street) => street !== undefined)
      if (isCurrent) setStreets([...new Map(known.map((street) => [street.areaId, street])).values()])
    })
    return () => {
      isCurrent = false
    }
  }, [areaIds])
  return streets
}

async function findStreet(areaId: Street['areaId']): Promise<Street | undefined> {
  const answer = await call(getArea, { areaId }).catch(() => undefined)
  return answer && [...answer.above, answer.area].find(({ level }) => level === 'street')
}
