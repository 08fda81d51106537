import ningxia from './prices/cn-northwest-1.json'
import singapore from './prices/ap-southeast-1.json'

/** Everything that AWS sends a bill for here. */
export const PRICE_NAMES = [
  'writeUnits',
  'readUnits',
  'writeHours',
  'readHours',
  'tableStorage',
  'pitr',
  'backup',
  'httpRequests',
  'functionRequests',
  'functionSeconds',
  'edgeRequests',
  'edgeTransfer',
  'transferOut',
  'fileStorage',
  'fileReads',
  'logIngest',
  'logStorage',
  'alarmMetrics',
  'customMetrics',
  'dashboards',
  'queueRequests',
  'scheduledEvents',
  'secrets',
  'secretReads',
  'keys',
  'keyRequests',
] as const
export type PriceName = (typeof PRICE_NAMES)[number]

/** `confirmed`: read on AWS's own page; `second-hand`: quoted by somebody from it; `estimated`: from a like price. */
export const CONFIDENCES = ['confirmed', 'second-hand', 'estimated'] as const

export type PriceLine = {
  /** For `per` of the unit, in the region's currency, in the lowest tier. */
  price: number
  per: number
  unit: string
  /** How many of the unit an account has free each month, for ever. */
  free: number
  confidence: (typeof CONFIDENCES)[number]
  /** When it was read, or was valid by its source. */
  date: string
  source: string
  note?: string
}

export type Prices = {
  region: string
  name: string
  currency: string
  /** What a county shall cost at most, a month. */
  goal: number
  date: string
  /** Whose the free allowances are. */
  allowances: string
  lines: Record<PriceName, PriceLine>
}

/** Both partitions, the region of their committed settings. */
export const PRICES = { aws: singapore as Prices, 'aws-cn': ningxia as Prices }
export type Partition = keyof typeof PRICES
export const PARTITIONS = Object.keys(PRICES) as Partition[]
