import type { ViewStatus } from '@microwish/contract'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type Tone = 'tang' | 'leaf' | 'honey' | 'brook' | 'stone' | 'crimson'

/** Colour and icon of each status (the design's table); the word comes from the server. */
export const STATUS_LOOK: Record<ViewStatus, { tone: Tone; icon: IconName }> = {
  submitted: { tone: 'brook', icon: 'inbox' },
  needs_info: { tone: 'honey', icon: 'ask' },
  open: { tone: 'tang', icon: 'leaf' },
  assigned: { tone: 'brook', icon: 'dispatch' },
  claimed: { tone: 'brook', icon: 'hands' },
  fulfilled: { tone: 'honey', icon: 'face' },
  closed: { tone: 'leaf', icon: 'check' },
  shelved: { tone: 'stone', icon: 'pause' },
  declined: { tone: 'stone', icon: 'signpost' },
  withdrawn: { tone: 'stone', icon: 'undo' },
  merged: { tone: 'stone', icon: 'merge' },
  converted: { tone: 'leaf', icon: 'document' },
  unknown: { tone: 'stone', icon: 'ask' },
}

/** A word with an icon on its colour. */
export function Chip({ tone, icon, children }: { tone: Tone; icon: IconName; children: ReactNode }) {
  return (
    <span className={`chip ${tone}`}>
      <Icon name={icon} size={15} />
      {children}
    </span>
  )
}

/** Where a need stands, in the staff's words. */
export function StatusChip({ status, text }: { status: ViewStatus; text: string }) {
  return <Chip {...STATUS_LOOK[status]}>{text}</Chip>
}
