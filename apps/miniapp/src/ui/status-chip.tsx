import { View } from '@tarojs/components'
import type { ViewStatus } from '@microwish/contract'
import { classesOf } from './classes'
import { Icon, type IconName, type Tone } from './icon'
import css from './status-chip.module.css'

const cx = classesOf(css)

const STATUS_LOOK: Record<ViewStatus, { tone: Tone; icon: IconName }> = {
  submitted: { tone: 'brook', icon: 'inbox' },
  needs_info: { tone: 'honey', icon: 'ask' },
  declined: { tone: 'stone', icon: 'signpost' },
  open: { tone: 'tang', icon: 'leaf' },
  assigned: { tone: 'brook', icon: 'dispatch' },
  claimed: { tone: 'brook', icon: 'hands' },
  fulfilled: { tone: 'honey', icon: 'face' },
  closed: { tone: 'leaf', icon: 'check' },
  shelved: { tone: 'stone', icon: 'pause' },
  withdrawn: { tone: 'stone', icon: 'undo' },
  merged: { tone: 'stone', icon: 'merge' },
  converted: { tone: 'leaf', icon: 'document' },
  unknown: { tone: 'stone', icon: 'clock' },
}

/** Where a need stands: ground, icon and the server's words, never colour alone. */
export function StatusChip({ status, text }: { status: ViewStatus; text: string }) {
  const { tone, icon } = STATUS_LOOK[status]
  return <Chip tone={tone} icon={icon} text={text} />
}

export function Chip({ tone, icon, text }: { tone: Tone; icon: IconName; text: string }) {
  return (
    <View className={cx('chip', tone)}>
      <Icon name={icon} size='xs' />
      <View>{text}</View>
    </View>
  )
}
