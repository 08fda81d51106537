import type { Area } from '@microwish/core'
import { anArea, aPerson, standingAt } from '@microwish/core/factory'

export type CountySize = { streets: number; communities: number; grids: number }
export type County = { county: Area; streets: Area[]; communities: Area[]; grids: Area[]; areas: Area[] }

/** A county of so many streets, communities in each and grids in each of those. */
export function aCounty({ streets: streetCount, communities: communityCount, grids: gridCount }: CountySize): County {
  const numbered = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
  let id = 1
  const county = anArea(id++, '清棠县')
  const streets = numbered(streetCount).map((n) => anArea(id++, `第${n}街道`, county))
  const communities = streets.flatMap((street) =>
    numbered(communityCount).map((n) =>
      anArea(id++, `${street.name}第${n}社区`, street, { servicePhone: '16000000007' }),
    ),
  )
  const grids = communities.flatMap((community) =>
    numbered(gridCount).map((n) => anArea(id++, `第${n}网格`, community)),
  )
  return { county, streets, communities, grids, areas: [county, ...streets, ...communities, ...grids] }
}

/** Who is needed to walk a need through its life at the first community: residents, helpers of one unit, and desks. */
export function castOf({ county, streets, communities, grids }: County) {
  const [street, community, grid] = [streets[0], communities[0], grids[0]]
  if (!street || !community || !grid) throw new Error('a county without a street, a community or a grid')
  const unit = { unitId: 'uni_00000000000000000000000001', unitName: '清棠县水务局' } as Parameters<typeof aPerson>[3] &
    object
  return {
    resident: aPerson(1, '罗桂香', [standingAt('resident', grid)], { openId: 'openid-resident' }),
    member: aPerson(2, '舒明远', [standingAt('member', community, unit)], { ...unit, openId: 'openid-member' }),
    colleague: aPerson(3, '邵小雨', [standingAt('member', community, unit)], { ...unit, openId: 'openid-colleague' }),
    desk: aPerson(4, '方静怡', [standingAt('community_staff', community)], { openId: 'openid-desk' }),
    streetStaff: aPerson(5, '庞志远', [standingAt('street_staff', street)]),
    districtStaff: aPerson(6, '沈若兰', [standingAt('district_staff', county)]),
  }
}
export type Cast = ReturnType<typeof castOf>
