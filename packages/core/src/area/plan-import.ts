import {
  type AreaId,
  type AreaKind,
  GRID_GRADE_TEXT,
  type GridFacts,
  GridGrade,
  type GridKind,
  type PostNumbers,
} from '@microwish/contract'
import type { Area } from '../person'
import type { AreaChange } from './area-items.dynamo'
import { kindOf, parseAreaCode } from './area-code'
import { type Tree, unknownCode } from './area-tree'

/** A line of a list of areas. What it leaves out stays as it is. */
export type AreaLine = {
  code: string
  name: string
  kind?: AreaKind
  grade?: GridGrade
  /** Without it: 综合. */
  gridKind?: GridKind
  overlayParentCode?: string
  households?: number
  posts?: PostNumbers
  servicePhone?: string
  serviceName?: string
}
export type AreaColumn = keyof AreaLine

/** What is wrong with a line, and what to do. `row`: its index in `lines`, from 0. */
export type LineProblem = { row: number; column: AreaColumn; message: string }

export type AreaImportPlan = {
  /** Parents first; none when the list says what stands already. Only to be carried out without problems. */
  changes: AreaChange[]
  problems: LineProblem[]
  counts: { added: number; changed: number; same: number }
  /** Standing areas that the list does not name: they stay. */
  absent: Area[]
}

/** The ids of new areas: the same for a code whenever it is asked, or a job that was cut would make others. */
export type NewAreaId = (code: string) => AreaId

type Draft = { row: number; line: AreaLine; before: Area | undefined; areaId: AreaId; parentCode?: string }

/**
 * What a list of areas makes of the tree, or every problem that it has. Codes find the areas that stand, so that the same
 * list again changes nothing; an area keeps its parent, since merging, splitting and moving take people and needs along.
 * Pure.
 */
export function planImport(tree: Tree, lines: readonly AreaLine[], newId: NewAreaId): AreaImportPlan {
  const checked = lines.map((line, row) => check(tree, line, row, newId))
  const drafts = checked.flatMap(({ draft }) => draft ?? [])
  const codes = new Map(drafts.map((draft) => [draft.line.code, draft]))
  const problems = [
    ...checked.flatMap(({ problems: found }) => found),
    ...doubled(lines),
    ...drafts.flatMap((draft) => placeProblems(tree, codes, draft)),
    ...countyProblems(tree, drafts),
    ...nameProblems(tree, drafts),
    ...drafts.flatMap((draft) => overlayProblems(tree, codes, draft)),
  ].sort((a, b) => a.row - b.row)
  const named = new Set(drafts.map(({ areaId }) => areaId))
  const absent = tree.standing.filter(({ areaId }) => !named.has(areaId))
  if (problems.length > 0) return { changes: [], problems, counts: { added: 0, changed: 0, same: 0 }, absent }
  const changes = changesOf(tree, drafts, codes)
  const added = changes.filter(({ before }) => !before).length
  const changed = changes.filter(({ before, after }) => before && named.has(after.areaId)).length
  return { changes, problems, counts: { added, changed, same: drafts.length - added - changed }, absent }
}

function check(tree: Tree, line: AreaLine, row: number, newId: NewAreaId) {
  const parts = parseAreaCode(line.code)
  if (typeof parts === 'string') return { problems: [{ row, column: 'code' as const, message: parts }] }
  const before = tree.byCode.get(line.code)
  const problems: LineProblem[] = []
  const kind = kindOf(parts, line.kind ?? before?.kind)
  if (typeof kind === 'string') problems.push({ row, column: 'kind', message: kind })
  if (!before && tree.formerOf(line.code)) problems.push({ row, column: 'code', message: unknownCode(tree, line.code) })
  const { parentCode } = parts
  const areaId = before?.areaId ?? newId(line.code)
  return { problems, draft: { row, line, before, areaId, ...(parentCode !== undefined && { parentCode }) } }
}

/** All but the first line of a code. */
function doubled(lines: readonly AreaLine[]): LineProblem[] {
  const seen = new Set<string>()
  return lines.flatMap(({ code }, row) => {
    const isAgain = seen.has(code)
    seen.add(code)
    return isAgain ? [{ row, column: 'code' as const, message: `代码${code}在表里不止一行，请只留一行` }] : []
  })
}

function placeProblems(tree: Tree, codes: ReadonlyMap<string, Draft>, { row, line, before, parentCode }: Draft) {
  const problem = (message: string): LineProblem[] => [{ row, column: 'code', message }]
  if (parentCode === undefined) return []
  const parent = before?.parentId && tree.byId.get(before.parentId)
  if (parent && parent.code !== parentCode)
    return problem(`${line.name}现在归${parent.name}（${parent.code}），改上级请用“合并、拆分、移动”，不能用导入`)
  if (codes.has(parentCode) || tree.byCode.has(parentCode)) return []
  return problem(
    tree.formerOf(parentCode)
      ? `上级的${unknownCode(tree, parentCode)}`
      : `它的上级${parentCode}表里没有，系统里也没有，请先把上级加进来`,
  )
}

function countyProblems(tree: Tree, drafts: readonly Draft[]): LineProblem[] {
  const [standing] = tree.childrenOf(undefined)
  const counties = drafts.filter(({ parentCode }) => parentCode === undefined)
  const [first, ...others] = standing ? [standing.code, ...counties] : [counties[0]?.line.code, ...counties.slice(1)]
  return (others as Draft[])
    .filter(({ line }) => line.code !== first)
    .map(({ row, line }) => ({
      row,
      column: 'code',
      message: `这里只管一个区县（${first}），请去掉${line.name}这一行`,
    }))
}

/** Residents choose by name: two of one name below one parent are one too many. */
function nameProblems(tree: Tree, drafts: readonly Draft[]): LineProblem[] {
  const named = new Set(drafts.map(({ areaId }) => areaId))
  const taken = new Map<string, string>()
  const keyOf = (parentCode: string | undefined, name: string) => `${parentCode ?? ''} ${name}`
  for (const area of tree.standing) {
    const parent = area.parentId && tree.byId.get(area.parentId)
    if (parent && !named.has(area.areaId)) taken.set(keyOf(parent.code, area.name), area.code)
  }
  return drafts.flatMap(({ row, line, parentCode }) => {
    const key = keyOf(parentCode, line.name)
    const other = taken.get(key)
    taken.set(key, line.code)
    if (other === undefined || other === line.code) return []
    return [
      { row, column: 'name' as const, message: `同一个上级下面已有“${line.name}”（${other}），请换个名称或核对代码` },
    ]
  })
}

function overlayProblems(tree: Tree, codes: ReadonlyMap<string, Draft>, draft: Draft): LineProblem[] {
  const { row, line, before } = draft
  const problem = (column: AreaColumn, message: string): LineProblem[] => [{ row, column, message }]
  const grade = line.grade ?? before?.grid?.grade
  if (line.gridKind !== undefined && grade === undefined)
    return problem('gridKind', '填了综合或专属，还要填是大、中、小、微哪一级网格')
  const isRegraded = before?.grid !== undefined && grade !== before.grid.grade
  const left = isRegraded && tree.standing.find(({ code, grid }) => isTooLarge(grid, before, grade) && !codes.has(code))
  if (left) return problem('grade', `${left.name}（${left.code}）还挂在它下面，请先改${left.name}的级别或上级`)
  const parentCode = line.overlayParentCode ?? (before?.grid?.parentId && tree.byId.get(before.grid.parentId)?.code)
  if (parentCode === undefined) return []
  if (grade === undefined) return problem('grade', '填了上级网格，还要填是大、中、小、微哪一级网格')
  const listed = codes.get(parentCode)
  const standing = tree.byCode.get(parentCode)
  if (!listed && !standing) return problem('overlayParentCode', `上级网格：${unknownCode(tree, parentCode)}`)
  const above = listed?.line.grade ?? standing?.grid?.grade
  if (above === undefined) return problem('overlayParentCode', `${parentCode}还没有定大中小微，请先给它定级`)
  return isLarger(above, grade) ? [] : problem('overlayParentCode', notLarger(above, grade))
}

/** It hangs below `above` in the overlay, whose grade shall be `grade`. */
const isTooLarge = (grid: GridFacts | undefined, above: Area | undefined, grade: GridGrade | undefined) =>
  above !== undefined && grade !== undefined && grid?.parentId === above.areaId && !isLarger(grade, grid.grade)

export const notLarger = (above: GridGrade, grade: GridGrade) =>
  `${GRID_GRADE_TEXT[above]}不能做${GRID_GRADE_TEXT[grade]}的上级，请填更大一级的网格`

/** Strictly: so that no circle of parents can be. */
export const isLarger = (above: GridGrade, below: GridGrade) =>
  GridGrade.options.indexOf(above) < GridGrade.options.indexOf(below)

function changesOf(tree: Tree, drafts: readonly Draft[], codes: ReadonlyMap<string, Draft>): AreaChange[] {
  const after = new Map<AreaId, Area>()
  const changes: AreaChange[] = []
  const settle = (area: Area, before: Area | undefined) => {
    after.set(area.areaId, area)
    if (!before || !isSameArea(before, area)) changes.push({ ...(before && { before }), after: area })
  }
  const idOf = (code: string) => codes.get(code)?.areaId ?? tree.byCode.get(code)?.areaId
  const drafted = new Map(drafts.map((draft) => [draft.areaId, draft]))
  const above = (parentId: AreaId | undefined) => parentId && (after.get(parentId) ?? tree.byId.get(parentId))
  // Those that stand come parents first; what is new follows by the length of its code.
  const fresh = drafts.filter(({ before }) => !before).sort((a, b) => a.line.code.length - b.line.code.length)
  for (const area of tree.standing) {
    const draft = drafted.get(area.areaId)
    settle(withNames(draft ? withLine(area, draft.line, idOf) : area, above(area.parentId)), area)
  }
  for (const { areaId, line, parentCode } of fresh) {
    const parent = above(parentCode === undefined ? undefined : idOf(parentCode))
    const parts = parseAreaCode(line.code)
    const bare = {
      ...{ areaId, code: line.code, name: line.name, names: [], path: `${parent?.path ?? '/'}${areaId}/` },
      level: typeof parts === 'string' ? 'county' : parts.level,
      ...(parent && { parentId: parent.areaId }),
    } as const
    settle(withNames(withLine({ ...bare, names: [] }, line, idOf), parent), undefined)
  }
  return changes
}

/** What the line says, and the rest as it was. */
function withLine(area: Area, line: AreaLine, idOf: (code: string) => AreaId | undefined): Area {
  const { code, name, kind: named, grade, gridKind, overlayParentCode, ...facts } = line
  const parts = parseAreaCode(code)
  const kind = typeof parts === 'string' ? {} : kindOf(parts, named ?? area.kind)
  const parentId = overlayParentCode === undefined ? area.grid?.parentId : idOf(overlayParentCode)
  const level = grade ?? area.grid?.grade
  const grid: GridFacts | undefined = level && {
    grade: level,
    kind: gridKind ?? area.grid?.kind ?? 'general',
    ...(parentId && { parentId }),
  }
  return { ...area, name, ...(typeof kind === 'string' ? {} : kind), ...facts, ...(grid && { grid }) }
}

export const withNames = (area: Area, parent: Area | undefined): Area => ({
  ...area,
  names: [...(parent?.names ?? []), area.name],
})

/** Whether two states of an area say the same; absent and undefined are alike. */
export const isSameArea = (one: Area, other: Area) => canonical(one) === canonical(other)

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
