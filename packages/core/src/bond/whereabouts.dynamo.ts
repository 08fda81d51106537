import type { AreaId } from '@microwish/contract'
import { toTreeArea, treePk } from '../area/area-items.dynamo'
import { type Database, queryAll } from '../database.dynamo'
import type { AreaHistory } from './places'

export type WhereaboutsStore = {
  /** AP-159: every area that the county has or had, with each path it stood at up to an edition. */
  read(countyPath: string, edition: number): Promise<AreaHistory[]>
}

export const whereaboutsStore = (db: Database): WhereaboutsStore => ({
  async read(countyPath, edition) {
    const areas = new Map<AreaId, AreaHistory & { edition: number }>()
    for (const row of (await queryAll(db, 'directory', { pk: treePk(countyPath) })).map(toTreeArea)) {
      if (row.edition > edition) continue
      const known = areas.get(row.areaId)
      const paths = [...new Set([...(known?.paths ?? []), row.path])]
      // Of one edition, the row that says it is gone from a path tells nothing of where it is.
      const isNewer = !row.isGone && (!known || known.edition <= row.edition)
      if (!isNewer && known) areas.set(row.areaId, { ...known, paths })
      else {
        const { areaId, path, endedAt, succeededBy } = row
        areas.set(areaId, {
          ...{ areaId, path, paths, edition: row.isGone ? -1 : row.edition },
          ...(endedAt !== undefined && { endedAt }),
          ...(succeededBy && { succeededBy }),
        })
      }
    }
    return [...areas.values()]
  },
})
