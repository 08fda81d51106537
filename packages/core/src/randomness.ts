import { randomInt } from 'node:crypto'
import { ulid } from 'ulid'
import type { Platform } from './context'

/** Ids and digits from crypto randomness (decision 16). */
export const randomness: Pick<Platform, 'newId' | 'digits'> = {
  newId: (prefix) => `${prefix}_${ulid()}`,
  digits: (count) => Array.from({ length: count }, () => String(randomInt(10))).join(''),
}
