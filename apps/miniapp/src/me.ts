import { getMe, type Me } from '@microwish/contract'
import { useDidShow } from '@tarojs/taro'
import { call } from './api'
import { createPersonalStore } from './personal-store'
import { findPlace, profileStore, rememberPlace } from './profile'
import { useStore } from './store'

const meStore = createPersonalStore<Me | undefined>('me', undefined)

/** Who I am, as last heard; asked for anew each time the page shows. */
export function useMe(): Me | undefined {
  useDidShow(() => {
    // Without an answer the last one stands; a page that needs more says so itself.
    loadMe().catch(() => undefined)
  })
  return useStore(meStore)
}

/** Asks who I am, and learns where I live if this device does not know it yet. */
export async function loadMe(): Promise<Me> {
  const me = await call(getMe, {})
  meStore.set(me)
  const home = me.memberships.find(({ role }) => role === 'resident') ?? me.memberships[0]
  if (home && !profileStore.get().place) {
    const place = await findPlace(home.areaId)
    if (place && !profileStore.get().place) rememberPlace(place)
  }
  return me
}

/** The consent text that is in force, as far as this device has heard. */
export function consentVersion(): string | undefined {
  return meStore.get()?.settings.consentVersion
}
