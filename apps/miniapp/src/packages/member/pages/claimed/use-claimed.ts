import { listNeeds } from '@microwish/contract'
import { call } from '../../../../api'
import { useEndless } from '../../../../pages/mutual/use-endless'
import type { ClaimedRow } from './claimed-list'

/** What I hold or held, in hand first. */
export function useClaimed() {
  const list = useEndless<ClaimedRow>('claimed', async (at) => {
    const page = await call(listNeeds, { list: 'claimed', ...at })
    return {
      ...page,
      items: page.items.filter((row): row is ClaimedRow => row.tier === 'held' || row.tier === 'served'),
    }
  })
  const rows = list.state.phase === 'ready' ? list.state.items : []
  return {
    ...list,
    inHand: rows.filter((row) => row.tier === 'held'),
    done: rows.filter((row) => row.tier === 'served'),
  }
}
