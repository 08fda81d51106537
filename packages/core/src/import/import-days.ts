import type { Platform } from '../context'

/** Days that rows, errors and changes are kept, from the last touch to them: from their arrival, and from the end. */
const KEPT_DAYS = 30

/** Epoch second. */
export const rowsExpireAt = ({ realNow }: Pick<Platform, 'realNow'>) =>
  Math.floor(realNow() / 1000) + KEPT_DAYS * 86_400
