import { createPersonalStore } from '../../personal-store'

/** When the newest notice was written that this person has had on the screen of this device. */
export const seenAtStore = createPersonalStore<string | undefined>('noticesSeenAt', undefined)
