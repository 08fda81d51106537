import type { InputOf, listReminders as endpoint, OutputOf, Reminder } from '@microwish/contract'
import type { Context } from '../context'
import { staffArea } from '../need'
import { listDueTerms } from '../organisation'
import { toActor } from '../person'
import { dayOf } from '../statistics'
import { daysAfter, reminderOf } from './reminder'

const sortOf = ({ endsOn, kind, subjectId }: Reminder) => `${endsOn}#${kind}#${subjectId}`

/**
 * What an area of the caller's own is reminded of, the nearest end first: agreements that end within the setting's days or
 * have ended, until they are renewed or ended for good, and terms of bodies, which the register shows by itself.
 */
export async function listReminders(
  ctx: Context,
  { area: areaId, cursor, limit }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const now = ctx.now()
  const today = dayOf(now)
  const actor = toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, now)
  const area = await staffArea(ctx, actor, areaId)
  const [told, due, bodies] = await Promise.all([
    ctx.stores.reminders.listTold(area.path),
    // Written down since today's sweep: a desk need not wait for tomorrow's.
    ctx.stores.reminders.listDue(daysAfter(today, ctx.settings.reminderDays)),
    ctx.stores.organisations.listUnder(area.path),
  ])
  const terms = listDueTerms(bodies, today, ctx.settings.termDays).map(
    ({ unitId, name, areaId: placeId, areaName, termTo, daysLeft }): Reminder => ({
      ...{ kind: 'term_end', subjectId: unitId, subject: `${name}任期`, areaId: placeId, areaName },
      ...{ endsOn: termTo, daysLeft },
    }),
  )
  const untold = due.filter(({ areaPath }) => areaPath.startsWith(area.path))
  // One that is told at this very moment may be among both.
  const endings = new Map([...told, ...untold].map((ending) => [ending.subjectId, ending]))
  const all = [...[...endings.values()].map((ending) => reminderOf(ending, today)), ...terms]
    .filter((one) => cursor === undefined || sortOf(one) > cursor)
    .sort((a, b) => (sortOf(a) < sortOf(b) ? -1 : 1))
  const page = all.slice(0, limit)
  const last = page.at(-1)
  return { items: page, ...(all.length > limit && last && { cursor: sortOf(last) }) }
}
