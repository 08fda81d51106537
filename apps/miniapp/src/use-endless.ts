import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useCallback, useRef, useState } from 'react'

type PageOf<T> = { items: readonly T[]; cursor?: string | undefined }

export type Endless<T> =
  | { phase: 'loading' }
  | { phase: 'failed'; error: unknown }
  | { phase: 'ready'; items: readonly T[]; cursor?: string | undefined; isFetching: boolean }

/**
 * A list that is read page by page: from the top each time the page shows and on pulling down, further at the bottom.
 * What was read stays on the screen while it is read anew, and when that fails.
 */
export function useEndless<T>(fetchPage: (cursor: string | undefined) => Promise<PageOf<T>>) {
  const [list, setList] = useState<Endless<T>>({ phase: 'loading' })
  const isFetching = useRef(false)

  const fetchFrom = useCallback(
    async (cursor: string | undefined) => {
      if (isFetching.current) return
      isFetching.current = true
      setList((known) => (known.phase === 'ready' ? { ...known, isFetching: true } : known))
      try {
        const page = await fetchPage(cursor)
        setList((known) => ({
          phase: 'ready',
          items: cursor && known.phase === 'ready' ? [...known.items, ...page.items] : page.items,
          cursor: page.cursor,
          isFetching: false,
        }))
      } catch (error) {
        setList((known) => (known.phase === 'ready' ? { ...known, isFetching: false } : { phase: 'failed', error }))
      } finally {
        isFetching.current = false
      }
    },
    [fetchPage],
  )

  const reload = useCallback(async () => {
    setList((known) => (known.phase === 'failed' ? { phase: 'loading' } : known))
    await fetchFrom(undefined)
  }, [fetchFrom])

  useDidShow(() => void reload())
  usePullDownRefresh(() => void reload().finally(() => void Taro.stopPullDownRefresh()))
  useReachBottom(() => {
    if (list.phase === 'ready' && list.cursor) void fetchFrom(list.cursor)
  })

  return { list, reload }
}
