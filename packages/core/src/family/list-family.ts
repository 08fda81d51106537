import { FAMILY_MAX, type FamilyList, type InputOf, type listFamily as endpoint } from '@microwish/contract'
import type { Context } from '../context'
import { toActor } from '../person'
import { toFamilyMember } from './family'

/** The caller's own household: nobody else's is ever read. */
export async function listFamily(ctx: Context, _input: InputOf<typeof endpoint>): Promise<FamilyList> {
  const { stores, caller, settings } = ctx
  const now = ctx.now()
  const [person, { relatives, withdrawnAt }] = await Promise.all([
    stores.people.get(caller.personId),
    stores.family.read(caller.personId),
  ])
  toActor(person, caller, now)
  return {
    items: relatives.map((relative) => toFamilyMember(relative, now, settings.familyConsentVersion)),
    consentVersion: settings.familyConsentVersion,
    max: FAMILY_MAX,
    ...(withdrawnAt && { withdrawnAt }),
  }
}
