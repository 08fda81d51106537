import { AreaLevel, type Role } from '@microwish/contract'
import { DomainError } from '../error'
import { type Actor, type Area, reaches } from '../person'

/**
 * `shape`: what there is and what it is called: adding, ending, renaming, another code, merging, splitting, moving.
 * `facts`: telephone, households, posts, the overlay's grade, the boundary.
 */
export type AreaAct = 'shape' | 'facts'

const COUNTY: readonly Role[] = ['district_staff', 'settings_admin']
const STREET: readonly Role[] = [...COUNTY, 'street_staff']
const COMMUNITY: readonly Role[] = [...STREET, 'community_staff']

/** Who may do it to an area of a level, as far as their role reaches. Whoever is not named may not. */
export const AREA_POLICY: Record<AreaAct, Record<AreaLevel, readonly Role[]>> = {
  shape: {
    county: ['settings_admin'],
    street: COUNTY,
    community: COUNTY,
    // 定格 is the community's own work; the street helps where nobody else can.
    grid: COMMUNITY,
    building: COMMUNITY,
  },
  facts: { county: COUNTY, street: STREET, community: COMMUNITY, grid: COMMUNITY, building: COMMUNITY },
}

/** Whoever has a desk reads the tree as far as it reaches. */
const READERS: readonly Role[] = [...COMMUNITY, 'department', 'auditor', 'security_admin']

export const mayActOnArea = (actor: Actor, act: AreaAct, area: Pick<Area, 'level' | 'path'>) =>
  reaches(actor, AREA_POLICY[act][area.level], area.path)

/** @throws DomainError `forbidden` when it is no work of theirs at all, `beyond_reach` when it is, elsewhere */
export function permitArea(actor: Actor, act: AreaAct, area: Pick<Area, 'level' | 'path' | 'name'>) {
  if (mayActOnArea(actor, act, area)) return
  const isWork = AreaLevel.options.some((level) =>
    actor.standings.some(({ role }) => AREA_POLICY[act][level].includes(role)),
  )
  if (!isWork) throw new DomainError('forbidden', '调整辖区由区县、街道和社区的工作人员办理')
  throw new DomainError('beyond_reach', `${area.name}不归您调整，请找上一级办理`)
}

/** Levels on which the actor may do it somewhere at or below an area. */
export const levelsFor = (actor: Actor, act: AreaAct, area: Pick<Area, 'path' | 'level'>): AreaLevel[] =>
  AreaLevel.options
    .slice(AreaLevel.options.indexOf(area.level))
    .filter((level) => mayActOnArea(actor, act, { level, path: area.path }))

/** Where a reader's desk reaches widest. @throws DomainError `forbidden` without a desk */
export function widestDesk(actor: Actor) {
  const [widest] = actor.standings
    .filter(({ role }) => READERS.includes(role))
    .sort((a, b) => a.areaPath.length - b.areaPath.length)
  if (!widest) throw new DomainError('forbidden', '这是工作人员的页面')
  return widest
}

/** What a desk does not reach is not there. @throws DomainError `not_found`, `forbidden` */
export function permitReading(actor: Actor, area: Area | undefined): Area {
  widestDesk(actor)
  if (!area || !reaches(actor, READERS, area.path)) throw new DomainError('not_found', '没有这个地方，或不归您管')
  return area
}
