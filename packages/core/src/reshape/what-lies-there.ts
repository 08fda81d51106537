import type { AreaId, NeedId, NeedStatus } from '@microwish/contract'
import type { Stores } from '../context'
import { OPEN_STATUSES } from '../need'
import type { Area, StandingRow } from '../person'
import { PATH_KINDS, type PathRow } from './path-row-store.dynamo'

export type LyingStores = Pick<Stores, 'people' | 'pathRows'> & { needs: Pick<Stores['needs'], 'listByArea'> }
type Ctx = { stores: LyingStores }
type Places = ReadonlyMap<string, Area>

const PAGE = 100

/** Paths under which everything that moves lies: each a range of its own. */
export function rootsOf(places: Places): string[] {
  const roots: string[] = []
  for (const path of [...places.keys()].sort()) {
    if (!roots.some((root) => path.startsWith(root))) roots.push(path)
  }
  return roots
}

/** Communities whose lists hold the needs that move: of grids, the community of each. */
export const communitiesOf = (places: Places): AreaId[] =>
  [...new Set([...places.keys()].flatMap((path) => (path.split('/')[3] as AreaId) || []))].sort()

/** Open needs of one community and status that lie where things move. One query for each hundred. */
export async function* openNeedsOf(
  { stores }: Ctx,
  communityId: AreaId,
  status: NeedStatus,
  places: Places,
): AsyncGenerator<{ needId: NeedId; areaPath: string }[]> {
  let after: string | undefined
  for (;;) {
    const list = { level: 'Community', areaId: communityId, status } as const
    const page = await stores.needs.listByArea(list, { after, limit: PAGE, isDescending: false })
    after = page.at(-1)?.sort
    const found = page.flatMap(({ row }) => (places.has(row.areaPath) ? [row] : []))
    if (found.length > 0) yield found
    // Rows are small: a short page is the last.
    if (page.length < PAGE) return
  }
}

/** Roles in force where things move. */
export async function standingsIn({ stores }: Ctx, places: Places, now: string): Promise<StandingRow[]> {
  const rows: StandingRow[] = []
  for (const root of rootsOf(places)) {
    const found = await stores.people.listStandings(root)
    rows.push(...found.filter(({ areaPath, to }) => places.has(areaPath) && (to === undefined || to > now)))
  }
  return rows
}

/** Rows of one kind that lie where things move. */
export async function rowsIn(
  { stores }: Ctx,
  { pathKey, isAll }: (typeof PATH_KINDS)[number],
  places: Places,
): Promise<PathRow[]> {
  const found: PathRow[] = []
  for (const root of isAll ? [undefined] : rootsOf(places)) found.push(...(await stores.pathRows.list(pathKey, root)))
  const liesIn = ({ record, next }: PathRow) =>
    [record, next?.record].some((one) => one !== undefined && places.has(String(one['areaPath'])))
  return found.filter(liesIn)
}

/** What there is to carry, counted. */
export async function countLying(ctx: Ctx, places: Places, now: string) {
  let needs = 0
  for (const communityId of communitiesOf(places)) {
    for (const status of OPEN_STATUSES)
      for await (const page of openNeedsOf(ctx, communityId, status, places)) needs += page.length
  }
  const standings = await standingsIn(ctx, places, now)
  let rows = 0
  for (const kind of PATH_KINDS) rows += (await rowsIn(ctx, kind, places)).length
  return { needs, people: new Set(standings.map(({ personId }) => personId)).size, rows }
}
