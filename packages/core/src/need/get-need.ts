import type { getNeed as endpoint, InputOf, NeedView } from '@microwish/contract'
import { openContact } from '../contact'
import type { Context } from '../context'
import { DomainError } from '../error'
import { toActor } from '../person'
import type { ReadingLine } from '../reading'
import { roleFor } from './advance-need'
import type { Need } from './need'
import { tierOf } from './need-policy'
import { type Reader, viewCase, viewHall, viewHeld, viewOwn, viewServed } from './view-need'

/** One need in the reader's tier; a reading of unmasked data is on record before it is answered (decision 9). */
export async function getNeed(ctx: Context, { needId }: InputOf<typeof endpoint>): Promise<NeedView> {
  const now = ctx.now()
  const { need, person } = await ctx.stores.needs.readForCommand({ needId, personId: ctx.caller.personId })
  const reader: Reader = { actor: toActor(person, ctx.caller, now), now, reopenDays: ctx.settings.reopenDays }
  const tier = need && tierOf(reader.actor, need)
  if (!need || !tier) throw new DomainError('not_found', '没有找到，或您看不到这一件')
  switch (tier) {
    case 'hall':
      return viewHall(need, reader)
    case 'served':
      return viewServed(need, reader)
    case 'held': {
      await ctx.stores.readings.record(needId, readingOf(reader, need, 'contact', '上门前联系'))
      const [details, contact] = await Promise.all([detailsOf(ctx, need), contactOf(ctx, need)])
      return viewHeld(need, reader, details, contact)
    }
    case 'own': {
      const [details, community, showsParty] = await Promise.all([
        detailsOf(ctx, need),
        ctx.stores.areas.get(need.communityId),
        stillShowsParty(ctx, need),
      ])
      return viewOwn(need, reader, details, { community, showsParty })
    }
    case 'case': {
      await ctx.stores.readings.record(needId, readingOf(reader, need, 'words', '办理查看'))
      return viewCase(need, reader, await detailsOf(ctx, need))
    }
  }
}

/** Chosen when they took it, and not taken back since: the choice ends at once, and nothing is shown that was not chosen. */
async function stillShowsParty({ stores }: Context, { holder }: Need): Promise<boolean> {
  if (!holder?.showsParty) return false
  return (await stores.people.get(holder.personId))?.showsParty ?? false
}

async function detailsOf({ stores }: Context, { needId }: Need) {
  const [history, readings] = await Promise.all([stores.needs.listHistory(needId), stores.readings.list(needId)])
  return { history, readings }
}

/** Opens the sealed telephone and address. */
export async function contactOf({ stores, keys, realNow }: Context, { needId }: Need) {
  const sealed = await stores.contacts.get(needId)
  if (!sealed || (sealed.expiresAt !== undefined && sealed.expiresAt * 1000 <= realNow()))
    throw new DomainError('not_found', '联系方式已按约定清除')
  return openContact(await keys.byId(sealed.keyId), needId, sealed)
}

/** The line that the resident, too, can read. */
export function readingOf({ actor, now }: Reader, need: Need, what: ReadingLine['what'], reason: string): ReadingLine {
  const { personId, name, surname, unitName } = actor
  return { at: now, personId, name, surname, role: roleFor(actor, need), ...(unitName && { unitName }), what, reason }
}
