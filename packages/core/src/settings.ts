import type { AreaKind, PostNumbers } from '@microwish/contract'
import { ALLIANCES, type AllianceTemplate, REQUIRED_BODIES, type RequiredBody } from './organisation'

/** What a deployment may set. Defaults suit a county. */
export type Settings = {
  /** Seconds between two looks of the console. */
  pollSeconds: number
  consentVersion: string
  /** Days after closing in which a resident may re-open. */
  reopenDays: number
  /** Claims that one person may carry at once. */
  claimCap: number
  /** Days that an idempotency key is remembered. */
  keyDays: number
  /** Submissions of one person in a day of Asia/Shanghai: enough for anybody, too few for a flood. */
  submissionsPerDay: { citizen: number; staff: number }
  /** Claims of one person in a day: each shows a telephone and an address. */
  claimsPerDay: number
  /** Telephones that one person may verify in a day: each costs the deployment a few fen. */
  verificationsPerDay: number
  /** Searches for a person by telephone, of one member of staff in a day. */
  searchesPerDay: number
  /** How many people each post is to have where an area says nothing of its own, by what the area is. */
  postNumbers: Partial<Record<AreaKind, PostNumbers>>
  /** Version of the text by which somebody of a household agrees to be asked for. */
  familyConsentVersion: string
  /** Months after the end of a case in which telephone and address are kept. */
  contactMonths: number
  accessSeconds: number
  /** Days that a phone stays signed in. */
  refreshDays: number
  /** Hours that a desk stays open before the console asks for the phone again: a working day. */
  deskHours: number
  /** Days before an agreement ends in which people are reminded. */
  reminderDays: number
  /** Days before the end of a term at which it counts as due. */
  termDays: number
  /** Households from which an estate is to have a party branch. */
  estateHouseholds: number
  /** The bodies that every community is to have. */
  requiredBodies: readonly RequiredBody[]
  /** Who sits together in a community, and what it is called here. */
  alliances: readonly AllianceTemplate[]
}

export const DEFAULT_SETTINGS: Settings = {
  pollSeconds: 10,
  consentVersion: '2026-11',
  reopenDays: 15,
  claimCap: 5,
  keyDays: 14,
  submissionsPerDay: { citizen: 20, staff: 500 },
  claimsPerDay: 10,
  verificationsPerDay: 5,
  searchesPerDay: 60,
  postNumbers: {
    grid: { manager: 1, informant: 1 },
    estate: { manager: 1, informant: 1 },
    household_group: { group_head: 1 },
  },
  familyConsentVersion: '2026-11',
  contactMonths: 6,
  accessSeconds: 15 * 60,
  refreshDays: 30,
  deskHours: 12,
  reminderDays: 30,
  termDays: 90,
  estateHouseholds: 1000,
  requiredBodies: REQUIRED_BODIES,
  alliances: ALLIANCES,
}
