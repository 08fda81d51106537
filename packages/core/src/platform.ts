import { randomInt } from 'node:crypto'
import { ulid } from 'ulid'
import type { Platform } from './context'

/** Real time, ids and digits. ULIDs draw on crypto randomness (decision 16). */
export const realWorld: Pick<Platform, 'now' | 'realNow' | 'newId' | 'digits'> = {
  now: () => new Date(Date.now()).toISOString(),
  realNow: () => Date.now(),
  newId: (prefix) => `${prefix}_${ulid()}`,
  digits: (count) => Array.from({ length: count }, () => String(randomInt(10))).join(''),
}
