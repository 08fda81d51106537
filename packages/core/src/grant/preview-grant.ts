import {
  AreaLevel,
  type InputOf,
  type OutputOf,
  type previewGrant as endpoint,
  type Role,
  ROLE_AUDIENCE,
  ROLE_READS,
} from '@microwish/contract'
import type { Context } from '../context'
import type { Area } from '../person'
import { dayOf } from '../statistics'
import { checkOffer } from './check-grant'
import { stateOf, toGrant } from './view-grant'

const BESIDE_MAX = 20
/** Cases are open in these. */
const OPEN = ['submitted', 'needs_info', 'open', 'claimed', 'fulfilled'] as const
/** Whoever reads cases of a whole area. */
const READS_CASES: readonly Role[] = ['community_staff', 'street_staff', 'district_staff']

/** What a role would reach, so that whoever gives it knows. Refused as the grant would be. */
export async function previewGrant(ctx: Context, offer: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const { actor, now, area } = await checkOffer(ctx, offer)
  const { role } = offer
  const [tree, standings, openCases] = await Promise.all([
    ctx.stores.areas.readTree(area),
    // Of this place alone: the sort key goes on with `#` behind the path.
    ctx.stores.people.listStandings(`${area.path}#`, [ROLE_AUDIENCE[role]]),
    READS_CASES.includes(role) ? countOpen(ctx, area, now) : undefined,
  ])
  return {
    role,
    areaName: area.name,
    areas: AreaLevel.options
      .map((level) => ({ level, count: tree.filter((one) => one.level === level).length }))
      .filter(({ count }) => count > 0),
    ...(openCases !== undefined && { openCases }),
    reads: [...ROLE_READS[role]],
    beside: standings
      .filter((row) => row.role === role && row.personId !== offer.personId && stateOf(row, now) === 'current')
      .slice(0, BESIDE_MAX)
      .map((row) => toGrant(row, actor, now)),
  }
}

async function countOpen({ stores }: Context, { areaId }: Area, now: string): Promise<number> {
  const { current } = await stores.statistics.readPointer()
  const { gauges } = await stores.statistics.readArea(current, areaId, dayOf(now), dayOf(now))
  return OPEN.reduce((sum, status) => sum + (gauges[status] ?? 0), 0)
}
