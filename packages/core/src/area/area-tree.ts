import type { AreaId } from '@microwish/contract'
import type { Area } from '../person'

/** A county's areas with the ways to find one. Those that have ended are known, and stand nowhere. */
export type Tree = {
  /** Parents first. */
  standing: readonly Area[]
  byId: ReadonlyMap<AreaId, Area>
  /** Of those that stand. */
  byCode: ReadonlyMap<string, Area>
  /** Standing, by code. */
  childrenOf: (areaId: AreaId | undefined) => readonly Area[]
  /** What a code was before it ended: of an area that stands under another, or of one that is no more. */
  formerOf: (code: string) => FormerCode | undefined
}
export type FormerCode = { area: Area; until: string }

export function toTree(areas: readonly Area[]): Tree {
  const standing = areas.filter(({ endedAt }) => endedAt === undefined)
  const children = new Map<AreaId | undefined, Area[]>()
  for (const area of standing) {
    const siblings = children.get(area.parentId) ?? []
    children.set(area.parentId, siblings)
    siblings.push(area)
  }
  for (const siblings of children.values()) siblings.sort((a, b) => (a.code < b.code ? -1 : 1))
  const former = new Map<string, FormerCode>()
  for (const area of areas) {
    const ended = area.endedAt === undefined ? [] : [{ code: area.code, until: area.endedAt }]
    for (const { code, until } of [...(area.formerCodes ?? []), ...ended]) {
      const known = former.get(code)
      if (!known || known.until < until) former.set(code, { area, until })
    }
  }
  return {
    standing,
    byId: new Map(areas.map((area) => [area.areaId, area])),
    byCode: new Map(standing.map((area) => [area.code, area])),
    childrenOf: (areaId) => children.get(areaId) ?? [],
    formerOf: (code) => former.get(code),
  }
}

/** An area and everything below it that stands, parents first. */
export function subtreeOf(tree: Tree, area: Area): Area[] {
  return [area, ...tree.childrenOf(area.areaId).flatMap((child) => subtreeOf(tree, child))]
}

/** What stands in the place of an area today: itself, or whoever succeeded it; undefined when nothing did. */
export function standingIn(tree: Pick<Tree, 'byId'>, area: Area): Area | undefined {
  const passed = new Set<AreaId>()
  let at: Area | undefined = area
  while (at?.endedAt !== undefined) {
    if (passed.has(at.areaId)) return undefined
    passed.add(at.areaId)
    const next: AreaId | undefined = at.succeededBy?.[0]
    at = next && tree.byId.get(next)
  }
  return at
}

/** Why no area stands under a code, and what to write instead. */
export function unknownCode(tree: Tree, code: string): string {
  const former = tree.formerOf(code)
  if (!former) return `没有代码是${code}的辖区，请核对代码，或者先把它加进来`
  const day = chineseDay(former.until)
  const now = standingIn(tree, former.area)
  if (!now) return `代码${code}（${former.area.name}）已在${day}停用，请改用现在的代码`
  const isSame = now.areaId === former.area.areaId
  return `代码${code}已在${day}停用，${isSame ? '现在是' : `${former.area.name}并入了`}${now.code}（${now.name}），请改用${now.code}`
}

/** The day of Asia/Shanghai, which is UTC+8 all year. (Statistics stand on areas, and so cannot lend theirs.) */
export const shanghaiDay = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)

/** In words: 2026年5月1日. */
function chineseDay(instant: string): string {
  const [year, month, day] = shanghaiDay(instant).split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}
