import { BOND_STATE_TEXT, type UnitBond } from '@microwish/contract'
import type { IconName, Tone } from '../../../ui'

const LOOK: Record<UnitBond['state'], { tone: Tone; icon: IconName }> = {
  upcoming: { tone: 'brook', icon: 'clock' },
  in_force: { tone: 'leaf', icon: 'check' },
  expiring: { tone: 'honey', icon: 'clock' },
  expired: { tone: 'crimson', icon: 'warning' },
  renewed: { tone: 'stone', icon: 'refresh' },
  ended: { tone: 'stone', icon: 'minus' },
}

/** How an agreement stands, in one chip: the days that are left where they are few. */
export function agreementChip({ state, daysLeft }: Pick<UnitBond, 'state' | 'daysLeft'>) {
  const left = daysLeft === 0 ? '今天到期' : `还有${daysLeft ?? ''}天到期`
  const text = state === 'expiring' && daysLeft !== undefined ? left : BOND_STATE_TEXT[state]
  return { ...LOOK[state], text }
}
