import type { AreaId } from '@microwish/contract'
import type { Area } from '../person'
import type { EditionStore } from '../edition'
import type { WhereaboutsStore } from './whereabouts.dynamo'

/** An area as it stands, or as it last stood, with every path that it has had. */
export type AreaHistory = Pick<Area, 'areaId' | 'path' | 'endedAt' | 'succeededBy'> & { paths: string[] }
type Located = { areaId: AreaId; areaPath: string }

/** Where an area's things lie: ranges to read, and which rows of them are the area's own today. */
export type Places = {
  paths: string[]
  isIn: (row: Located) => boolean
  /** Where a row's place lies today. */
  pathNow: (row: Located) => string
}

type Stores = { editions: EditionStore; whereabouts: WhereaboutsStore }

/** Editions that a county goes through; a few a month. */
const EDITIONS_READ = 500
const RESHAPING: readonly string[] = ['merge', 'split', 'move', 'end', 'import']

/**
 * Rows keep the path of their day. Where areas have been merged or moved since, an area's own are also those of what went
 * into it: each row belongs to one place only, so that figures of neighbours add up to those of the area above them. What
 * a split left behind belongs to the area above.
 */
export async function whereaboutsOf({ editions, whereabouts }: Stores, area: Area): Promise<Places> {
  const isIn = ({ areaPath }: Located) => areaPath.startsWith(area.path)
  const here = { paths: [area.path], isIn, pathNow: ({ areaPath }: Located) => areaPath }
  const [{ current }, notes] = await Promise.all([editions.read(), editions.list({ limit: EDITIONS_READ })])
  if (!notes.some(({ edition }) => RESHAPING.includes(edition.what))) return here
  const county = `/${area.path.split('/')[1] ?? ''}/`
  return placesIn(await whereabouts.read(county, current), area)
}

/** The same from the areas of a county: pure. */
export function placesIn(areas: readonly AreaHistory[], area: Pick<Area, 'path'>): Places {
  const byId = new Map(areas.map((one) => [one.areaId, one]))
  const pathOf = (areaId: AreaId): string | undefined => {
    const seen = new Set<AreaId>()
    let one = byId.get(areaId)
    while (one?.endedAt !== undefined) {
      const [heir, ...others] = one.succeededBy ?? []
      if (!heir || others.length > 0 || seen.has(heir)) return parentPath(one.path)
      seen.add(heir)
      one = byId.get(heir)
    }
    return one?.path
  }
  const pathNow = ({ areaId, areaPath }: Located) => pathOf(areaId) ?? areaPath
  const isIn = (row: Located) => pathNow(row).startsWith(area.path)
  const former = areas.flatMap(({ areaId, path, paths }) => (isIn({ areaId, areaPath: path }) ? paths : []))
  return { paths: withoutNested([area.path, ...former]), isIn, pathNow }
}

const parentPath = (path: string) => path.slice(0, path.lastIndexOf('/', path.length - 2) + 1)

/** A range holds those below it. */
function withoutNested(paths: readonly string[]): string[] {
  const kept: string[] = []
  for (const path of [...paths].sort()) if (!kept.some((other) => path.startsWith(other))) kept.push(path)
  return kept
}
