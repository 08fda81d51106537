import type { CaseNeed, CaseRow, NeedId } from '@microwish/contract'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useArea } from '../area/area-context'
import { words } from '../messages'
import { dropRow, mergeQueue, type Queue, startQueue, withoutSettled } from '../queue'
import type { Loadable } from '../ui/loaded'
import { worksOnNeeds } from '../area/own-areas'
import { useMe } from '../use-me'
import { type CasePage, useNeedList } from '../use-need-list'

type TriageQueue = {
  /** How many wait, `50+` where more lie behind the first page. */
  waiting: string
  query: Loadable<CasePage>
  queue: Queue<CaseRow>
  /** Takes the server's order; nothing is new any more. */
  adopt: () => void
  /** This case is no longer new. */
  see: (needId: NeedId) => void
  /** This officer has dealt with it; `need` is what became of it. */
  drop: (need: Pick<CaseNeed, 'needId' | 'version'>) => void
}

const TriageContext = createContext<TriageQueue | undefined>(undefined)

/** Watches what waits for the desk on every page, so that the menu and the tab's title can tell. */
export function TriageProvider({ children }: { children: ReactNode }) {
  const { area } = useArea()
  const query = useNeedList('triage', { isWatched: worksOnNeeds(useMe()) })
  const [held, setHeld] = useState<{ areaId: string; queue: Queue<CaseRow>; page?: CasePage }>()
  const queue = held?.areaId === area.areaId ? held.queue : EMPTY
  const page = query.data
  const settled = useRef(new Map<string, number>())

  useEffect(() => {
    if (!page) return
    const rows = withoutSettled(page.rows, settled.current)
    setHeld((before) => {
      if (before?.areaId !== area.areaId) return { areaId: area.areaId, queue: startQueue(rows), page }
      return before.page === page ? before : { ...before, queue: mergeQueue(before.queue, rows), page }
    })
  }, [page, area.areaId])

  const change = useCallback(
    (next: (queue: Queue<CaseRow>) => Queue<CaseRow>) =>
      setHeld((before) => before && { ...before, queue: next(before.queue) }),
    [],
  )
  const adopt = useCallback(
    () => page && change(() => startQueue(withoutSettled(page.rows, settled.current))),
    [page, change],
  )
  const drop = useCallback(
    ({ needId, version }: Pick<CaseNeed, 'needId' | 'version'>) => {
      settled.current.set(needId, version)
      change((before) => dropRow(before, needId))
    },
    [change],
  )
  const see = useCallback(
    (needId: NeedId) => change((before) => ({ ...before, freshIds: before.freshIds.filter((id) => id !== needId) })),
    [change],
  )
  const count = queue.rows.filter((row) => !row.isGone).length
  const waiting = page?.cursor ? words.cases.atLeast(count) : String(count)
  const value = useMemo(() => ({ query, queue, waiting, adopt, see, drop }), [query, queue, waiting, adopt, see, drop])
  return <TriageContext.Provider value={value}>{children}</TriageContext.Provider>
}

const EMPTY: Queue<CaseRow> = { rows: [], freshIds: [] }

export function useTriageQueue(): TriageQueue {
  const value = useContext(TriageContext)
  if (!value) throw new Error('useTriageQueue outside TriageProvider')
  return value
}
