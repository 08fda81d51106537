import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSignInNeeded } from './session'

/** `failure` of what is ready: it could not be read anew, and what is shown is from before. */
type Loaded<T> =
  { phase: 'loading' } | { phase: 'failed'; error: unknown } | { phase: 'ready'; value: T; failure?: unknown }

/** One answer of the API: read each time the page shows and on pulling down; what was read stays when that fails. */
export function useLoaded<T>(fetchValue: () => Promise<T>) {
  const [loaded, setLoaded] = useState<Loaded<T>>({ phase: 'loading' })
  const isSignInNeeded = useSignInNeeded()
  const fetch = useRef(fetchValue)
  fetch.current = fetchValue
  /** Counts the questions: an answer to any but the last comes too late. */
  const turn = useRef(0)

  const reload = useCallback(async () => {
    const mine = ++turn.current
    setLoaded((shown) => (shown.phase === 'failed' ? { phase: 'loading' } : shown))
    try {
      const value = await fetch.current()
      if (mine === turn.current) setLoaded({ phase: 'ready', value })
    } catch (error) {
      if (mine !== turn.current) return
      setLoaded((shown) => (shown.phase === 'ready' ? { ...shown, failure: error } : { phase: 'failed', error }))
    }
  }, [])

  useEffect(() => {
    if (!isSignInNeeded) void reload()
  }, [isSignInNeeded, reload])
  // The first showing comes together with the effect above.
  const isFirstShow = useRef(true)
  useDidShow(() => {
    if (!isFirstShow.current) void reload()
    isFirstShow.current = false
  })
  usePullDownRefresh(() => void reload().finally(() => void Taro.stopPullDownRefresh()))

  /** What a command answered is the newest there is. */
  const replace = useCallback((value: T) => {
    turn.current += 1
    setLoaded({ phase: 'ready', value })
  }, [])
  return { loaded, reload, replace }
}
