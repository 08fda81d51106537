import { useEffect } from 'react'
import { words } from './messages'

/** The tab's title, with how many cases are new while any are. */
export function useTitle(page: string, freshCount: number) {
  useEffect(() => {
    document.title = `${freshCount > 0 ? `(${words.triage.fresh(freshCount)}) ` : ''}${page} · ${words.brand}`
  }, [page, freshCount])
}
