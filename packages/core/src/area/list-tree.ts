import {
  type AreaKind,
  AreaLevel,
  GridGrade,
  type InputOf,
  type listTree as endpoint,
  type OutputOf,
  type TreeCounts,
} from '@microwish/contract'
import type { Context } from '../context'
import { type Area, toActor } from '../person'
import { widestDesk, levelsFor, permitReading } from './area-policy'
import { shanghaiDay } from './area-tree'
import { readCounty } from './read-county'
import { whatFits } from './what-fits'

type Output = OutputOf<typeof endpoint>
type Ctx = Pick<Context, 'stores' | 'caller' | 'now'>

const EDITIONS_PAGE = 100

/** An area and everything below it, today or as it stood at the end of a day. */
export async function listTree(ctx: Ctx, { area: areaId, day, to, ended }: InputOf<typeof endpoint>): Promise<Output> {
  const { stores, caller } = ctx
  const actor = toActor(await stores.people.get(caller.personId), caller, ctx.now())
  const area = permitReading(actor, await stores.areas.get(areaId ?? widestDesk(actor).areaId))
  const edition = day === undefined ? (await stores.editions.read()).current : await editionOn(ctx, day)
  const known = await subtreeAt(ctx, area, { edition, isOtherDay: day !== undefined, withEnded: ended === 'yes' })
  const areas = known.filter(({ endedAt }) => endedAt === undefined)
  const { listed, isPartial } = whatFits(known, to ?? 'building')
  return {
    edition,
    areas: listed,
    counts: countsOf(areas),
    may: { shape: levelsFor(actor, 'shape', area), facts: levelsFor(actor, 'facts', area) },
    ...(isPartial && { isPartial }),
  }
}

/** The last edition made up to the end of a day of Shanghai; the seed before the first. */
async function editionOn({ stores }: Ctx, day: string): Promise<number> {
  let after: string | undefined
  for (;;) {
    const page = await stores.editions.list({ after, limit: EDITIONS_PAGE })
    const found = page.find(({ edition }) => shanghaiDay(edition.at) <= day)
    if (found) return found.edition.edition
    if (page.length < EDITIONS_PAGE) return 0
    after = page.at(-1)?.sort
  }
}

/** On another day the area may have lain elsewhere: then it is looked for in the whole county. */
async function subtreeAt(
  { stores }: Ctx,
  area: Area,
  { edition, isOtherDay, withEnded }: { edition: number; isOtherDay: boolean; withEnded: boolean },
): Promise<Area[]> {
  if (!isOtherDay) return stores.areas.readTree(area, { edition, withEnded })
  const county = (await readCounty(stores, { edition })).filter(({ endedAt }) => withEnded || endedAt === undefined)
  const then = county.find(({ areaId }) => areaId === area.areaId)
  return then ? county.filter(({ path }) => path.startsWith(then.path)) : []
}

function countsOf(areas: readonly Area[]): TreeCounts {
  const count = (is: (area: Area) => boolean) => areas.filter(is).length
  const byKind: Partial<Record<AreaKind, number>> = {}
  for (const { kind } of areas) if (kind) byKind[kind] = (byKind[kind] ?? 0) + 1
  return {
    byLevel: Object.fromEntries(
      AreaLevel.options.map((level) => [level, count((area) => area.level === level)]),
    ) as TreeCounts['byLevel'],
    byKind,
    byGrade: Object.fromEntries(
      GridGrade.options.map((grade) => [grade, count(({ grid }) => grid?.grade === grade)]),
    ) as TreeCounts['byGrade'],
    households: householdsOf(areas),
  }
}

/** Of each line of the tree the lowest that are known, so that nobody is counted twice. */
function householdsOf(areas: readonly Area[]): number {
  const known = new Map<string, number>()
  for (const { path, households, parentId } of [...areas].reverse()) {
    const own = known.get(path) ?? households ?? 0
    const above = path.slice(0, path.lastIndexOf('/', path.length - 2) + 1)
    if (parentId && own > 0) known.set(above, (known.get(above) ?? 0) + own)
    known.set(path, own)
  }
  const [root] = areas
  return root ? (known.get(root.path) ?? 0) : 0
}
