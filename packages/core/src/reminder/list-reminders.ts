import type { InputOf, listReminders as endpoint, OutputOf, Reminder } from '@microwish/contract'
import type { Context } from '../context'
import { staffArea } from '../need'
import { listDueTerms } from '../organisation'
import { toActor } from '../person'
import { dayOf } from '../statistics'
import { reminderOf } from './reminder'

const sortOf = ({ endsOn, kind, subjectId }: Reminder) => `${endsOn}#${kind}#${subjectId}`

/**
 * What an area of the caller's own is reminded of, the nearest end first: agreements from the day on which they were told
 * until they are renewed or ended, and terms of bodies, which the register shows by itself.
 */
export async function listReminders(
  ctx: Context,
  { area: areaId, cursor, limit }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const now = ctx.now()
  const today = dayOf(now)
  const actor = toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, now)
  const area = await staffArea(ctx, actor, areaId)
  const [told, bodies] = await Promise.all([
    ctx.stores.reminders.listTold(area.path),
    ctx.stores.organisations.listUnder(area.path),
  ])
  const terms = listDueTerms(bodies, today, ctx.settings.termDays).map(
    ({ unitId, name, areaId: placeId, areaName, termTo, daysLeft }): Reminder => ({
      ...{ kind: 'term_end', subjectId: unitId, subject: `${name}任期`, areaId: placeId, areaName },
      ...{ endsOn: termTo, daysLeft },
    }),
  )
  const all = [...told.map((ending) => reminderOf(ending, today)), ...terms]
    .filter((one) => cursor === undefined || sortOf(one) > cursor)
    .sort((a, b) => (sortOf(a) < sortOf(b) ? -1 : 1))
  const page = all.slice(0, limit)
  const last = page.at(-1)
  return { items: page, ...(all.length > limit && last && { cursor: sortOf(last) }) }
}
