import * as z from 'zod/mini'
import type { AreaLevel, Role } from './role'

/** What ties a unit, or a leader, to a place. 三联系 are the last kinds but one. */
export const BondKind = z.enum([
  'unit_registration',
  'co_building',
  'unit_grid',
  'leader_contact',
  'point_contact',
  'household_contact',
  'joint_action',
  'duty_list',
])
export type BondKind = z.infer<typeof BondKind>

/** What a kind asks for; forms are drawn from it and commands are checked against it. */
export type BondRule = {
  text: string
  /** Who stands on the one side. */
  party: 'unit' | 'leader'
  /** Levels of the area on the other side; the first is the usual one. */
  levels: readonly AreaLevel[]
  /** An agreement: ends on a named day, is signed by both sides, is renewed. */
  isAgreement: boolean
  /** Other units take part. */
  hasPartners: boolean
  /** Two of the same parties may hold at the same time. */
  mayRepeat: boolean
  /** `needed`: it is nothing without duties. */
  duties: 'needed' | 'may' | 'none'
  /** How visits come; `monthly`: one is due in every month. */
  visits: 'monthly' | 'free' | 'none'
  /** Who writes it, where their area reaches. */
  keptBy: readonly Role[]
}

const DESKS = ['community_staff', 'street_staff', 'district_staff'] as const
const ofUnit = {
  party: 'unit',
  isAgreement: false,
  hasPartners: false,
  mayRepeat: false,
  duties: 'none',
  keptBy: DESKS,
} as const

export const BOND_KINDS: Record<BondKind, BondRule> = {
  unit_registration: { ...ofUnit, text: '单位报到', levels: ['community'], visits: 'free' },
  co_building: {
    ...ofUnit,
    text: '共建协议',
    levels: ['community'],
    isAgreement: true,
    duties: 'may',
    visits: 'free',
  },
  unit_grid: { ...ofUnit, text: '包联包保', levels: ['grid'], duties: 'may', visits: 'monthly' },
  leader_contact: {
    ...ofUnit,
    text: '县级领导联系点',
    party: 'leader',
    levels: ['community'],
    visits: 'free',
    keptBy: ['district_staff'],
  },
  point_contact: { ...ofUnit, text: '挂点联系', levels: ['community', 'street'], visits: 'free' },
  household_contact: { ...ofUnit, text: '入格联户', levels: ['grid', 'building'], visits: 'free' },
  joint_action: {
    ...ofUnit,
    text: '部门联合行动',
    levels: ['community', 'grid', 'street', 'county'],
    hasPartners: true,
    mayRepeat: true,
    duties: 'may',
    visits: 'free',
  },
  duty_list: {
    ...ofUnit,
    text: '职责清单',
    levels: ['community', 'street', 'county'],
    duties: 'needed',
    visits: 'none',
  },
}

/**
 * How a bond stands on a day. `expiring`: its end is near; `expired`: its day has passed without a renewal;
 * `ended`: somebody ended it.
 */
export const BondState = z.enum(['upcoming', 'in_force', 'expiring', 'expired', 'renewed', 'ended'])
export type BondState = z.infer<typeof BondState>
export const BOND_STATE_TEXT: Record<BondState, string> = {
  upcoming: '未生效',
  in_force: '有效',
  expiring: '即将到期',
  expired: '已到期未续签',
  renewed: '已续签',
  ended: '已终止',
}
