import type { getProfile as endpoint, InputOf, OutputOf, OwnParty, PersonId } from '@microwish/contract'
import type { Context } from '../context'
import { toActor } from '../person'
import type { Party } from './profile'

export async function getProfile(ctx: Context, _input: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  return profileOf(ctx, ctx.caller.personId)
}

/** A person's own profile, as it stands now. */
export async function profileOf(ctx: Context, personId: PersonId): Promise<OutputOf<typeof endpoint>> {
  const [{ person, profile, party }, phone] = await Promise.all([
    ctx.stores.profiles.read(personId),
    ctx.stores.phones.get(personId),
  ])
  const { name, showsParty = false } = toActor(person, ctx.caller, ctx.now())
  const { version, skills = [], freeTimes = [], categories = [], distance } = profile ?? {}
  return {
    ...{ name, skills, freeTimes, categories, showsParty },
    ...(version !== undefined && { version }),
    ...(distance && { distance }),
    ...(phone && { phone: { phoneMasked: phone.masked, verifiedAt: phone.verifiedAt } }),
    ...(party && { party: partyView(party) }),
  }
}

/** What the person, and the staff who confirm it, read. */
export const partyView = ({ isConfirmed, branchId, branchName, homeBranch }: Party): OwnParty => ({
  isConfirmed,
  ...(branchId && { branchId }),
  ...(branchName !== undefined && { branchName }),
  ...(homeBranch !== undefined && { homeBranch }),
})
