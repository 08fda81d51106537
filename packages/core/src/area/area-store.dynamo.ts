import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { AreaId } from '@microwish/contract'
import { type Database, queryPage, readTogether } from '../database.dynamo'
import type { Area } from '../person'

export const areaKey = (areaId: AreaId) => ({ table: 'directory', pk: `AREA#${areaId}`, sk: 'META' }) as const
const ROOT = 'ROOT'

export type AreaStore = {
  /** AP-4. */
  get(areaId: AreaId): Promise<Area | undefined>
  getAll(areaIds: readonly AreaId[]): Promise<Area[]>
  /** AP-5: one level, by code; the county without a parent. At most 500. */
  listChildren(parentId?: AreaId): Promise<Area[]>
  put(area: Area): Promise<void>
}

export function areaStore(db: Database): AreaStore {
  const TableName = db.tables.directory
  return {
    async get(areaId) {
      const { pk, sk } = areaKey(areaId)
      const { Item } = await db.client.send(new GetCommand({ TableName, Key: { pk, sk } }))
      return Item?.['area'] as Area | undefined
    },
    async getAll(areaIds) {
      const items = await readTogether(db, areaIds.map(areaKey))
      return items.flatMap((item) => (item ? [item['area'] as Area] : []))
    },
    async listChildren(parentId) {
      const pk = `PARENT#${parentId ?? ROOT}`
      const items = await queryPage(
        db,
        'directory',
        { index: 'byParent', pkName: 'parentKey', skName: 'parentSort', pk },
        { limit: 500 },
      )
      return items.map(({ area }) => area as Area)
    },
    async put(area) {
      const { pk, sk } = areaKey(area.areaId)
      const Item = {
        pk,
        sk,
        area,
        parentKey: `PARENT#${area.parentId ?? ROOT}`,
        parentSort: `${area.code}#${area.areaId}`,
      }
      await db.client.send(new PutCommand({ TableName, Item }))
    },
  }
}
