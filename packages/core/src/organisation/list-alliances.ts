import type { InputOf, listAlliances as endpoint, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import { seatAlliance } from './alliance'
import { byCommunity } from './committee'
import { readCommunities } from './list-committees'
import { paged } from './list-organisations'
import { registrarArea, registrarOf } from './registrar'

/** Who sits where in the alliances of each community at and below an area. */
export async function listAlliances(ctx: Context, input: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const registrar = await registrarOf(ctx)
  const { today } = registrar
  const area = await registrarArea(ctx, registrar, input.area)
  const { communities, organisations } = await readCommunities(ctx, area)
  const standing = byCommunity(communities, organisations, today)
  const templates = ctx.settings.alliances
  const wanted = templates.filter(({ code }) => input.code === undefined || code === input.code)
  const { items, cursor } = paged(communities, input)
  return {
    ...{ areaId: area.areaId, areaName: area.name },
    templates: templates.map(({ code, name }) => ({ code, name })),
    items: items.map(({ areaId, name, path }) => ({
      areaId,
      areaName: name,
      alliances: wanted.map((template) => seatAlliance(template, standing.get(path) ?? [], today)),
    })),
    ...(cursor !== undefined && { cursor }),
  }
}
