import {
  CreditCode,
  type FieldError,
  ORGANISATION_KINDS,
  type OrganisationKind,
  OrganisationCode,
  type UnitId,
} from '@microwish/contract'
import { toTree, unknownCode } from '../area'
import { DomainError } from '../error'
import { fingerprintOf } from '../fingerprint'
import type { Area } from '../person'
import { standsAt } from './advance-organisation'
import { checkFacts, checkParent, DEEPEST, plusYears } from './check-organisation'
import { isStanding, type Organisation } from './organisation'
import { kindNamed } from './kind-names'
import { refuseOverfull } from './seat'

/** A line of a list: cells as they stand, numbers and days read; what is absent changes nothing. */
export type ListedOrganisation = {
  name: string
  /** As people write it: 机关, 机关单位, 居委会. */
  kind: string
  areaCode: string
  code?: string
  creditCode?: string
  /** Full name or code of what stands above it, here or in the register. */
  parent?: string
  partyMembers?: number
  staff?: number
  /** The day on which its term is due. */
  termEndsOn?: string
}
export type OrganisationColumn = keyof ListedOrganisation
/** What is wrong with a row, counted from 0, and what to do. */
export type OrganisationProblem = { row: number; column: OrganisationColumn; message: string }
export type PlannedOrganisation = { row: number; before?: Organisation; after: Organisation }
export type OrganisationPlan = {
  changes: PlannedOrganisation[]
  unchanged: number
  problems: OrganisationProblem[]
}
export type OrganisationRegister = {
  organisations: readonly Organisation[]
  /** Those that have ended too: whoever writes an old code is told so. */
  areas: readonly Area[]
  /** In Asia/Shanghai. */
  today: string
  /** The same row of the same list makes the same id, however often it is planned. */
  idOf: (row: number) => UnitId
}

/**
 * What a list makes of the register, or what is wrong with it. Pure. An organisation is known by its code, by its credit
 * code, or by its name at its place.
 */
export function planOrganisations(
  register: OrganisationRegister,
  lines: readonly ListedOrganisation[],
): OrganisationPlan {
  const problems: OrganisationProblem[] = []
  const standing = register.organisations.filter((one) => isStanding(one, register.today))
  const known = index(standing)
  const places = placesOf(register.areas)
  const planned = lines.flatMap((line, row): PlannedOrganisation[] => {
    const complain = (column: OrganisationColumn, message: string) => void problems.push({ row, column, message })
    const kind = kindNamed(line.kind)
    if (!kind) complain('kind', '没有这一类组织，请照模板里的类型填写')
    const area = places(line.areaCode)
    if (typeof area === 'string') complain('areaCode', area)
    checkCodes(line, complain)
    if (!kind || typeof area === 'string') return []
    const before = find(known, line, area)
    const unitId = before?.unitId ?? register.idOf(row)
    const after = merge({ line, kind, area, before, unitId, today: register.today })
    for (const { path, message } of problemsOf(after, register.today)) complain(columnOf(path), message)
    return [{ row, after, ...(before && { before }) }]
  })
  const doubled = doubles(planned, known)
  const raised = raise(planned, standing, lines, problems)
  const changes = raised.filter(({ before, after }) => !before || fingerprintOf(before) !== fingerprintOf(after))
  const isSound = problems.length + doubled.length === 0
  return {
    changes: isSound ? changes.map(({ after, ...rest }) => ({ ...rest, after: grown(rest.before, after) })) : [],
    unchanged: raised.length - changes.length,
    problems: [...problems, ...doubled].sort((a, b) => a.row - b.row),
  }
}

const grown = (before: Organisation | undefined, after: Organisation) => ({
  ...after,
  version: (before?.version ?? 0) + 1,
})

type Known = {
  byCode: Map<string, Organisation>
  byCredit: Map<string, Organisation>
  byPlace: Map<string, Organisation>
}
const placeOf = ({ areaId }: Pick<Area, 'areaId'>, name: string) => `${areaId}\n${name}`

function index(standing: readonly Organisation[]): Known {
  const by = (keyOf: (one: Organisation) => string | undefined) =>
    new Map(standing.flatMap((one) => (keyOf(one) === undefined ? [] : [[keyOf(one) as string, one] as const])))
  return {
    byCode: by(({ code }) => code),
    byCredit: by(({ creditCode }) => creditCode),
    byPlace: by((one) => placeOf(one, one.name)),
  }
}

const find = ({ byCode, byCredit, byPlace }: Known, { code, creditCode, name }: ListedOrganisation, area: Area) =>
  (code !== undefined ? byCode.get(code) : undefined) ??
  (creditCode !== undefined ? byCredit.get(creditCode) : undefined) ??
  byPlace.get(placeOf(area, name))

/** The area of a code, or what to do about it. */
function placesOf(areas: readonly Area[]) {
  const tree = toTree(areas)
  return (code: string): Area | string => tree.byCode.get(code) ?? unknownCode(tree, code)
}

type Complain = (column: OrganisationColumn, message: string) => void
function checkCodes({ code, creditCode }: ListedOrganisation, complain: Complain) {
  if (code !== undefined && !OrganisationCode.safeParse(code).success)
    complain('code', '用大写字母、数字、短横线或下划线，最多32位')
  if (creditCode !== undefined && !CreditCode.safeParse(creditCode).success)
    complain('creditCode', '统一社会信用代码是18位数字和大写字母，请核对')
}

/** Years of a term whose kind has none of its own. */
const USUAL_YEARS = 5

function merge({
  line,
  kind,
  area,
  before,
  unitId,
  today,
}: {
  line: ListedOrganisation
  kind: OrganisationKind
  area: Area
  before: Organisation | undefined
  unitId: UnitId
  today: string
}): Organisation {
  const { name, code, creditCode, partyMembers, staff, termEndsOn } = line
  const years = ORGANISATION_KINDS[kind].term?.years ?? USUAL_YEARS
  const isNewTerm = termEndsOn !== undefined && termEndsOn !== before?.term?.to
  return {
    ...(before ?? { unitId, version: 0, from: today, seats: [] }),
    ...{ name, kind, ...standsAt(area) },
    ...(code !== undefined && { code }),
    ...(creditCode !== undefined && { creditCode }),
    ...(partyMembers !== undefined && { partyMembers }),
    ...(staff !== undefined && { staff }),
    ...(isNewTerm && { term: { from: plusYears(termEndsOn, -years), to: termEndsOn } }),
  }
}

const COLUMN_OF: Record<string, OrganisationColumn> = { 'term.to': 'termEndsOn', parentId: 'parent' }
const columnOf = (path: string): OrganisationColumn => COLUMN_OF[path] ?? 'kind'

function problemsOf(after: Organisation, today: string): FieldError[] {
  try {
    refuseOverfull(after, today)
    return checkFacts(after)
  } catch (error) {
    if (error instanceof DomainError) return [{ path: 'kind', message: error.message }]
    throw error
  }
}

/** The same organisation, code or name at a place twice: in the list, or in the list and the register. */
function doubles(planned: readonly PlannedOrganisation[], known: Known): OrganisationProblem[] {
  const seen = new Map<string, number>()
  return planned.flatMap(({ row, after }) =>
    keysOf(after).flatMap(([column, key, message, registered]) => {
      const first = seen.get(key)
      seen.set(key, first ?? row)
      if (first !== undefined) return [{ row, column, message: `和前面的行重复：${message}` }]
      const other = registered(known)
      return other && other.unitId !== after.unitId ? [{ row, column, message: `系统里已经有了：${message}` }] : []
    }),
  )
}

type Kept = [
  column: OrganisationColumn,
  key: string,
  message: string,
  registered: (known: Known) => Organisation | undefined,
]
function keysOf({ areaId, name, code, creditCode }: Organisation): Kept[] {
  const place = placeOf({ areaId }, name)
  return [
    ['name', `name\n${place}`, '同一辖区里组织名称不能相同，请改名或去掉一行', ({ byPlace }) => byPlace.get(place)],
    ...(code === undefined
      ? []
      : [['code', `code\n${code}`, '组织编码不能相同，请核对', ({ byCode }) => byCode.get(code)] as Kept]),
    ...(creditCode === undefined
      ? []
      : [
          [
            'creditCode',
            `credit\n${creditCode}`,
            '统一社会信用代码不能相同，请核对',
            ({ byCredit }) => byCredit.get(creditCode),
          ] as Kept,
        ]),
  ]
}

/** With what each stands below, which may be another line of the same list. */
function raise(
  planned: readonly PlannedOrganisation[],
  standing: readonly Organisation[],
  lines: readonly ListedOrganisation[],
  problems: OrganisationProblem[],
): PlannedOrganisation[] {
  const byId = new Map([...standing, ...planned.map(({ after }) => after)].map((one) => [one.unitId, one]))
  const named = new Map<string, Organisation[]>()
  for (const one of byId.values()) {
    for (const key of new Set([one.name, one.code ?? one.name])) named.set(key, [...(named.get(key) ?? []), one])
  }
  const raised = planned.map((one): PlannedOrganisation => {
    const parent = lines[one.row]?.parent
    if (parent === undefined) return one
    const found = named.get(parent) ?? []
    const [above] = found
    if (found.length === 1 && above) return { ...one, after: { ...one.after, parentId: above.unitId } }
    const message = above ? '有几个同名的组织，请填它的组织编码' : '没有这个上级，请核对名称，或把它也列进来'
    problems.push({ row: one.row, column: 'parent', message })
    return one
  })
  for (const { after } of raised) byId.set(after.unitId, after)
  for (const { row, after } of raised) {
    if (after.parentId === undefined) continue
    for (const { message } of checkParent(after, lineAbove(after, byId)))
      problems.push({ row, column: 'parent', message })
  }
  return raised
}

function lineAbove({ parentId }: Organisation, byId: ReadonlyMap<UnitId, Organisation>): Organisation[] {
  const above: Organisation[] = []
  for (let next = parentId; next && above.length <= DEEPEST;) {
    const found = byId.get(next)
    if (!found) break
    above.push(found)
    next = found.parentId
  }
  return above
}
