import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'

export type EndlessPage<T> = {
  items: T[]
  cursor?: string | undefined
  revision?: string
  isUnchanged?: boolean | undefined
}

/** `failure` of a ready list: the last look failed, what is shown is from before. */
export type Endless<T> =
  | { phase: 'loading' }
  | { phase: 'failed'; error: unknown }
  | { phase: 'ready'; items: T[]; cursor?: string | undefined; isLoadingMore: boolean; failure?: unknown }

/** `known`: the revision that is already here; an unchanged answer leaves the list as it stands. */
type Fetch<T> = (at: { cursor?: string; known?: string }) => Promise<EndlessPage<T>>

/**
 * A list that goes on at the bottom, is asked for anew when the page shows again or is pulled down, and starts over
 * with another `key`.
 */
export function useEndless<T>(key: string, fetchPage: Fetch<T>) {
  const [state, setState] = useState<Endless<T>>({ phase: 'loading' })
  const fetch = useRef(fetchPage)
  fetch.current = fetchPage
  /** Counts the questions: an answer to any but the last is late. */
  const turn = useRef(0)
  const revision = useRef<string>()
  const isAsking = useRef(false)

  const refresh = useCallback(async () => {
    const mine = ++turn.current
    isAsking.current = true
    try {
      const page = await fetch.current(revision.current === undefined ? {} : { known: revision.current })
      if (mine !== turn.current) return
      revision.current = page.revision
      setState((shown) =>
        page.isUnchanged && shown.phase === 'ready'
          ? { ...shown, failure: undefined }
          : { phase: 'ready', items: page.items, cursor: page.cursor, isLoadingMore: false },
      )
    } catch (error) {
      if (mine !== turn.current) return
      setState((shown) => (shown.phase === 'ready' ? { ...shown, failure: error } : { phase: 'failed', error }))
    } finally {
      if (mine === turn.current) isAsking.current = false
    }
  }, [])

  const more = useCallback(async () => {
    if (state.phase !== 'ready' || state.cursor === undefined || state.isLoadingMore) return
    const mine = turn.current
    setState({ ...state, isLoadingMore: true })
    try {
      const page = await fetch.current({ cursor: state.cursor })
      if (mine !== turn.current) return
      setState({ phase: 'ready', items: [...state.items, ...page.items], cursor: page.cursor, isLoadingMore: false })
    } catch (error) {
      if (mine === turn.current) setState({ ...state, isLoadingMore: false, failure: error })
    }
  }, [state])

  const restart = useCallback(() => {
    revision.current = undefined
    setState({ phase: 'loading' })
    return refresh()
  }, [refresh])

  useEffect(() => void restart(), [key, restart])
  // The first showing comes together with the effect above.
  useDidShow(() => void (isAsking.current || refresh()))
  usePullDownRefresh(() => void refresh().finally(() => Taro.stopPullDownRefresh()))
  useReachBottom(() => void more())

  return { state, refresh, restart, more }
}
