import { listNeeds } from '@microwish/contract'
import { call } from '../../../../api'
import { useEndless } from '../../../../use-endless'
import type { ClaimedRow } from './claimed-list'

/** What I hold or held, in hand first. */
export function useClaimed() {
  const claimed = useEndless<ClaimedRow>(async (at) => {
    const page = await call(listNeeds, { list: 'claimed', ...at })
    return {
      ...page,
      items: page.items.filter((row): row is ClaimedRow => row.tier === 'held' || row.tier === 'served'),
    }
  })
  const rows = claimed.list.phase === 'ready' ? claimed.list.items : []
  return {
    ...claimed,
    inHand: rows.filter((row) => row.tier === 'held'),
    done: rows.filter((row) => row.tier === 'served'),
  }
}
