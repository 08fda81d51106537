import { type Bond, BOND_KINDS, type BondState } from '@microwish/contract'
import { bondWords as words } from '../../messages'
import type { Tone } from '../../ui/chip'
import type { IconName } from '../../ui/icon'

export const BOND_LOOK: Record<BondState, { tone: Tone; icon: IconName }> = {
  upcoming: { tone: 'brook', icon: 'clock' },
  in_force: { tone: 'leaf', icon: 'check' },
  expiring: { tone: 'honey', icon: 'warning' },
  expired: { tone: 'crimson', icon: 'warning' },
  renewed: { tone: 'stone', icon: 'check' },
  ended: { tone: 'stone', icon: 'pause' },
}

/** Who is tied to what: 「清棠县水务局 — 榆钱巷社区」. */
export const sidesOf = ({ unitName, leader, areaName }: Pick<Bond, 'unitName' | 'leader' | 'areaName'>) =>
  `${unitName ?? (leader ? `${leader.name}（${leader.title}）` : '')} — ${areaName}`

export const kindText = ({ kind }: Pick<Bond, 'kind'>) => BOND_KINDS[kind].text

export const spanText = ({ from, to }: Pick<Bond, 'from' | 'to'>) => (to ? words.span(from, to) : words.from(from))

/** Lines of `做什么 | 谁负责` as duties; a line without a name is the unit's own. */
export function readDuties(text: string, unitName: string) {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [what = '', who = ''] = line.split(/[|｜]/).map((part) => part.trim())
      return { text: what, who: who || unitName }
    })
}
