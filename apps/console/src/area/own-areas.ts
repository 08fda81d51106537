import type { Me, Role } from '@microwish/contract'
import type { ChosenArea } from './area-context'

/** Roles that work on needs in the console; the others sign in for other things. */
const DESK_ROLES: readonly Role[] = ['community_staff', 'street_staff', 'district_staff']

/** The areas where this person works at a desk, each once. */
export function ownAreas(me: Me): ChosenArea[] {
  const areas = me.memberships
    .filter(({ role }) => DESK_ROLES.includes(role))
    .map(({ areaId, areaName, areaLevel }) => ({ areaId, name: areaName, level: areaLevel }))
  return areas.filter(({ areaId }, at) => areas.findIndex((area) => area.areaId === areaId) === at)
}
