import type { AreaId, getArea as getEndpoint, InputOf, listAreas as endpoint, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'
import type { Area } from '../person'
import type { AreaStore } from './area-store.dynamo'

type Stores = Pick<Context, 'stores'>

export async function listAreas(
  { stores }: Stores,
  { parent }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  return { items: await stores.areas.listChildren(parent) }
}

export async function getArea(
  { stores }: Stores,
  { areaId }: InputOf<typeof getEndpoint>,
): Promise<OutputOf<typeof getEndpoint>> {
  // A door QR outlives the area that it was printed for.
  const area = await areaToday(stores.areas, areaId)
  if (!area) throw new DomainError('not_found', '没有这个地方')
  const above = await stores.areas.getAll(idsOfPath(area.path).slice(0, -1))
  return { area, above }
}

/** Of areas that succeeded one another: more would be a circle. */
const MOST_HEIRS = 20

/** An area, or what stands in its place once it has ended: its successor, or the area above. */
export async function areaToday(areas: Pick<AreaStore, 'get'>, areaId: AreaId): Promise<Area | undefined> {
  let area = await areas.get(areaId)
  for (let heirs = 0; area?.endedAt !== undefined && heirs < MOST_HEIRS; heirs++) {
    const next: AreaId | undefined = area.succeededBy?.[0] ?? area.parentId
    area = next && (await areas.get(next))
  }
  return area?.endedAt === undefined ? area : undefined
}

/** The ids of a path, county first. */
export const idsOfPath = (path: string) => path.split('/').filter(Boolean) as AreaId[]
