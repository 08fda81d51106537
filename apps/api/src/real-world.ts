import { type Platform, randomness } from '@microwish/core'

/** Real time and real chance, for whatever runs outside a test. */
export const realWorld: Pick<Platform, 'now' | 'realNow' | 'newId' | 'digits'> = {
  ...randomness,
  now: () => new Date().toISOString(),
  realNow: () => Date.now(),
}
