import type { FamilyConsent } from '@microwish/contract'
import type { Context } from '../context'
import { invalidField } from '../error'
import { isBorn, isUnder14 } from './family'

/**
 * Whose word it takes (PRODUCT §5): under 14 the guardian's, with the year of birth; from then on their own, and no year.
 * @throws DomainError `invalid_input`
 */
export function checkConsent(
  { now, settings }: Pick<Context, 'now' | 'settings'>,
  consent: FamilyConsent,
  birthYear: number | undefined,
): void {
  if (consent.version !== settings.familyConsentVersion)
    throw invalidField('consent.version', '说明有了新版本，请重新看一看再同意')
  if (consent.by === 'said') {
    if (birthYear !== undefined) throw invalidField('birthYear', '满14岁的家人由本人同意，不用填出生年份')
    return
  }
  if (birthYear === undefined) throw invalidField('birthYear', '由监护人同意的孩子，请填出生年份')
  if (!isBorn(birthYear, now())) throw invalidField('birthYear', '出生年份还没有到，请看看')
  if (!isUnder14(birthYear, now())) throw invalidField('consent.by', '已经满14岁了，要由本人同意')
}
