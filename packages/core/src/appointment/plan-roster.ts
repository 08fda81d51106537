import { ORGANISATION_KINDS } from '@microwish/contract'
import { fingerprintOf } from '../fingerprint'
import { isStanding, type Organisation } from '../organisation'
import { type Area, isSameName } from '../person'
import type { SealedPhone } from '../phone'
import { type Appointment, atArea, statusOn } from './appointment'
import { type AppointmentPlan, areasByCode, doubledPhones, type LineProblem, type PlanRegister } from './planned'

/** A line of a roster: cells as they stand; what is absent is not said. */
export type ListedMember = {
  /** Full name or code of the organisation. */
  unit: string
  name: string
  phone: SealedPhone
  isPartyMember?: boolean
  /** Full name or code. */
  branch?: string
  communityCode?: string
}
export type RosterColumn = keyof ListedMember
export type RosterRegister = PlanRegister & { organisations: readonly Organisation[] }

/**
 * What a roster makes of the units' lists, or what is wrong with it. Pure. Somebody is known by unit and telephone; those
 * whom the list leaves out stay.
 */
export function planRoster(register: RosterRegister, lines: readonly ListedMember[]): AppointmentPlan<RosterColumn> {
  const problems: LineProblem<RosterColumn>[] = []
  const organisationOf = organisationsByName(register.organisations, register.today)
  const areaOf = areasByCode(register.areas)
  const rosters = rostersByPhone(register)
  const doubled = doubledPhones(lines.map(({ phone }) => phone))
  const planned = lines.flatMap((line, row) => {
    const complain = (column: RosterColumn, message: string) => void problems.push({ row, column, message })
    const twin = doubled.get(row)
    if (twin !== undefined)
      complain('phone', `和第${register.lineOf(twin)}行是同一个手机号，请核对；夫妻共用的请填本人的号码`)
    const unit = organisationOf(line.unit)
    if (typeof unit === 'string') complain('unit', unit)
    const branch = line.branch === undefined ? undefined : partyOf(organisationOf(line.branch))
    if (typeof branch === 'string') complain('branch', branch)
    const community = line.communityCode === undefined ? undefined : communityOf(areaOf(line.communityCode))
    if (typeof community === 'string') complain('communityCode', community)
    if (typeof unit === 'string' || typeof branch === 'string' || typeof community === 'string') return []
    const known = rosters.get(line.phone.hash) ?? []
    const elsewhere = known.find(({ unitId }) => unitId !== unit.unitId)
    if (elsewhere) complain('phone', `这个手机号已在${elsewhere.unitName ?? '另一个单位'}的名册上，请先在那里结束`)
    const before = known.find(({ unitId }) => unitId === unit.unitId)
    const after = merged(register, { row, line, unit, branch, community, before })
    if (before?.status === 'bound' && !isSameFacts(before, after))
      complain(isSameName(before.name, line.name) ? 'phone' : 'name', '本人已验证上岗，要改请到单位名册里办理')
    return [{ row, after, ...(before && { before }) }]
  })
  return planOf(planned, problems)
}

type Planned = { row: number; before?: Appointment; after: Appointment }

/** Changes only where nothing is wrong with any line. */
export function planOf<C extends string>(planned: readonly Planned[], problems: LineProblem<C>[]): AppointmentPlan<C> {
  const changed = planned.filter(({ before, after }) => !before || !isSameFacts(before, after))
  return {
    changes:
      problems.length > 0
        ? []
        : changed.map(({ before, after, ...rest }) => ({
            ...rest,
            ...(before && { before }),
            after: { ...after, version: (before?.version ?? 0) + 1 },
          })),
    unchanged: planned.length - changed.length,
    problems: [...problems].sort((a, b) => a.row - b.row),
  }
}

const isSameFacts = (one: Appointment, other: Appointment) => fingerprintOf(one) === fingerprintOf(other)

function merged(
  { at, by, today, idOf }: RosterRegister,
  of: {
    row: number
    line: ListedMember
    unit: Organisation
    branch: Organisation | undefined
    community: Area | undefined
    before: Appointment | undefined
  },
): Appointment {
  const { row, line, unit, branch, community, before } = of
  const place = community ? atArea(community) : (before ?? { areaPath: unit.areaPath })
  return {
    appointmentId: before?.appointmentId ?? idOf(row),
    version: before?.version ?? 1,
    role: 'member',
    name: line.name,
    phone: line.phone,
    ...placeOnly(place),
    ...{ unitId: unit.unitId, unitName: unit.name },
    ...((line.isPartyMember ?? before?.isPartyMember) && { isPartyMember: true }),
    ...(branch ? { branchId: branch.unitId, branchName: branch.name } : branchOnly(before)),
    from: before?.from ?? today,
    ...(before?.to !== undefined && { to: before.to }),
    status: before?.status ?? 'waiting',
    ...(before && takenUp(before)),
    grantedBy: before?.grantedBy ?? by,
    grantedAt: before?.grantedAt ?? at,
    source: before?.source ?? 'roster',
  }
}

const placeOnly = ({ areaId, areaPath, areaName }: Partial<Appointment>): Partial<Appointment> => ({
  ...(areaId && { areaId }),
  ...(areaPath !== undefined && { areaPath }),
  ...(areaName !== undefined && { areaName }),
})
const branchOnly = (before: Appointment | undefined): Partial<Appointment> => ({
  ...(before?.branchId && { branchId: before.branchId }),
  ...(before?.branchName !== undefined && { branchName: before.branchName }),
})
const takenUp = ({ personId, standingId, claimants }: Appointment): Partial<Appointment> => ({
  ...(personId && { personId }),
  ...(standingId && { standingId }),
  ...(claimants && { claimants }),
})

function rostersByPhone({ appointments, today }: RosterRegister): Map<string, Appointment[]> {
  const by = new Map<string, Appointment[]>()
  for (const one of appointments) {
    if (one.role !== 'member' || !one.phone || statusOn(one, today) === 'ended') continue
    by.set(one.phone.hash, [...(by.get(one.phone.hash) ?? []), one])
  }
  return by
}

/** An organisation by its code or full name, or what to do about it. */
function organisationsByName(organisations: readonly Organisation[], today: string) {
  const by = new Map<string, Organisation[]>()
  for (const one of organisations)
    for (const name of new Set([one.name, one.code ?? one.name])) by.set(name, [...(by.get(name) ?? []), one])
  return (name: string): Organisation | string => {
    const found = by.get(name) ?? []
    const standing = found.filter((one) => isStanding(one, today))
    if (standing.length === 1) return standing[0] as Organisation
    if (standing.length > 1) return '有几个同名的组织，请填组织编码'
    return found.length > 0 ? '这个组织已经撤销，请填现在的' : '没有这个组织，请核对全称，或先导入组织'
  }
}

const partyOf = (found: Organisation | string): Organisation | string =>
  typeof found === 'string' || isParty(found) ? found : '这不是党组织，请填支部全称或组织编码'
const isParty = ({ kind }: { kind: Organisation['kind'] }) => ORGANISATION_KINDS[kind].isParty === true

const communityOf = (found: Area | string): Area | string =>
  typeof found === 'string' || found.level === 'community' ? found : '要填社区的编码（12位）'
