import type { CaseRow, NeedId } from '@microwish/contract'
import { useEffect, useRef } from 'react'
import { hrefOf, goTo } from '../../route'
import { countWaiting, neighbourOf } from '../../queue'
import { useTriageQueue } from '../../shell/triage-context'
import { words } from '../../messages'
import { useToast } from '../../ui/toast'
import { useKeys } from './use-keys'

/** The queue of the desk and the case that lies open beside it. */
export function useTriage(needId: NeedId | undefined) {
  const { query, queue, waiting, adopt, see, drop } = useTriageQueue()
  const toast = useToast()
  const rowOf = useRef(new Map<string, HTMLElement>())

  useEffect(() => {
    if (needId) see(needId)
  }, [needId, see])

  const open = (next: NeedId | undefined) => goTo(next ? { page: 'triage', needId: next } : { page: 'triage' })

  function step(by: 1 | -1) {
    const next = needId ? neighbourOf(queue, needId, by) : queue.rows.find((row) => !row.isGone)
    if (!next) return
    open(next.needId)
    rowOf.current.get(next.needId)?.scrollIntoView({ block: 'nearest' })
  }

  /** Puts what is new among the rest and brings it into sight. */
  function takeFresh() {
    const [first] = queue.freshIds
    adopt()
    // After the drawing, when a row that waited above has its place.
    requestAnimationFrame(() => first && rowOf.current.get(first)?.scrollIntoView({ block: 'nearest' }))
  }

  /** The case is off the desk: say so, and open the next. */
  function settled(need: CaseRow, done: string) {
    const next = neighbourOf(queue, need.needId, 1) ?? neighbourOf(queue, need.needId, -1)
    drop(need)
    toast({ text: done, link: { href: hrefOf({ page: 'need', needId: need.needId }), text: words.triage.look } })
    goTo(next ? { page: 'triage', needId: next.needId } : { page: 'triage' }, { replace: true })
  }

  useKeys({ j: () => step(1), k: () => step(-1) })

  return { query, queue, waiting, waitingAbove: countWaiting(queue), takeFresh, open, settled, rowOf: rowOf.current }
}
