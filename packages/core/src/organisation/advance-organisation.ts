import {
  type ChangeOrganisation,
  type FieldError,
  ORGANISATION_CHANGE_TEXT,
  ORGANISATION_KINDS,
  postOf,
  type SeatId,
} from '@microwish/contract'
import { DomainError } from '../error'
import type { Area } from '../person'
import { checkBranch, checkFacts, checkParent, type Related } from './check-organisation'
import { isStanding, type Organisation, type OrganisationEvent } from './organisation'
import { refuseOverfull, seatsUntil, withoutSeat, withSeat } from './seat'

type Edit = Extract<ChangeOrganisation, { change: 'edit' }>

/** What was read for a change: whatever it names. */
export type Surroundings = {
  today: string
  seatId: SeatId
  /** Where it is to stand; undefined when there is no such area, or it has ended. */
  area?: Area | undefined
  /** The parent to be, and what stands above it. */
  above: readonly NonNullable<Related>[]
  branch?: Related
  /** Where a commissioner comes from. */
  fromUnit?: (NonNullable<Related> & Pick<Organisation, 'name' | 'to'>) | undefined
  /** Standing ones directly below it. */
  childCount: number
}
export type Advanced = { organisation: Organisation; event: Pick<OrganisationEvent, 'what' | 'note'> }

export const refuse = (errors: FieldError[]) => {
  if (errors.length > 0) throw new DomainError('invalid_input', '有几处要改一改', { errors })
}

/**
 * What a command makes of an organisation; the version grows by one. Pure.
 * @throws DomainError `invalid_input` with a sentence for each field, `overlapping`, `action_not_allowed`
 */
export function advanceOrganisation(before: Organisation, command: ChangeOrganisation, around: Surroundings): Advanced {
  const { organisation, note } = steps(before, command, around)
  return {
    organisation: { ...organisation, version: before.version + 1 },
    event: { what: command.change, note: `${ORGANISATION_CHANGE_TEXT[command.change]}：${note}` },
  }
}

function steps(before: Organisation, command: ChangeOrganisation, around: Surroundings) {
  switch (command.change) {
    case 'edit':
      return edited(before, command, around)
    case 'end':
      return ended(before, command.to ?? around.today, command.reason, around)
    case 'seat':
      return seated(before, command, around)
    case 'unseat': {
      const to = command.to ?? around.today
      const { organisation, seat } = withoutSeat(before, command.seatId, to, around.today)
      const reason = command.reason === undefined ? '' : `，${command.reason}`
      return { organisation, note: `${postOf(before.kind, seat.post)?.text ?? ''}，从${to}起${reason}` }
    }
  }
}

const FIELD_TEXT = {
  name: '名称',
  kind: '类别',
  areaId: '所在辖区',
  from: '成立日期',
  code: '编码',
  creditCode: '统一社会信用代码',
  parentId: '上级',
  branchId: '所属党组织',
  partyMembers: '党员人数',
  staff: '从业人数',
  term: '任期',
  seatNumbers: '名额',
} as const satisfies Partial<Record<keyof Edit, string>>

function edited(before: Organisation, command: Edit, around: Surroundings) {
  const { unitId, version, change, ...fields } = command
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  const merged = { ...before, ...Object.fromEntries(given) }
  // `null` takes a fact away.
  const kept = Object.entries(merged).filter(([, value]) => value !== null)
  const after = { ...(Object.fromEntries(kept) as Organisation), ...placeOf(command, around) }
  refuse([...checkFacts(after), ...checkRelations(after, command, around)])
  refuseOverfull(after, around.today)
  const names = given.map(([name]) => FIELD_TEXT[name as keyof typeof FIELD_TEXT])
  return { organisation: after, note: names.join('、') || '没有变化' }
}

function placeOf({ areaId }: { areaId?: string | undefined }, { area }: Surroundings): Partial<Organisation> {
  if (areaId === undefined) return {}
  refuse(checkArea(area))
  return area ? standsAt(area) : {}
}
export const checkArea = (area: Area | undefined): FieldError[] =>
  area && area.endedAt === undefined ? [] : [{ path: 'areaId', message: '没有这个辖区，或已经撤销，请重新选择' }]
export const standsAt = ({ areaId, path, names }: Area) => ({ areaId, areaPath: path, areaNames: names })

/** What it is named to belong to, where the command names it or becomes another kind. */
export function checkRelations(
  after: Organisation,
  { kind, parentId, branchId }: { kind?: unknown; parentId?: unknown; branchId?: unknown },
  { above, branch }: Pick<Surroundings, 'above' | 'branch'>,
): FieldError[] {
  return [
    ...(after.parentId && (parentId !== undefined || kind !== undefined) ? checkParent(after, above) : []),
    ...(after.branchId && (branchId !== undefined || kind !== undefined) ? checkBranch(after, branch) : []),
  ]
}

function ended(before: Organisation, to: string, reason: string, { childCount }: Surroundings) {
  if (childCount > 0) {
    throw new DomainError('action_not_allowed', `下面还有${childCount}个组织，请先撤销它们或改它们的上级`)
  }
  if (to < before.from) refuse([{ path: 'to', message: '撤销日期早于成立日期，请改一下日期' }])
  return { organisation: { ...before, to, seats: seatsUntil(before.seats, to) }, note: `从${to}起，${reason}` }
}

function seated(
  before: Organisation,
  { post, name, personId, fromUnitId, from, to }: Extract<ChangeOrganisation, { change: 'seat' }>,
  { today, seatId, fromUnit }: Surroundings,
) {
  const begins = from ?? today
  if (fromUnitId && !(fromUnit && isStanding(fromUnit, begins)))
    refuse([{ path: 'fromUnitId', message: '没有这个单位，或已经撤销，请重新选择' }])
  const organisation = withSeat(before, {
    ...{ seatId, post, name, from: begins },
    ...(personId && { personId }),
    ...(fromUnitId && { fromUnitId, fromUnitName: fromUnit?.name ?? '' }),
    ...(to !== undefined && { to }),
  })
  return { organisation, note: `${postOf(before.kind, post)?.text ?? ''}，从${begins}起` }
}

/** What a new organisation says of itself in its history. */
export const addedNote = ({ kind, from }: Pick<Organisation, 'kind' | 'from'>) =>
  `登记：${ORGANISATION_KINDS[kind].text}，从${from}起`
