import { AREA_LEVEL_TEXT, type AreaId, type Reshape } from '@microwish/contract'
import {
  type AreaChange,
  calledArea,
  codeBelow,
  isFreeCode,
  LEVELS,
  OWN_DIGITS,
  partsOf,
  planNewArea,
  replaced,
  standingArea,
  type Tree,
  withoutOverlay,
} from '../area'
import { DomainError, invalidInput } from '../error'
import type { Area } from '../person'

/** What becomes of the tree, and where whatever lay in an area lies afterwards. */
export type ReshapePlan = {
  changes: AreaChange[]
  /** By the former path of every area that ends, moves or is called otherwise: the area that stands for it. */
  places: Map<string, Area>
  /** In plain words, for the history of editions. */
  note: string
}
type Setting = { now: string; /** As many as a split makes, or one for a new target. */ newIds: readonly AreaId[] }

const notAllowed = (words: string) => new DomainError('action_not_allowed', words)

/** Pure. @throws DomainError that says what to do instead */
export function planReshape(tree: Tree, reshape: Reshape, setting: Setting): ReshapePlan {
  switch (reshape.what) {
    case 'merge':
      return planMerge(tree, reshape, setting)
    case 'split':
      return planSplit(tree, reshape, setting)
    case 'move':
      return planMove(tree, reshape, setting)
  }
}

type Of<W extends Reshape['what']> = Extract<Reshape, { what: W }>

function planMerge(tree: Tree, { sourceIds, targetId, target }: Of<'merge'>, { now, newIds }: Setting): ReshapePlan {
  if ((targetId === undefined) === (target === undefined))
    throw invalidInput({ path: 'targetId', message: '请选一个并入的辖区，或填一个新的，二者取一' })
  const ids = [...new Set(sourceIds)].filter((id) => id !== targetId)
  const sources = ids.map((id) => standingArea(tree, id))
  const [first] = sources
  if (!first) throw invalidInput({ path: 'sourceIds', message: '请选要并进去的辖区，不能只选目标自己' })
  const standing = targetId && standingArea(tree, targetId)
  const into =
    standing ||
    planNewArea(withoutAreas(tree, ids), target as Of<'merge'>['target'] & object, newIds[0] as AreaId, 'target.')
  mustBeOfLevel(sources, into)
  const merged = standing ? { ...into, ...sumOfHouseholds(into, sources) } : into
  const ended = sources.map((before): AreaChange => ({
    before,
    after: { ...before, endedAt: now, succeededBy: [into.areaId] },
  }))
  const below = adopted(
    tree,
    sources.flatMap(({ areaId }) => tree.childrenOf(areaId)),
    merged,
    now,
  )
  const heirs = new Map(sources.map(({ areaId }) => [areaId, merged]))
  const changes = compose(
    standing ? [{ before: standing, after: merged }] : [{ after: merged }],
    ended,
    below,
    withoutOverlay(tree, new Set(ids), heirs),
  )
  const names = sources.map(calledArea).join('、')
  return {
    changes,
    places: placesOf(changes, new Map(sources.map(({ path }) => [path, merged]))),
    note: `${names}并入${calledArea(into)}`,
  }
}

function planSplit(tree: Tree, { areaId, parts, isEnding, heir }: Of<'split'>, { now, newIds }: Setting): ReshapePlan {
  const area = standingArea(tree, areaId)
  const children = tree.childrenOf(areaId)
  mustShareOut(
    area,
    children.map((child) => child.areaId),
    parts,
    isEnding,
  )
  if (isEnding && !parts[heir]) throw invalidInput({ path: 'heir', message: '请选由哪一个新辖区接没有写明网格的事' })
  const others = isEnding ? withoutAreas(tree, [areaId]) : tree
  const made = parts.map(({ childIds, ...facts }, i) => planNewArea(others, facts, newIds[i] as AreaId, `parts.${i}.`))
  mustBeOfLevel([area], ...made)
  const codes = made.map(({ code }) => code)
  if (new Set(codes).size < codes.length) throw new DomainError('code_taken', '新辖区的代码有重复，请改成各不相同的')
  const names = made.map(({ name, parentId }) => `${parentId} ${name}`)
  if (new Set(names).size < names.length) throw invalidInput({ path: 'parts', message: '新辖区的名称有重复，请改一改' })
  const below = parts.flatMap(({ childIds }, i) =>
    adopted(
      tree,
      childIds.map((id) => standingArea(tree, id)),
      made[i] as Area,
      now,
    ),
  )
  const successor = made[heir] as Area
  const succeededBy = [successor, ...made.filter((one) => one !== successor)].map((one) => one.areaId)
  const ended: AreaChange[] = isEnding ? [{ before: area, after: { ...area, endedAt: now, succeededBy } }] : []
  const changes = compose(
    made.map((after) => ({ after })),
    ended,
    below,
    isEnding ? withoutOverlay(tree, new Set([areaId]), new Map([[areaId, successor]])) : [],
  )
  const places = placesOf(changes, isEnding ? new Map([[area.path, successor]]) : new Map())
  return { changes, places, note: `${calledArea(area)}拆出${made.map(calledArea).join('、')}` }
}

function planMove(tree: Tree, { areaId, parentId, code }: Of<'move'>, { now }: Setting): ReshapePlan {
  const area = standingArea(tree, areaId)
  const parent = standingArea(tree, parentId)
  if (LEVELS.indexOf(area.level) !== LEVELS.indexOf(parent.level) + 1)
    throw invalidInput({
      path: 'parentId',
      message: `${AREA_LEVEL_TEXT[area.level]}要放在上一级下面，不能放在${parent.name}下面`,
    })
  if (area.parentId === parentId)
    throw invalidInput({ path: 'parentId', message: `${area.name}已经在${parent.name}下面` })
  mustBeNamedApart(tree, area, parent)
  if (code !== undefined) {
    if (partsOf(code, 'code').parentCode !== parent.code)
      throw invalidInput({ path: 'code', message: `新代码要以${parent.code}开头，共${parent.code.length + 3}位` })
    if (!isFreeCode(tree, code)) throw new DomainError('code_taken', `代码${code}有人用过了，请换一个`)
  }
  const newCode = code ?? codeBelow(tree, area, parent, () => false)
  const changes = replaced(tree, area, area, { parent, code: newCode, now })
  return { changes, places: placesOf(changes, new Map()), note: `${calledArea(area)}划归${calledArea(parent)}` }
}

/** Children that go below another parent, each with a code of its own there: its own digits if they are free. */
function adopted(tree: Tree, children: readonly Area[], parent: Area, now: string): AreaChange[] {
  const codes = new Map<AreaId, string>()
  const given = new Set<string>()
  const give = (child: Area, code: string) => {
    codes.set(child.areaId, code)
    given.add(code)
  }
  for (const child of children) {
    const kept = `${parent.code}${child.code.slice(-OWN_DIGITS)}`
    if (isFreeCode(tree, kept) && !given.has(kept)) give(child, kept)
  }
  for (const child of children)
    if (!codes.has(child.areaId))
      give(
        child,
        codeBelow(tree, child, parent, (code) => given.has(code)),
      )
  return children.flatMap((child) =>
    replaced(tree, child, child, { parent, code: codes.get(child.areaId) as string, now }),
  )
}

function mustBeOfLevel(areas: readonly Area[], ...others: readonly Area[]) {
  const [first] = areas as [Area]
  const other = [...areas, ...others].find(({ level }) => level !== first.level)
  if (other)
    throw invalidInput({ path: 'sourceIds', message: `只有同一级的能合并拆分：${first.name}和${other.name}不是一级` })
  if (first.level === 'county') throw notAllowed('区县不能合并拆分')
}

function mustShareOut(area: Area, childIds: readonly AreaId[], parts: Of<'split'>['parts'], isEnding: boolean) {
  const given = parts.flatMap((part) => part.childIds)
  const twice = given.some((id, i) => given.indexOf(id) !== i)
  if (twice) throw invalidInput({ path: 'parts', message: '同一个下级分给了两处，请只留一处' })
  if (given.some((id) => !childIds.includes(id)))
    throw invalidInput({ path: 'parts', message: `分出去的要是${area.name}现在的下级，请刷新再选` })
  const left = childIds.length - given.length
  if (isEnding && left > 0)
    throw invalidInput({ path: 'parts', message: `${area.name}要撤销，它还有${left}个下级没有分出去，请分完` })
}

function mustBeNamedApart(tree: Tree, area: Area, parent: Area) {
  const other = tree.childrenOf(parent.areaId).find(({ name }) => name === area.name)
  if (other) throw notAllowed(`${parent.name}下面已有“${calledArea(other)}”，请先改名再移动`)
}

/** The tree as if these were gone: their names may be taken again by what takes their place. */
function withoutAreas(tree: Tree, ids: readonly AreaId[]): Tree {
  return { ...tree, childrenOf: (areaId) => tree.childrenOf(areaId).filter((child) => !ids.includes(child.areaId)) }
}

function sumOfHouseholds(into: Area, sources: readonly Area[]): Pick<Area, 'households'> {
  const known = [into, ...sources].flatMap(({ households }) => households ?? [])
  return known.length === 0 ? {} : { households: known.reduce((sum, count) => sum + count, 0) }
}

/** Changes of one area, found for different reasons, made one; without those that change nothing. */
function compose(...lists: readonly AreaChange[][]): AreaChange[] {
  const changes = new Map<AreaId, AreaChange>()
  for (const change of lists.flat()) {
    const known = changes.get(change.after.areaId)
    if (!known) changes.set(change.after.areaId, change)
    // Only the overlay is looked at for a second reason.
    else {
      const { grid, ...rest } = known.after
      changes.set(change.after.areaId, {
        ...known,
        after: { ...rest, ...(change.after.grid && { grid: change.after.grid }) },
      })
    }
  }
  return [...changes.values()].filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
}

/** Where everything lies that lay in what changes its path or its names. */
export function placesOf(changes: readonly AreaChange[], heirs: ReadonlyMap<string, Area>): Map<string, Area> {
  const places = new Map(heirs)
  for (const { before, after } of changes) {
    if (!before || after.endedAt !== undefined) continue
    if (before.path !== after.path || before.names.join('\n') !== after.names.join('\n')) places.set(before.path, after)
  }
  return places
}

/** Changes that somebody else has planned, an import's: nothing ends or moves, and names follow. */
export const followed = (changes: AreaChange[], note: string): ReshapePlan => ({
  changes,
  places: placesOf(changes, new Map()),
  note,
})
