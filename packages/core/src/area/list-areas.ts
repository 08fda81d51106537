import type { AreaId, getArea as getEndpoint, InputOf, listAreas as endpoint, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'

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
  const area = await stores.areas.get(areaId)
  if (!area) throw new DomainError('not_found', '没有这个地方')
  const above = await stores.areas.getAll(idsOfPath(area.path).slice(0, -1))
  return { area, above }
}

/** The ids of a path, county first. */
export const idsOfPath = (path: string) => path.split('/').filter(Boolean) as AreaId[]
