import type { AreaId } from '@microwish/contract'
import { type Database, type Item, queryAll, readTogether, writeTogether } from '../database.dynamo'
import { editionPointerKey, toPointer, visibleOf } from '../edition'
import type { Area } from '../person'
import {
  type AreaChange,
  areaKey,
  changeItems,
  parentPk,
  stageItems,
  toTreeArea,
  treeItems,
  treePk,
} from './area-items.dynamo'

export { type AreaChange, areaKey, changeItems, stageItems, treeItems } from './area-items.dynamo'

/** An area as a list of one level gives it. */
export type TreeArea = Omit<Area, 'names'>
export type TreeReading = {
  /** Of the edition to be read; the current one by default. */
  edition?: number
  /** Those that have ended too. */
  withEnded?: boolean
  /** For what is decided on. */
  isConsistent?: boolean
}

export type AreaStore = {
  /** AP-4: current facts; an area that has ended says so. */
  get(areaId: AreaId): Promise<Area | undefined>
  getAll(areaIds: readonly AreaId[]): Promise<Area[]>
  /** AP-5: one level, by code; the county without a parent. `withEnded`: also those that have ended there. */
  listChildren(parentId?: AreaId, reading?: { withEnded?: boolean }): Promise<TreeArea[]>
  /** AP-66: an area and everything below it, parents first: one query for each MB. */
  readTree(root: Pick<Area, 'path' | 'names'>, reading?: TreeReading): Promise<Area[]>
  /** An area that stood before the first edition: the seed of a county. */
  put(area: Area): Promise<void>
  /** The rows of a change that `EditionStore.commit` is to write. */
  changeItems(change: AreaChange, edition: number): ReturnType<typeof changeItems>
  /** AP-67: changes beside what is seen, to be seen from `edition` on; again, nothing changes. At most 30. */
  stage(changes: readonly AreaChange[], at: { current: number; edition: number }): Promise<void>
}

export function areaStore(db: Database): AreaStore {
  const TableName = db.tables.directory
  const readPointer = async () => toPointer((await readTogether(db, [editionPointerKey]))[0])
  async function getAll(areaIds: readonly AreaId[]) {
    if (areaIds.length === 0) return []
    const [pointer, ...items] = await readTogether(db, [editionPointerKey, ...areaIds.map(areaKey)])
    const { current } = toPointer(pointer)
    return items.flatMap((item) => visibleOf<Area>(item, current) ?? [])
  }
  return {
    get: async (areaId) => (await getAll([areaId]))[0],
    getAll,
    async listChildren(parentId, { withEnded = false } = {}) {
      const at = { index: 'byParent', pkName: 'parentKey', skName: 'parentSort', pk: parentPk(parentId) }
      const [{ current }, items] = await Promise.all([readPointer(), queryAll(db, 'directory', at)])
      return latestOf(items, current)
        .filter((area) => !area.isGone && (withEnded || area.endedAt === undefined) && area.parentId === parentId)
        .sort((a, b) => (a.code < b.code ? -1 : 1))
        .map(({ edition, isGone, ...area }) => area)
    },
    async readTree({ path, names }, { edition, withEnded = false, isConsistent = false } = {}) {
      const [items, current] = await Promise.all([
        queryAll(db, 'directory', { pk: treePk(path), begins: path }, { isConsistent }),
        edition ?? readPointer().then((pointer) => pointer.current),
      ])
      return named(latestOf(items, current), { path, names }, withEnded)
    },
    async put(area) {
      const { pk, sk } = areaKey(area.areaId)
      const rows: Item[] = [...treeItems({ after: area }, 0), { pk, sk, record: area, edition: 0 }]
      await writeTogether(
        db,
        rows.map((Item) => ({ Put: { TableName, Item } })),
      )
    },
    changeItems: (change, edition) => changeItems(db, change, edition),
    async stage(changes, at) {
      const items = await readTogether(
        db,
        changes.map(({ after }) => areaKey(after.areaId)),
      )
      const rows = changes.flatMap((change, i) => stageItems(change, { item: items[i], ...at }))
      if (rows.length === 0) return
      await writeTogether(
        db,
        rows.map((Item) => ({ Put: { TableName, Item } })),
      )
    },
  }
}

type Row = ReturnType<typeof toTreeArea>

/** Of the versions of each path the last up to the edition; order kept. */
function latestOf(items: readonly Item[], edition: number): Row[] {
  const rows = new Map<string, Row>()
  for (const row of items.map(toTreeArea)) {
    const known = rows.get(row.path)
    if (row.edition <= edition && (!known || known.edition < row.edition)) rows.set(row.path, row)
  }
  return [...rows.values()]
}

/** With the names above each; a row follows its parent. */
function named(rows: readonly Row[], root: Pick<Area, 'path' | 'names'>, withEnded: boolean): Area[] {
  const above = new Map<string, string[]>()
  const areas: Area[] = []
  for (const { edition, isGone, ...area } of rows) {
    const parentPath = area.path.slice(0, area.path.lastIndexOf('/', area.path.length - 2) + 1)
    const names =
      area.path === root.path ? [...root.names.slice(0, -1), area.name] : [...(above.get(parentPath) ?? []), area.name]
    above.set(area.path, names)
    if (isGone || (area.endedAt !== undefined && !withEnded)) continue
    areas.push({ ...area, names })
  }
  return areas
}
