import { platform } from './platform'
import { createStore, useStore } from './store'

/** Which set of text sizes a page wears; `elder` also means fewer things on it. */
export type TextSet = 'normal' | 'large' | 'elder'

const KEY = 'textSet'
/** From this scale of WeChat's on, the large set fits better than the normal one. */
const LARGE_FROM = 1.15

const chosen = createStore<TextSet | undefined>(readChoice)
/** Asked for once a start: it is a synchronous call into WeChat. */
const followed = createStore<TextSet>(() => (platform.fontScale() >= LARGE_FROM ? 'large' : 'normal'))

/** The person's own choice, else what WeChat's text size asks for. */
export function useTextSet(): TextSet {
  return useStore(chosen) ?? followed.get()
}

/** Choose a set on this device; `undefined` follows WeChat again. */
export function setTextSet(textSet: TextSet | undefined): void {
  if (textSet) platform.storage.write(KEY, textSet)
  else platform.storage.remove(KEY)
  chosen.set(textSet)
}

function readChoice(): TextSet | undefined {
  const stored = platform.storage.read(KEY)
  return stored === 'normal' || stored === 'large' || stored === 'elder' ? stored : undefined
}
