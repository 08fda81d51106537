import type {
  AppointedRole,
  AppointmentId,
  AreaId,
  AppointmentStatus,
  PersonId,
  Post,
  StandingId,
  UnitId,
} from '@microwish/contract'
import type { Area } from '../person'
import type { SealedPhone } from '../phone'

/**
 * Somebody written down for a post, a roster or as a unit's liaison: by telephone, until it is verified under that name,
 * or as a person we know. Days of Asia/Shanghai, both included.
 */
export type Appointment = {
  appointmentId: AppointmentId
  version: number
  role: AppointedRole
  name: string
  phone?: SealedPhone
  post?: Post
  /** Of a roster entry: the community that the roster names, if it does; its path is else the unit's own place. */
  areaId?: AreaId
  areaPath?: string
  areaName?: string
  unitId?: UnitId
  unitName?: string
  isPartyMember?: true
  branchId?: UnitId
  branchName?: string
  from: string
  to?: string
  status: AppointmentStatus
  personId?: PersonId
  standingId?: StandingId
  /** Who has verified this telephone under another name. */
  claimants?: { personId: PersonId; name: string }[]
  grantedBy: { personId?: PersonId; name: string }
  grantedAt: string
  source: 'granted' | 'roster'
  endReason?: string
  /** Who ended it, or gave it its last day: of one that nobody has taken up there is no other record. */
  endedBy?: { personId: PersonId; name: string }
}

export type Days = { from: string; to?: string }

export const overlaps = (one: Days, other: Days) =>
  (one.to === undefined || other.from <= one.to) && (other.to === undefined || one.from <= other.to)

/** How it stands on a day: one whose last day has passed has ended, whoever noticed. */
export const statusOn = ({ status, to }: Appointment, today: string): AppointmentStatus =>
  to !== undefined && to < today ? 'ended' : status

/** Counts on a day: written down for it, verified or not. */
export const isOn = (one: Appointment, day: string) =>
  one.status !== 'ended' && one.from <= day && (one.to === undefined || day <= one.to)

/** The same human being, as far as anybody can tell: by id, or else by telephone and name. */
export const isSamePerson = (
  one: Pick<Appointment, 'personId' | 'phone' | 'name'>,
  other: Pick<Appointment, 'personId' | 'phone' | 'name'>,
) =>
  one.personId !== undefined && other.personId !== undefined
    ? one.personId === other.personId
    : one.phone !== undefined && one.phone.hash === other.phone?.hash && one.name === other.name

/** What stands against an assignment: the same person on the same post already, or a place that is taken. */
export function conflictOf(
  wanted: Pick<Appointment, 'personId' | 'phone' | 'name' | 'post' | 'areaId' | 'from' | 'to'>,
  others: readonly Appointment[],
  places: number,
): { with: Appointment; why: 'same' | 'taken' } | undefined {
  const beside = others.filter(
    (one) =>
      one.status !== 'ended' && one.post === wanted.post && one.areaId === wanted.areaId && overlaps(one, wanted),
  )
  const same = beside.find((one) => isSamePerson(one, wanted))
  if (same) return { with: same, why: 'same' }
  const last = mostAtOnce(beside, wanted) >= places ? beside.at(-1) : undefined
  return last && { with: last, why: 'taken' }
}

/** How many of them stand together on the fullest day within some days. */
function mostAtOnce(appointments: readonly Days[], within: Days): number {
  const starts = [within.from, ...appointments.map(({ from }) => from).filter((from) => from > within.from)]
  const at = (day: string) => appointments.filter((one) => overlaps(one, { from: day, to: day })).length
  return Math.max(0, ...starts.map(at))
}

const SHANGHAI_MS = 8 * 3_600_000
/** The first instant of a day. */
export const startOf = (day: string) => new Date(Date.parse(day) - SHANGHAI_MS).toISOString()
/** The instant after a day. */
export const endOf = (day: string) => new Date(Date.parse(day) - SHANGHAI_MS + 86_400_000).toISOString()

export const atArea = (area: Pick<Area, 'areaId' | 'path' | 'name'>) => ({
  areaId: area.areaId,
  areaPath: area.path,
  areaName: area.name,
})
