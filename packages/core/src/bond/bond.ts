import {
  type AreaId,
  BOND_KINDS,
  type BondId,
  type BondKind,
  type BondLine,
  type BondState,
  type Duty,
  type Membership,
  type PersonId,
  type Role,
  type Signatories,
  type UnitId,
  type VisitId,
} from '@microwish/contract'

/** Where something stood when it was written down. */
export type Place = {
  areaId: AreaId
  areaName: string
  areaLevel: Membership['areaLevel']
  areaPath: string
  areaNames: string[]
}
export type UnitRef = { unitId: UnitId; unitName: string }

/** What ties a unit, or a leader, to a place. Days of Asia/Shanghai; both ends belong to it. */
export type Bond = Place &
  Partial<UnitRef> & {
    bondId: BondId
    version: number
    kind: BondKind
    leader?: { name: string; title: string }
    partners: UnitRef[]
    from: string
    to?: string
    /** Its last day, when somebody ended it before its time. */
    endedOn?: string
    endReason?: string
    signatories?: Signatories
    duties: Duty[]
    households?: number
    renews?: BondId
    renewedBy?: BondId
    updatedAt: string
  }

/** Who did it: names are read when they are shown, so that an erased person has none. */
export type Signature = { personId: PersonId; role: Role }
export type BondHistoryLine = Omit<BondLine, 'by'> & { bondId: BondId; by: Signature }

export type Visit = Place &
  Partial<UnitRef> & {
    visitId: VisitId
    bondId: BondId
    kind: BondKind
    leaderName?: string
    /** The day it happened. */
    on: string
    occurredAt: string
    participations: number
    note: string
    problemsFound: number
    problemsSolved: number
    recordedAt: string
    by: Signature
  }

export const ruleOf = ({ kind }: { kind: BondKind }) => BOND_KINDS[kind]

/** Of the two sides, the one that is no place: by it and the place two bonds are of the same parties. */
export const partyOf = ({ unitId, leader }: Pick<Bond, 'unitId' | 'leader'>) =>
  unitId ?? `leader:${(leader?.name ?? '').replace(/\s/g, '')}`

const DAY_MS = 86_400_000
export const plusDays = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
export const daysFrom = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

type Span = Pick<Bond, 'from' | 'to' | 'endedOn'>

/** The last day of a bond; undefined while it has none. */
export const lastDayOf = ({ to, endedOn }: Pick<Span, 'to' | 'endedOn'>) => endedOn ?? to

/** `soon`: within how many days an end is near. A bond that is ended counts as such on its last day too. */
export function stateOn(bond: Span & Pick<Bond, 'renewedBy'>, day: string, soon: number): BondState {
  if (bond.endedOn !== undefined && day >= bond.endedOn) return 'ended'
  if (day < bond.from) return 'upcoming'
  if (bond.to === undefined) return 'in_force'
  if (day > bond.to) return bond.renewedBy === undefined ? 'expired' : 'renewed'
  return bond.renewedBy === undefined && daysFrom(day, bond.to) <= soon ? 'expiring' : 'in_force'
}

/** Whether it holds on a day, whatever comes of it. */
export const holdsOn = (bond: Span & Pick<Bond, 'renewedBy'>, day: string) =>
  ['in_force', 'expiring'].includes(stateOn(bond, day, 0))

/** Whether two of the same parties would hold on the same day. What was ended makes room on its last day. */
export function overlaps(a: Span, b: Span): boolean {
  const endOf = (span: Span) => (span.endedOn === undefined ? (span.to ?? '9999') : plusDays(span.endedOn, -1))
  return a.from <= endOf(b) && b.from <= endOf(a)
}
