import {
  AREA_KIND_TEXT,
  AREA_LEVEL_TEXT,
  type AreaId,
  type AreaKind,
  type changeArea,
  type addArea,
  type GridFacts,
  type InputOf,
} from '@microwish/contract'
import { DomainError, invalidInput } from '../error'
import type { Area } from '../person'
import { type AreaCodeParts, freeCode, kindOf, LEVELS, parseAreaCode } from './area-code'
import type { AreaChange } from './area-items.dynamo'
import { subtreeOf, type Tree, unknownCode } from './area-tree'
import { isLarger, notLarger, withNames } from './plan-import'

export type NewArea = Omit<InputOf<typeof addArea>, 'edition'>
export type AreaEdit = Omit<InputOf<typeof changeArea>, 'edition' | 'areaId'>

const notAllowed = (words: string) => new DomainError('action_not_allowed', words)

/** What an area is called with its code, to staff. */
export const calledArea = ({ name, code }: Pick<Area, 'name' | 'code'>) => `${name}（${code}）`

/** @throws DomainError `not_found`, `action_not_allowed` for one that has ended, with the one that stands now */
export function standingArea(tree: Tree, areaId: AreaId): Area {
  const area = tree.byId.get(areaId)
  if (!area) throw new DomainError('not_found', '没有这个地方')
  if (area.endedAt !== undefined) throw notAllowed(unknownCode(tree, area.code))
  return area
}

/** A new area below the one that its code names. Pure. @throws DomainError `invalid_input`, `code_taken` */
export function planNewArea(tree: Tree, input: NewArea, areaId: AreaId, path = ''): Area {
  const at = (field: string) => `${path}${field}`
  const parts = partsOf(input.code, at('code'))
  const parent = parts.parentCode === undefined ? undefined : tree.byCode.get(parts.parentCode)
  if (!parent) {
    const message = parts.parentCode
      ? `上级：${unknownCode(tree, parts.parentCode)}`
      : '区县只在开通时建一次，这里加的是它下面的辖区'
    throw invalidInput({ path: at('code'), message })
  }
  mustBeFree(tree, input.code)
  mustHaveOwnName(tree, parent, input.name, at('name'))
  const { code, name, kind, grid, ...facts } = input
  const place = { areaId, code, name, level: parts.level, parentId: parent.areaId, path: `${parent.path}${areaId}/` }
  const bare = withFacts({ ...place, names: [] }, { ...facts, ...kindFor(parts, kind, at('kind')), grid })
  mustFitOverlay(tree, bare, grid, at('grid'))
  return withNames(bare, parent)
}

/** An area with other facts, and with another name or code everything below it. Pure. @throws DomainError */
export function planChangedArea(tree: Tree, areaId: AreaId, edit: AreaEdit, now: string): AreaChange[] {
  const before = standingArea(tree, areaId)
  const { name = before.name, code = before.code, kind, grid, ...facts } = edit
  const parts = partsOf(code, 'code', before)
  const parent = before.parentId && tree.byId.get(before.parentId)
  if (code !== before.code) {
    if (parent?.code !== parts.parentCode || parts.level !== before.level)
      throw invalidInput({
        path: 'code',
        message: `新代码要在${parent ? calledArea(parent) : '本区县'}下面，改上级请用“移动”`,
      })
    mustBeFree(tree, code)
  }
  if (name !== before.name && parent) mustHaveOwnName(tree, parent, name, 'name')
  const own = withFacts(before, {
    ...facts,
    ...((kind ?? code !== before.code) ? kindFor(parts, kind, 'kind') : {}),
    ...(grid !== undefined && { grid }),
  })
  mustFitOverlay(tree, own, grid ?? undefined, 'grid')
  const left = tree.standing.find(
    ({ grid: below }) => below?.parentId === areaId && !(own.grid && isLarger(own.grid.grade, below.grade)),
  )
  if (left) throw invalidInput({ path: 'grid', message: `${calledArea(left)}还挂在它下面，请先改${left.name}` })
  return replaced(tree, before, { ...own, name }, { parent: parent || undefined, code, now })
}

/** An area that ends with nothing in it. Pure. @throws DomainError `action_not_allowed`, `invalid_input` */
export function planEndedArea(tree: Tree, areaId: AreaId, successorId: AreaId | undefined, now: string): AreaChange[] {
  const before = standingArea(tree, areaId)
  const below = tree.childrenOf(areaId)
  if (before.level === 'county') throw notAllowed('区县不能撤销')
  if (below.length > 0) throw notAllowed(`${before.name}下面还有${below.length}个辖区，请用“合并”，把它们一起交过去`)
  const successor = successorId === undefined ? undefined : standingArea(tree, successorId)
  const isLow = LEVELS.indexOf(before.level) >= LEVELS.indexOf('grid')
  if (!successor && !isLow)
    throw invalidInput({ path: 'successorId', message: '请选由哪里接着管，办过的事有人再问才找得到' })
  if (successor && (successor.level !== before.level || successor.areaId === areaId))
    throw invalidInput({ path: 'successorId', message: `请选另一个${AREA_LEVEL_TEXT[before.level]}` })
  const after: Area = { ...before, endedAt: now, ...(successor && { succeededBy: [successor.areaId] }) }
  return [{ before, after }, ...withoutOverlay(tree, new Set([areaId]), new Map())]
}

export function partsOf(code: string, path: string, standing?: Area): AreaCodeParts {
  const parts = parseAreaCode(code)
  if (typeof parts !== 'string') return parts
  // A code that stands since before this rule may stay.
  if (standing?.code === code) return { level: standing.level }
  throw invalidInput({ path, message: parts })
}

function kindFor(parts: AreaCodeParts, named: AreaKind | undefined, path: string): { kind?: AreaKind } {
  const kind = kindOf(parts, named)
  if (typeof kind === 'string') throw invalidInput({ path, message: kind })
  return kind
}

function mustBeFree(tree: Tree, code: string) {
  const other = tree.byCode.get(code)
  if (other) throw new DomainError('code_taken', `代码${code}已经是${other.name}的，请换一个`)
  // A code that meant another place would send old lists there.
  if (tree.formerOf(code)) throw new DomainError('code_taken', `${unknownCode(tree, code)}；停用的代码不再给别处用`)
}

function mustHaveOwnName(tree: Tree, parent: Area, name: string, path: string) {
  const other = tree.childrenOf(parent.areaId).find((child) => child.name === name)
  if (other) throw invalidInput({ path, message: `${parent.name}下面已有“${calledArea(other)}”，请换个名称` })
}

function mustFitOverlay(tree: Tree, area: Area, grid: GridFacts | undefined, path: string) {
  if (grid?.parentId === undefined) return
  const above = standingArea(tree, grid.parentId)
  const problem = (message: string) => invalidInput({ path: `${path}.parentId`, message })
  if (above.areaId === area.areaId) throw problem('上级网格不能是它自己')
  if (!above.grid) throw problem(`${calledArea(above)}还没有定大中小微，请先给它定级`)
  if (!isLarger(above.grid.grade, grid.grade)) throw problem(notLarger(above.grid.grade, grid.grade))
}

/** Facts named `null` are taken away. */
function withFacts(area: Area, facts: { [name in keyof Area]?: Area[name] | null | undefined }): Area {
  const merged = Object.entries({ ...area, ...facts }).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(merged) as Area
}

/**
 * An area in another state, below `parent`, and what follows from it for everything below that stands: paths, names and
 * codes, the former ones kept with the instant at which they ended.
 */
export function replaced(
  tree: Tree,
  before: Area,
  after: Area,
  { parent, code, now }: { parent: Area | undefined; code: string; now: string },
): AreaChange[] {
  const areas = new Map<AreaId, Area>()
  return subtreeOf(tree, before).flatMap((area) => {
    const isRoot = area.areaId === before.areaId
    const above = isRoot ? parent : areas.get(area.parentId as AreaId)
    // Digits that are not the parent's stood so before this rule: they stay.
    const isBelow = area.code.startsWith(before.code)
    const newCode = isRoot ? code : isBelow ? `${code}${area.code.slice(before.code.length)}` : area.code
    const placed = withNames(
      {
        ...(isRoot ? after : area),
        code: newCode,
        path: `${above?.path ?? '/'}${area.areaId}/`,
        ...(above && { parentId: above.areaId }),
        ...(newCode !== area.code && {
          formerCodes: [...(area.formerCodes ?? []), { code: area.code, until: now }],
        }),
      },
      above,
    )
    areas.set(area.areaId, placed)
    const isSame = !isRoot && placed.path === area.path && placed.code === area.code && sameNames(placed, area)
    return isSame ? [] : [{ before: area, after: placed }]
  })
}

const sameNames = (one: Area, other: Area) => one.names.join('\n') === other.names.join('\n')

/** It stands for nothing, and never did: a former one would send old lists to another place. */
export const isFreeCode = (tree: Tree, code: string) => !tree.byCode.has(code) && tree.formerOf(code) === undefined

/** A code for what moves below `parent`, or the refusal that says that its numbers are used up. */
export function codeBelow(tree: Tree, area: Area, parent: Area, isUsed: (code: string) => boolean): string {
  const isTaken = (code: string) => !isFreeCode(tree, code) || isUsed(code)
  const code = freeCode(parent.code, area.code, area.level, isTaken)
  if (code !== undefined) return code
  const kind = area.kind ? AREA_KIND_TEXT[area.kind] : AREA_LEVEL_TEXT[area.level]
  throw new DomainError('code_taken', `${calledArea(parent)}下面${kind}的号码用完了，${area.name}放不进去`)
}

/** Areas that hang in the overlay below one that ends: they go to whoever takes it, or hang nowhere. */
export function withoutOverlay(tree: Tree, ended: ReadonlySet<AreaId>, heirs: ReadonlyMap<AreaId, Area>): AreaChange[] {
  return tree.standing.flatMap((area) => {
    const above = area.grid?.parentId
    if (!area.grid || above === undefined || !ended.has(above) || ended.has(area.areaId)) return []
    const heir = heirs.get(above)
    const { parentId, ...bare } = area.grid
    const isFit = heir?.grid !== undefined && heir.areaId !== area.areaId && isLarger(heir.grid.grade, area.grid.grade)
    return [{ before: area, after: { ...area, grid: isFit ? { ...bare, parentId: heir.areaId } : bare } }]
  })
}
