import { type AreaLevel, ROLE_AUDIENCE, type Audience, type Role } from '@microwish/contract'
import { DomainError } from '../error'
import { type Actor, type Area, reaches, type Standing } from '../person'

/**
 * Who may give which role, inside the reach of their own (decision 0024): staff of a place give roles to the people who
 * come to help there; desks are opened by the district and by security; those who watch over it are named by security
 * alone, who read no needs. Settings give nothing. Who may give a role may take it away.
 */
export const GRANTS: Record<Role, readonly Role[]> = {
  resident: [],
  member: [],
  unit_liaison: [],
  grid_worker: [],
  community_staff: ['member', 'unit_liaison', 'grid_worker'],
  street_staff: ['member', 'unit_liaison', 'grid_worker'],
  department: [],
  district_staff: ['member', 'unit_liaison', 'grid_worker', 'community_staff', 'street_staff', 'department'],
  auditor: [],
  settings_admin: [],
  security_admin: [
    'community_staff',
    'street_staff',
    'department',
    'district_staff',
    'auditor',
    'settings_admin',
    'security_admin',
  ],
}

/** Where a role may stand. */
export const LEVELS_OF_ROLE: Record<Role, readonly AreaLevel[]> = {
  resident: [],
  member: ['community'],
  unit_liaison: ['community'],
  grid_worker: ['grid', 'building'],
  community_staff: ['community'],
  street_staff: ['street'],
  department: ['county'],
  district_staff: ['county'],
  auditor: ['county', 'street'],
  settings_admin: ['county'],
  security_admin: ['county', 'street'],
}

/** Without one of each at the county, nobody could name the next, or set anything. */
export const NEVER_NONE: readonly Role[] = ['security_admin', 'settings_admin']

/** Comes with a post alone (`appoint`), so that every holder is counted against the places; here it is only taken away. */
export const POSTED: Role = 'grid_worker'

const giversOf = (role: Role) => (Object.keys(GRANTS) as Role[]).filter((giver) => GRANTS[giver].includes(role))

export const mayGive = (actor: Actor, role: Role, areaPath: string): boolean => reaches(actor, giversOf(role), areaPath)

/** @throws DomainError `forbidden` for whoever gives no role at all, `beyond_reach` for another role or another place */
export function checkReach(actor: Actor, role: Role, areaPath: string): void {
  if (mayGive(actor, role, areaPath)) return
  const gives = actor.standings.flatMap((standing) => GRANTS[standing.role])
  if (gives.length === 0) throw new DomainError('forbidden', '身份由社区、街道、区县和安全管理员授予')
  throw new DomainError(
    'beyond_reach',
    gives.includes(role) ? '这里不在您的辖区，请找管这里的同志办理' : '这个身份不由您授予，请找安全管理员',
  )
}

/** The roles that somebody may give at a place or below it, and on which levels. */
export function givesAt(actor: Actor, area: Pick<Area, 'path'>): { role: Role; levels: AreaLevel[] }[] {
  return (Object.keys(GRANTS) as Role[])
    .filter((role) => role !== POSTED && mayGive(actor, role, area.path))
    .map((role) => ({ role, levels: [...LEVELS_OF_ROLE[role]] }))
}

const READERS: Record<Audience, readonly Role[]> = {
  staff: ['community_staff', 'street_staff', 'district_staff', 'auditor', 'security_admin'],
  citizen: ['community_staff', 'street_staff', 'district_staff', 'auditor'],
}
/** Read of roles: the place's own staff, audit, and of desks security. */
export const readersOf = (side: Audience) => READERS[side]

export const mayRead = (actor: Actor, { role, areaPath }: Pick<Standing, 'role' | 'areaPath'>): boolean =>
  reaches(actor, READERS[ROLE_AUDIENCE[role]], areaPath)

/** Whoever watches over roles: their history, and the search of somebody to see it. */
const HISTORIANS: readonly Role[] = ['auditor', 'security_admin']
export const canReadHistory = (actor: Actor): boolean => actor.standings.some(({ role }) => HISTORIANS.includes(role))
export const historyReaches = (actor: Actor, areaPath: string): boolean => reaches(actor, HISTORIANS, areaPath)

/** @throws DomainError `forbidden` for whoever neither gives roles nor watches over them */
export function checkMaySearch(actor: Actor): void {
  if (actor.standings.some(({ role }) => GRANTS[role].length > 0 || HISTORIANS.includes(role))) return
  throw new DomainError('forbidden', '查找人员由社区、街道、区县、审计和安全管理员办理')
}
