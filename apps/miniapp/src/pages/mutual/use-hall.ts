import { type HallNeed, listNeeds } from '@microwish/contract'
import { useState } from 'react'
import { call } from '../../api'
import type { HallFilter } from './hall-filter'
import type { Street } from './use-standing'
import { useEndless } from '../../use-endless'

/** `undefined`: the communities where I am registered. */
export type Scope = Street['areaId'] | undefined

/** Rows of the hall; other tiers in a list (one's own need) are no offer to help. */
export async function fetchHall(scope: Scope, at: { cursor?: string; known?: string; limit?: number }) {
  const page = await call(listNeeds, { list: 'hall', ...(scope && { area: scope }), ...at })
  return { ...page, items: page.items.filter((item): item is HallNeed => item.tier === 'hall') }
}

/** The hall: which area, which of what is loaded, and the list itself. */
export function useHall() {
  const [scope, setScope] = useState<Scope>()
  const [filter, setFilter] = useState<HallFilter>('all')
  const hall = useEndless((at) => fetchHall(scope, at), scope)
  return { ...hall, scope, setScope, filter, setFilter }
}
