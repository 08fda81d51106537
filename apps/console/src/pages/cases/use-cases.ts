import type { CaseRow, NeedStatus } from '@microwish/contract'
import { useEffect, useState } from 'react'
import { useArea } from '../../area/area-context'
import { countWaiting, mergeQueue, type Queue, startQueue } from '../../queue'
import { type CasePage, useMorePages, useNeedList } from '../../use-need-list'

type Held = { of: string; queue: Queue<CaseRow>; page: CasePage; isCurrent: boolean }

/** The cases of one status: rows stay where they are while they are read, later pages come on request. */
export function useCases(status: NeedStatus) {
  const { area } = useArea()
  const query = useNeedList('cases', { status })
  const more = useMorePages(status, query.data)
  const [held, setHeld] = useState<Held>()
  const of = `${area.areaId} ${status}`
  const page = query.data
  const isCurrent = query.isFetchedAfterMount

  useEffect(() => {
    if (!page) return
    setHeld((before) => {
      // What was left from an earlier visit gives way to the first answer of this one.
      if (before?.of !== of || !before.isCurrent) return { of, queue: startQueue(page.rows), page, isCurrent }
      return before.page === page ? before : { of, queue: mergeQueue(before.queue, page.rows), page, isCurrent }
    })
  }, [page, of, isCurrent])

  const queue = held?.of === of ? held.queue : startQueue(page?.rows ?? [])
  // A case that has left the status is no longer of this list, and nothing is being typed here.
  const rows = queue.rows.filter((row) => !row.isGone)
  const known = new Set(rows.map((row) => row.needId))
  return {
    query,
    rows: [...rows, ...more.rows.filter((row) => !known.has(row.needId))],
    more,
    waiting: countWaiting(queue),
    adopt: () => page && setHeld({ of, queue: startQueue(page.rows), page, isCurrent }),
  }
}
