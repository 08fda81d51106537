import type { StandingId, UnitId } from '@microwish/contract'
import type { Platform } from '../context'
import type { Area, Person, Standing } from '../person'
import type { Registration } from './registration'

/** The role that a registration is while it is in force. */
export function membershipOf(
  { newId, now }: Pick<Platform, 'newId' | 'now'>,
  { areaId, areaPath, areaName, unitId, unitName, source }: Registration,
  grantedBy: Standing['grantedBy'],
): Standing & { standingId: StandingId } {
  const at = now()
  return {
    role: 'member',
    ...{ areaId, areaName, areaPath, areaLevel: 'community' },
    ...(unitId && { unitId }),
    ...(unitName !== undefined && { unitName }),
    from: at,
    standingId: newId('std') as StandingId,
    ...(grantedBy && { grantedBy }),
    grantedAt: at,
    source,
  }
}

/** Roles without the one that a registration was; the ended one comes with its end. */
export const endedIn = (standings: readonly Standing[], { standing }: Registration, now: string): Standing[] =>
  standings.map((role) => (isRoleOf(role, standing) ? { ...role, to: now } : role))

const isRoleOf = (role: Standing, standing: Registration['standing']) =>
  standing !== undefined &&
  role.role === 'member' &&
  (role.standingId ? role.standingId === standing.standingId : role.areaId === standing.areaId)

export const placeOf = (area: Pick<Area, 'areaId' | 'path' | 'name' | 'names'>) => ({
  areaId: area.areaId,
  areaPath: area.path,
  areaName: area.name,
  ...(area.names.length > 1 && { streetName: area.names.at(-2) ?? '' }),
})

/** The unit that somebody belongs to, as their colleagues and residents know it. */
export const unitFacts = (unit: { unitId: UnitId; unitName: string } | undefined): Partial<Person> =>
  unit ? { unitId: unit.unitId, unitName: unit.unitName } : {}
