import type { CaseRow } from '@microwish/contract'
import { clockOf } from '../clock'
import { Icon } from './icon'
import { useNow } from './use-now'

/** Which clock runs for this need and how long it has run. */
export function ClockChip({ need }: { need: CaseRow }) {
  const now = useNow()
  const clock = clockOf(need, now)
  if (!clock) return null
  return (
    <span className={`clock ${clock.tone}`}>
      <Icon name={clock.tone === 'held' ? 'pause' : 'clock'} size={15} />
      {clock.text}
    </span>
  )
}
