import type { addMyVisit, BondId, InputOf } from '@microwish/contract'
import { createPersonalStore } from '../../../personal-store'
import { useStore } from '../../../store'
import { dayOf } from './day'

/** A visit while it is written down. Survives a reload and a dead battery. */
export type VisitDraft = {
  /** The day it happened, Asia/Shanghai; absent: today. */
  on?: string | undefined
  participations: number
  note: string
  problemsFound: number
  problemsSolved: number
}

const EMPTY: VisitDraft = { participations: 1, note: '', problemsFound: 0, problemsSolved: 0 }
const drafts = createPersonalStore<Partial<Record<BondId, VisitDraft>>>('visits', {})

export const useVisitDraft = (bondId: BondId): VisitDraft => useStore(drafts)[bondId] ?? EMPTY
export function editVisit(bondId: BondId, change: Partial<VisitDraft>): void {
  drafts.set({ ...drafts.get(), [bondId]: { ...(drafts.get()[bondId] ?? EMPTY), ...change } })
}
export function clearVisit(bondId: BondId): void {
  const { [bondId]: _sent, ...rest } = drafts.get()
  drafts.set(rest)
}

/** The command; a day that is not today is taken at noon. */
export function toVisit(bondId: BondId, draft: VisitDraft, now = Date.now()): InputOf<typeof addMyVisit> {
  const { on, participations, note, problemsFound, problemsSolved } = draft
  return {
    bondId,
    ...(on && on !== dayOf(now) && { occurredAt: `${on}T04:00:00.000Z` }),
    ...{ participations, note: note.trim(), problemsFound, problemsSolved },
  }
}
