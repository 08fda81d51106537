import type { InputOf, listBoundaries as endpoint, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import { toActor } from '../person'
import { widestDesk, permitReading } from './area-policy'

type Output = OutputOf<typeof endpoint>

/** Areas read in one trip: of 60 KB each, 3 MB at most, below what Lambda answers with. */
const TOGETHER = 50

/** Boundaries of an area and of those one level below; the cursor is the last code looked at. */
export async function listBoundaries(ctx: Context, input: InputOf<typeof endpoint>): Promise<Output> {
  const { stores, caller } = ctx
  const actor = toActor(await stores.people.get(caller.personId), caller, ctx.now())
  const area = permitReading(actor, await stores.areas.get(input.area ?? widestDesk(actor).areaId))
  const all = [area, ...(await stores.areas.listChildren(area.areaId))]
  const left = all.filter(({ code }) => input.cursor === undefined || code > input.cursor)
  const page = left.slice(0, TOGETHER)
  const boundaries = await stores.boundaries.getAll(page.map(({ areaId }) => areaId))
  const last = page.at(-1)
  return {
    items: boundaries.flatMap(({ geometry, ...rest }) => (geometry ? [{ ...rest, geometry }] : [])),
    ...(left.length > TOGETHER && last && { cursor: last.code }),
  }
}
