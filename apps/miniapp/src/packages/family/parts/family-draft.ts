import { type addFamily, GUARDED_AGE, type InputOf, type Kinship } from '@microwish/contract'
import { createPersonalStore } from '../../../personal-store'
import type { Place } from '../../../profile'
import { useStore } from '../../../store'

/** Somebody of the household while they are written down. Survives a reload. */
export type FamilyDraft = {
  name: string
  kinship?: Kinship
  isUnder14: boolean
  birthYear?: number
  /** Only where they live elsewhere. */
  place?: Place
  hasConsent: boolean
}
export type FilledFamily = FamilyDraft & { kinship: Kinship }
export type FamilyProblems = { name?: string; kinship?: string; birthYear?: string; consent?: string }

const EMPTY: FamilyDraft = { name: '', isUnder14: false, hasConsent: false }
const draft = createPersonalStore<FamilyDraft>('family', EMPTY)

export const useFamilyDraft = () => useStore(draft)
export const editDraft = (change: Partial<FamilyDraft>) => draft.set({ ...draft.get(), ...change })
export const clearDraft = () => draft.set(EMPTY)

/** The years in which somebody under 14 can be born, youngest first. */
export function childYears(thisYear: number): number[] {
  return Array.from({ length: GUARDED_AGE + 1 }, (_, age) => thisYear - age)
}

/** What to mend, in plain words. Nothing: it can be sent. */
export function familyProblems(draft: FamilyDraft): FamilyProblems {
  return {
    ...(draft.name.trim() === '' && { name: '请写怎么称呼，比如“爸爸”或者名字。' }),
    ...(!draft.kinship && { kinship: '请点一下是您的什么人。' }),
    ...(draft.isUnder14 && !draft.birthYear && { birthYear: '请点一下哪年出生的。' }),
    ...(!draft.hasConsent && {
      consent: draft.isUnder14 ? '未满14岁，要监护人同意，请点一下。' : '请先问过家人，再点一下同意。',
    }),
  }
}

/** The command for a draft without problems. */
export function toAddition(draft: FilledFamily, version: string): InputOf<typeof addFamily> {
  const { name, kinship, isUnder14, birthYear, place } = draft
  return {
    name: name.trim(),
    kinship,
    ...(place && { areaId: place.gridId ?? place.communityId }),
    ...(isUnder14
      ? { ...(birthYear && { birthYear }), consent: { by: 'guardian', isGuardian: true, version } }
      : { consent: { by: 'said', hasAgreed: true, version } }),
  }
}
