import type { Me, Role } from '@microwish/contract'
import type { ChosenArea } from './area-context'

/** Roles that work on needs in the console. */
const DESK_ROLES: readonly Role[] = ['community_staff', 'street_staff', 'district_staff']
/** Roles that sign in for other things: roles, settings, the audit log. None of them reads a need. */
const OFFICE_ROLES: readonly Role[] = ['security_admin', 'settings_admin', 'auditor']

const hasRole = (me: Me, roles: readonly Role[]) => me.memberships.some(({ role }) => roles.includes(role))

/** Whether this person handles cases; lists of needs are asked for by nobody else. */
export const worksOnNeeds = (me: Me) => hasRole(me, DESK_ROLES)
/** Whether roles are this person's business: theirs to give, or to audit. */
export const seesRoles = (me: Me) => hasRole(me, [...DESK_ROLES, 'security_admin', 'auditor'])
/** Whether the county's areas and organisations are this person's to keep. */
export const keepsDirectory = (me: Me) => hasRole(me, [...DESK_ROLES, 'settings_admin'])

/** The areas where this person works, a desk's first, each once. */
export function ownAreas(me: Me): ChosenArea[] {
  const areas = [DESK_ROLES, OFFICE_ROLES].flatMap((roles) =>
    me.memberships
      .filter(({ role }) => roles.includes(role))
      .map(({ areaId, areaName, areaLevel }) => ({ areaId, name: areaName, level: areaLevel })),
  )
  return areas.filter(({ areaId }, at) => areas.findIndex((area) => area.areaId === areaId) === at)
}
