import type { RegistrationKind } from '@microwish/contract'
import { createPersonalStore } from '../../../personal-store'
import type { Place } from '../../../profile'
import { useStore } from '../../../store'

/** An application while it is being written. Survives a reload and a dead battery. */
export type Draft = {
  name: string
  kind?: RegistrationKind
  place?: Place
  unitText: string
  homeBranch: string
  isPartyMember: boolean
  note: string
}

const EMPTY: Draft = { name: '', unitText: '', homeBranch: '', isPartyMember: false, note: '' }
const draft = createPersonalStore<Draft>('registration', EMPTY)

export const useDraft = () => useStore(draft)
export const editDraft = (change: Partial<Draft>) => draft.set({ ...draft.get(), ...change })
/** The name is kept: whoever applies twice is the same person. */
export const clearDraft = () => draft.set({ ...EMPTY, name: draft.get().name })
