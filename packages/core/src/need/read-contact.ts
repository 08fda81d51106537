import type { InputOf, OutputOf, readContact as endpoint } from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'
import { reaches, toActor } from '../person'
import { contactOf, readingOf } from './get-need'

/** Telephone and address for the desk, with a reason that goes on record first. */
export async function readContact(
  ctx: Context,
  { needId, reason }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const now = ctx.now()
  const { need, person } = await ctx.stores.needs.readForCommand({ needId, personId: ctx.caller.personId })
  const actor = toActor(person, ctx.caller, now)
  if (!need || !reaches(actor, ['community_staff', 'street_staff'], need.areaPath))
    throw new DomainError('not_found', '没有找到，或您看不到这一件')
  await ctx.stores.readings.record(
    needId,
    readingOf({ actor, now, reopenDays: ctx.settings.reopenDays }, need, 'contact', reason),
  )
  return { ...(need.contact.name && { name: need.contact.name }), ...(await contactOf(ctx, need)) }
}
