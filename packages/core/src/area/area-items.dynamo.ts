import type { AreaId } from '@microwish/contract'
import type { Database, Item, TransactItem } from '../database.dynamo'
import { stage } from '../edition'
import type { Area } from '../person'

/** What an edition does to one area. `after.endedAt` ends it; a path that differs moves it with all that is below. */
export type AreaChange = { before?: Area; after: Area }

export const areaKey = (areaId: AreaId) => ({ table: 'directory', pk: `AREA#${areaId}`, sk: 'META' }) as const
export const ROOT = 'ROOT'
export const treePk = (path: string) => `TREE#${path.split('/')[1] ?? ''}`
const pad = (edition: number) => String(edition).padStart(8, '0')
/** Sorts parents before children and, of one area, earlier editions before later ones: `/` is above `#`. */
export const treeSk = (path: string, edition: number) => `${path}#${pad(edition)}`
export const parentPk = (parentId: AreaId | undefined) => `PARENT#${parentId ?? ROOT}`

/** An area as the tree keeps it: its path is the sort key, and the names above it are its parents' own. */
type TreeFacts = Omit<Area, 'path' | 'names' | 'parentId'> & { isGone?: true }

const factsOf = ({ path, names, parentId, ...facts }: Area): TreeFacts => facts

/** The rows of TREE that an edition adds for a change; earlier ones stay, for the tree as of an earlier day. */
export function treeItems({ before, after }: AreaChange, edition: number): Item[] {
  const row = (area: Area, facts: TreeFacts): Item => ({
    pk: treePk(area.path),
    sk: treeSk(area.path, edition),
    area: facts,
    parentKey: parentPk(area.parentId),
    parentSort: `${area.code}#${area.areaId}#${pad(edition)}`,
  })
  const isMoved = before !== undefined && before.path !== after.path
  return [...(isMoved ? [row(before, { ...factsOf(before), isGone: true })] : []), row(after, factsOf(after))]
}

/** A change that is seen as soon as its transaction is through. */
export function changeItems(db: Database, change: AreaChange, edition: number): TransactItem[] {
  const TableName = db.tables.directory
  const { pk, sk } = areaKey(change.after.areaId)
  return [
    ...treeItems(change, edition).map((Item) => ({ Put: { TableName, Item } })),
    // What stands is seen whatever pointer a reader has just read.
    { Put: { TableName, Item: { pk, sk, record: change.after, edition: change.before ? 0 : edition } } },
  ]
}

/** A change that is seen from `edition` on. `item`: what lies there now. */
export function stageItems(
  change: AreaChange,
  { item, current, edition }: { item: Item | undefined; current: number; edition: number },
): Item[] {
  const { pk, sk } = areaKey(change.after.areaId)
  return [...treeItems(change, edition), { pk, sk, ...stage(item, current, edition, change.after) }]
}

/** A row of TREE as the area it describes, without the names above it. */
export function toTreeArea({ sk, area }: Item): Omit<Area, 'names'> & { edition: number; isGone?: true } {
  const [path = '', edition] = String(sk).split('#')
  const ids = path.split('/').filter(Boolean) as AreaId[]
  const parentId = ids.at(-2)
  return { ...(area as TreeFacts), ...(parentId && { parentId }), path, edition: Number(edition) }
}
