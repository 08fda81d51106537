import type { ImportId, InputOf, listEditions as endpoint, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import { toActor } from '../person'
import { widestDesk } from './area-policy'

/** What made each edition of the areas, newest first. */
export async function listEditions(
  ctx: Context,
  { cursor, limit }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  widestDesk(toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, ctx.now()))
  const page = await ctx.stores.editions.list({ after: cursor, limit: limit + 1 })
  const last = page[limit - 1]
  return {
    items: page.slice(0, limit).map(({ edition: { by, importId, ...edition } }) => ({
      ...{ ...edition, by: by.name },
      ...(importId !== undefined && { importId: importId as ImportId }),
    })),
    ...(page.length > limit && last && { cursor: last.sort }),
  }
}
