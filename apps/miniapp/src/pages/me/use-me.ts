import { getMe, type Me } from '@microwish/contract'
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect } from 'react'
import { call } from '../../api'
import { getPersonId } from '../../session'
import { createStore, useStore } from '../../store'

export type MeState = { phase: 'loading' } | { phase: 'failed'; error: unknown } | { phase: 'ready'; me: Me }

const store = createStore<MeState>(() => ({ phase: 'loading' }))

/** Who I am and where I stand; asked anew each time the page shows, since a registration may have come or gone. */
export function useMe(): { state: MeState; reload: () => void } {
  const state = useStore(store)
  const reload = useCallback(() => void load(), [])
  useEffect(() => void load(), [])
  useDidShow(reload)
  return { state, reload }
}

let asking: Promise<void> | undefined

function load(): Promise<void> {
  const shown = store.get()
  // Somebody else has signed in on this device.
  if (shown.phase === 'ready' && shown.me.personId !== getPersonId()) store.set({ phase: 'loading' })
  asking ??= ask().finally(() => {
    asking = undefined
  })
  return asking
}

async function ask() {
  try {
    store.set({ phase: 'ready', me: await call(getMe, {}) })
  } catch (error) {
    if (store.get().phase !== 'ready') store.set({ phase: 'failed', error })
  }
}
