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
  /** Months after the end of a case in which telephone and address are kept. */
  contactMonths: number
  accessSeconds: number
  /** Days that a phone stays signed in. */
  refreshDays: number
  /** Hours that a desk stays open before the console asks for the phone again: a working day. */
  deskHours: number
}

export const DEFAULT_SETTINGS: Settings = {
  pollSeconds: 10,
  consentVersion: '2026-11',
  reopenDays: 15,
  claimCap: 5,
  keyDays: 14,
  submissionsPerDay: { citizen: 20, staff: 500 },
  claimsPerDay: 10,
  contactMonths: 6,
  accessSeconds: 15 * 60,
  refreshDays: 30,
  deskHours: 12,
}
