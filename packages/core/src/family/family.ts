import {
  type AreaId,
  type FamilyConsentBy,
  type FamilyId,
  type FamilyMember,
  GUARDED_AGE,
  type Kinship,
} from '@microwish/contract'

/** Somebody of a household, as its owner wrote them down: no more than is needed to ask something for them. */
export type Relative = {
  familyId: FamilyId
  version: number
  name: string
  kinship: Kinship
  /** Of a child under 14 only, so that a guardian's word ends by itself. */
  birthYear?: number
  areaId?: AreaId
  areaName?: string
  consent: { version: string; at: string; by: FamilyConsentBy }
}

const SHANGHAI_MS = 8 * 3_600_000
const yearOf = (instant: string) => new Date(Date.parse(instant) + SHANGHAI_MS).getUTCFullYear()

/** Whether somebody of that year may still be under 14: the day of birth is not asked for, so the whole year counts. */
export const isUnder14 = (birthYear: number, now: string): boolean => yearOf(now) - birthYear <= GUARDED_AGE
export const isBorn = (birthYear: number, now: string): boolean => birthYear <= yearOf(now)

/** A consent to another text, and a guardian's for somebody who has grown up, hold no longer. */
export function needsConsent({ birthYear, consent }: Relative, now: string, consentVersion: string): boolean {
  const isGrown = consent.by === 'guardian' && (birthYear === undefined || !isUnder14(birthYear, now))
  return consent.version !== consentVersion || isGrown
}

export function toFamilyMember(relative: Relative, now: string, consentVersion: string): FamilyMember {
  const { birthYear } = relative
  const isChild = birthYear !== undefined && isUnder14(birthYear, now)
  return { ...relative, isUnder14: isChild, needsConsent: needsConsent(relative, now, consentVersion) }
}
