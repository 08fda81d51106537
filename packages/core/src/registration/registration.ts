import type {
  AppointmentId,
  AreaId,
  PersonId,
  RegistrationAction,
  RegistrationId,
  RegistrationKind,
  RegistrationSource,
  RegistrationStatus,
  RosterHint,
  UnitId,
} from '@microwish/contract'
import type { Person, Standing } from '../person'

/** 报到 of one person with one community, from the asking to the leaving. */
export type Registration = {
  registrationId: RegistrationId
  version: number
  personId: PersonId
  /** As given to the desk. */
  name: string
  kind: RegistrationKind
  status: RegistrationStatus
  source: RegistrationSource
  areaId: AreaId
  areaPath: string
  areaName: string
  streetName?: string
  unitId?: UnitId
  unitName?: string
  /** The unit in the applicant's words. */
  unitText?: string
  note?: string
  hint?: RosterHint
  appliedAt: string
  from?: string
  to?: string
  decidedAt?: string
  decidedBy?: { personId: PersonId; name: string }
  /** Why the desk refused. */
  reason?: string
  /** The role that it is. */
  standing?: Pick<Standing, 'standingId' | 'areaId'>
  /** A move: what ends when this begins. */
  movesFrom?: { registrationId: RegistrationId; areaName: string }
  appointmentId?: AppointmentId
}

/** All registrations of a person, as they are decided on together: at most one `unit`, and one at home or away from it. */
export type RegistrationBook = {
  registrations: readonly Registration[]
  /** Counts the changes to the book; two at the same moment cannot both be through. */
  seen: number
}

/** Two kinds share the place at home. */
const slotOf = (kind: RegistrationKind) => (kind === 'unit' ? 'unit' : 'home')
export const isSameSlot = (one: RegistrationKind, other: RegistrationKind) => slotOf(one) === slotOf(other)

/** What stands in the way of a registration of this kind; `moving`: which one it takes the place of. */
export function inTheWay(
  { registrations }: RegistrationBook,
  kind: RegistrationKind,
  moving?: RegistrationId,
): Registration | undefined {
  return registrations.find(
    (one) =>
      isSameSlot(one.kind, kind) &&
      (one.status === 'applied' || (one.status === 'in_force' && one.registrationId !== moving)),
  )
}

const ACTIONS: Partial<Record<RegistrationStatus, readonly RegistrationAction[]>> = {
  applied: ['cancel'],
  in_force: ['leave', 'move'],
}
/** What its own person may do with it. */
export const actionsOf = ({ status }: Pick<Registration, 'status'>): readonly RegistrationAction[] =>
  ACTIONS[status] ?? []

export const isRegistrationOf = ({ standing }: Registration, role: Standing) =>
  role.role === 'member' &&
  (role.standingId ? standing?.standingId === role.standingId : standing?.areaId === role.areaId)

/** Roles as volunteers that are older than the register stand in the book as well, under ids of their own making. */
export function withOlder(person: Person | undefined, book: RegistrationBook): RegistrationBook {
  const older = (person?.standings ?? []).filter(
    (role) => role.role === 'member' && !book.registrations.some((one) => isRegistrationOf(one, role)),
  )
  return person && older.length > 0
    ? { ...book, registrations: [...book.registrations, ...older.map((role) => olderRegistration(person, role))] }
    : book
}

function olderRegistration({ personId, name }: Person, role: Standing): Registration {
  const since = role.from ?? role.grantedAt ?? EPOCH
  return {
    registrationId: `reg_${(role.standingId ?? role.areaId).slice(4)}` as RegistrationId,
    version: 1,
    ...{ personId, name },
    kind: role.unitId ? 'unit' : 'home',
    status: 'in_force',
    source: 'applied',
    ...{ areaId: role.areaId, areaPath: role.areaPath, areaName: role.areaName },
    ...(role.unitId && { unitId: role.unitId }),
    ...(role.unitName !== undefined && { unitName: role.unitName }),
    appliedAt: since,
    from: since,
    standing: { areaId: role.areaId, ...(role.standingId && { standingId: role.standingId }) },
  }
}
/** Before there was a register. */
const EPOCH = '1970-01-01T00:00:00.000Z'
