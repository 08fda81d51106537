import type { InputOf, listCommittees as endpoint, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import type { Area } from '../person'
import { bodyOf, byCommunity, countStates, isThere } from './committee'
import { listDueTerms } from './due-terms'
import { paged } from './list-organisations'
import type { Organisation } from './organisation'
import { registrarArea, registrarOf } from './registrar'

/** Terms that one answer lists. */
const TERMS = 200

/** The register of the communities at and below an area: what there is to be, what there is, whose term ends. */
export async function listCommittees(
  ctx: Context,
  input: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const registrar = await registrarOf(ctx)
  const { today } = registrar
  const area = await registrarArea(ctx, registrar, input.area)
  const days = input.days ?? ctx.settings.termDays
  const { communities, organisations } = await readCommunities(ctx, area)
  const standing = byCommunity(communities, organisations, today)
  const rows = communities.map(({ areaId, name, path }) => {
    // A body of a grid or an estate is that estate's own.
    const own = (standing.get(path) ?? []).filter(({ areaPath }) => areaPath === path)
    const bodies = ctx.settings.requiredBodies.map((required) => bodyOf(required, own, { today, days }))
    return { areaId, areaName: name, bodies, count: bodies.filter(isThere).length, of: bodies.length }
  })
  const bodies = rows.flatMap((row) => row.bodies)
  const { state } = input
  const asked = rows.filter((row) => state === undefined || row.bodies.some((body) => body.state === state))
  return {
    ...{ areaId: area.areaId, areaName: area.name, days },
    figures: {
      communities: { count: rows.filter(({ count, of }) => count === of).length, of: rows.length },
      bodies: { count: bodies.filter(isThere).length, of: bodies.length },
      byState: countStates(bodies),
    },
    ...paged(asked, input),
    terms: listDueTerms(organisations, today, days)
      .slice(0, TERMS)
      .map(({ unitId, name, kind, areaName, termTo, state: termState }) => {
        return { unitId, name, kind, areaName, termTo, state: termState }
      }),
  }
}

/** The communities of an area, or the one it lies in, with every organisation there. */
export async function readCommunities({ stores }: Context, area: Area) {
  const [tree, organisations]: [Area[], Organisation[]] = await Promise.all([
    stores.areas.readTree(area),
    stores.organisations.listUnder(area.path),
  ])
  const communities = tree.filter(({ level }) => level === 'community').sort((a, b) => (a.code < b.code ? -1 : 1))
  return { tree, communities, organisations }
}
