import {
  type FieldError,
  ORGANISATION_KINDS,
  type OrganisationFamily,
  type OrganisationKind,
  postOf,
  type OrganisationPost,
} from '@microwish/contract'
import type { Organisation } from './organisation'

/** What another organisation is to this one; undefined where there is none of that id. */
export type Related = Pick<Organisation, 'kind' | 'unitId'> | undefined

/** What is wrong with the facts of an organisation by itself, field by field, each with what to do. */
export function checkFacts(organisation: Omit<Organisation, 'seats' | 'version'>): FieldError[] {
  const { kind, from, to, seatNumbers = {} } = organisation
  const numbers = Object.entries(seatNumbers) as [OrganisationPost, number][]
  return [
    ...(to !== undefined && to < from ? [{ path: 'to', message: '撤销日期早于成立日期，请改一下日期' }] : []),
    ...checkTerm(organisation),
    ...numbers.flatMap(([code, number]) => checkNumber(kind, code, number)),
  ]
}

function checkTerm({ kind, term }: Pick<Organisation, 'kind' | 'term'>): FieldError[] {
  if (!term) return []
  if (term.to <= term.from) return [{ path: 'term.to', message: '届满日期要晚于本届起始日期，请改一下日期' }]
  const { text, term: usual } = ORGANISATION_KINDS[kind]
  const latest = usual && plusYears(term.from, usual.most)
  if (!usual || !latest || term.to <= latest) return []
  return [{ path: 'term.to', message: `${text}每届最长${usual.most}年，届满日期请填${latest}或更早` }]
}

/** The same day of a later year; 29 February becomes 1 March. */
export function plusYears(day: string, years: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year + years, month - 1, date)).toISOString().slice(0, 10)
}

function checkNumber(kind: OrganisationKind, code: OrganisationPost, number: number): FieldError[] {
  const { text } = ORGANISATION_KINDS[kind]
  const post = postOf(kind, code)
  const path = `seatNumbers.${code}`
  if (!post) return [{ path, message: `${text}没有这个职务，请去掉` }]
  if (post.most === undefined || number <= post.most) return []
  return [{ path, message: `${text}的${post.text}最多${post.most}人` }]
}

/** `above`: the parent first, up to the top, as far as it was read. A ring is found by the organisation standing above itself. */
export function checkParent(
  { unitId, kind }: Pick<Organisation, 'unitId' | 'kind'>,
  above: readonly NonNullable<Related>[],
): FieldError[] {
  const path = 'parentId'
  const [parent] = above
  if (!parent) return [{ path, message: '没有这个上级，请重新选择' }]
  if (above.some((one) => one.unitId === unitId)) return [{ path, message: '上级不能是它自己，也不能是它的下级' }]
  if (above.length > DEEPEST) return [{ path, message: `上下级最多${DEEPEST}层，请选更高的上级` }]
  if (!mayStandBelow(kind, parent.kind)) return [{ path, message: '党组织的上级要选党组织，支部也可以选它所在的单位' }]
  return []
}

/** A unit's own branch may stand below the unit, whose line it then follows. */
function mayStandBelow(kind: OrganisationKind, parent: OrganisationKind): boolean {
  const { isParty, isBranch } = ORGANISATION_KINDS[kind]
  if (!isParty || ORGANISATION_KINDS[parent].isParty) return true
  return isBranch === true && HOSTS.includes(ORGANISATION_KINDS[parent].family)
}
const HOSTS: readonly OrganisationFamily[] = ['unit', 'department', 'two_new', 'property']
/** Levels above an organisation: the sources' lines have four (区委、街道党工委、社区大党委、网格支部). */
export const DEEPEST = 8

/** The party organisation that a unit's members belong to. */
export function checkBranch({ kind }: Pick<Organisation, 'kind'>, branch: Related): FieldError[] {
  const path = 'branchId'
  if (!branch) return [{ path, message: '没有这个党组织，请重新选择' }]
  if (ORGANISATION_KINDS[kind].isParty) return [{ path, message: '党组织不填所属支部，请填上级' }]
  if (!ORGANISATION_KINDS[branch.kind].isBranch) return [{ path, message: '请选一个党支部、党总支或党委' }]
  return []
}
