import type { AreaId, Geometry } from '@microwish/contract'
import { type Database, readTogether, type TransactItem, writeIfUnchanged } from '../database.dynamo'

export type Boundary = { areaId: AreaId; version: number; /** Absent once it was taken away. */ geometry?: Geometry }

export type BoundaryStore = {
  /** AP-68: of at most 100 areas, order kept; those without one are left out. */
  getAll(areaIds: readonly AreaId[]): Promise<Boundary[]>
  /** AP-69: one version after the one that was seen; false when there is another. */
  save(boundary: Boundary, also: readonly TransactItem[]): Promise<boolean>
}

/** AREA#<id> / BOUNDARY. The geometry as text: as nested lists it would be many times larger and slower. */
const keyOf = (areaId: AreaId) => ({ table: 'directory', pk: `AREA#${areaId}`, sk: 'BOUNDARY' }) as const

export const boundaryStore = (db: Database): BoundaryStore => ({
  async getAll(areaIds) {
    const items = await readTogether(db, areaIds.map(keyOf))
    return items.flatMap((item) => (item ? [toBoundary(item['record'] as Stored)] : []))
  },
  async save({ geometry, ...boundary }, also) {
    const { pk, sk } = keyOf(boundary.areaId)
    const record: Stored = { ...boundary, ...(geometry && { geometry: JSON.stringify(geometry) }) }
    const isFirst = boundary.version === 1
    const put: TransactItem = {
      Put: {
        TableName: db.tables.directory,
        Item: { pk, sk, record, edition: 0 },
        ...(isFirst
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#record.#version = :seen',
              ExpressionAttributeNames: { '#record': 'record', '#version': 'version' },
              ExpressionAttributeValues: { ':seen': boundary.version - 1 },
            }),
      },
    }
    return writeIfUnchanged(db, [put, ...also])
  },
})

type Stored = Omit<Boundary, 'geometry'> & { geometry?: string }
const toBoundary = ({ geometry, ...boundary }: Stored): Boundary => ({
  ...boundary,
  ...(geometry !== undefined && { geometry: JSON.parse(geometry) as Geometry }),
})
