import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSignInNeeded } from './session'

type PageOf<T> = {
  items: readonly T[]
  cursor?: string | undefined
  revision?: string
  isUnchanged?: boolean | undefined
}

/** `failure` of a ready list: the last question failed, and what is shown is from before. */
export type Endless<T> =
  | { phase: 'loading' }
  | { phase: 'failed'; error: unknown }
  | { phase: 'ready'; items: readonly T[]; cursor?: string | undefined; isFetching: boolean; failure?: unknown }

/** `known`: the revision that is already here; an unchanged answer leaves the list as it stands. */
type FetchPage<T> = (at: { cursor?: string; known?: string }) => Promise<PageOf<T>>

/**
 * A list that is read page by page: from the top each time the page shows and on pulling down, further at the bottom,
 * and all over again with another `key` or after signing in. What was read stays on the screen while it is read anew,
 * and when that fails.
 */
export function useEndless<T>(fetchPage: FetchPage<T>, key = '') {
  const [list, setList] = useState<Endless<T>>({ phase: 'loading' })
  const isSignInNeeded = useSignInNeeded()
  const fetch = useRef(fetchPage)
  fetch.current = fetchPage
  /** Counts the questions: an answer to any but the last comes too late. */
  const turn = useRef(0)
  const revision = useRef<string | undefined>(undefined)
  const isAsking = useRef(false)

  const reload = useCallback(async () => {
    const mine = ++turn.current
    isAsking.current = true
    setList((shown) => (shown.phase === 'failed' ? { phase: 'loading' } : shown))
    try {
      const page = await fetch.current(revision.current === undefined ? {} : { known: revision.current })
      if (mine !== turn.current) return
      revision.current = page.revision
      setList((shown) =>
        page.isUnchanged && shown.phase === 'ready'
          ? { ...shown, isFetching: false, failure: undefined }
          : { phase: 'ready', items: page.items, cursor: page.cursor, isFetching: false },
      )
    } catch (error) {
      if (mine !== turn.current) return
      setList((shown) =>
        shown.phase === 'ready' ? { ...shown, isFetching: false, failure: error } : { phase: 'failed', error },
      )
    } finally {
      if (mine === turn.current) isAsking.current = false
    }
  }, [])

  const more = useCallback(async () => {
    if (list.phase !== 'ready' || list.cursor === undefined || list.isFetching) return
    const mine = turn.current
    setList({ ...list, isFetching: true })
    try {
      const page = await fetch.current({ cursor: list.cursor })
      if (mine !== turn.current) return
      setList({ phase: 'ready', items: [...list.items, ...page.items], cursor: page.cursor, isFetching: false })
    } catch (error) {
      if (mine === turn.current) setList({ ...list, isFetching: false, failure: error })
    }
  }, [list])

  useEffect(() => {
    if (isSignInNeeded) return
    revision.current = undefined
    setList({ phase: 'loading' })
    void reload()
  }, [key, isSignInNeeded, reload])
  // The first showing comes together with the effect above.
  useDidShow(() => void (isAsking.current || reload()))
  usePullDownRefresh(() => void reload().finally(() => void Taro.stopPullDownRefresh()))
  useReachBottom(() => void more())

  return { list, reload, more }
}
