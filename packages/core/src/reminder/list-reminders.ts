import type { InputOf, listReminders as endpoint, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import { staffArea } from '../need'
import { toActor } from '../person'
import { dayOf } from '../statistics'
import type { Ending } from './reminder'
import { reminderOf } from './reminder'

const sortOf = ({ endsOn, kind, subjectId }: Ending) => `${endsOn}#${kind}#${subjectId}`

/** What has been told in an area of the caller's own, until it is renewed or ended: the nearest end first. */
export async function listReminders(
  ctx: Context,
  { area: areaId, cursor, limit }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const now = ctx.now()
  const actor = toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, now)
  const area = await staffArea(ctx, actor, areaId)
  const told = (await ctx.stores.reminders.listTold(area.path))
    .filter((ending) => cursor === undefined || sortOf(ending) > cursor)
    .sort((a, b) => (sortOf(a) < sortOf(b) ? -1 : 1))
  const page = told.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((ending) => reminderOf(ending, dayOf(now))),
    ...(told.length > limit && last && { cursor: sortOf(last) }),
  }
}
