import type { Item } from '../database.dynamo'
import type { Area } from '../person'
import type { PathRow } from './path-row-store.dynamo'
import { followerOf } from './reshape'

export type RowSetting = { places: ReadonlyMap<string, Area>; jobId: string; current: number }
type Rewritten = Pick<PathRow, 'pathSort' | 'record' | 'next'>

/**
 * A row of the directory whose place is called otherwise or lies elsewhere: wherever its record names the place, it names
 * what stands for it, and the role that followed there. Undefined when nothing about it changes. Pure.
 */
export function rewriteRow(row: PathRow, { places, jobId, current }: RowSetting): Rewritten | undefined {
  const isSeen = row.next !== undefined && row.next.edition <= current
  const record = isSeen ? row.next?.record : row.record
  const staged = isSeen ? undefined : row.next
  const moved = record && rewritten(record, places, jobId)
  const next = staged?.record && rewritten(staged.record, places, jobId)
  if (!moved && !next) return undefined
  const { from, to } = (moved ?? next) as NonNullable<typeof moved>
  const isByPath = row.pathSort.startsWith(`${from}#`)
  const after = moved?.record ?? record
  return {
    pathSort: isByPath ? `${to.path}${row.pathSort.slice(from.length)}` : row.pathSort,
    ...(after && { record: after }),
    ...(staged && { next: next ? { ...staged, record: next.record } : staged }),
  }
}

function rewritten(record: Item, places: ReadonlyMap<string, Area>, jobId: string) {
  const from = String(record['areaPath'])
  const to = places.get(from)
  if (!to) return undefined
  const formerId = from.split('/').at(-2)
  const isMoved = from !== to.path
  const walk = (value: unknown, name: string): unknown => {
    if (name === 'areaPath' && value === from) return to.path
    if (name === 'areaId' && value === formerId) return to.areaId
    if (name === 'standingId' && isMoved && typeof value === 'string') return followerOf(jobId, value)
    if (Array.isArray(value)) return value.map((one) => walk(one, ''))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner, key)]))
  }
  const walked = walk(record, '') as Item
  const named = { areaName: to.name, areaNames: to.names, streetName: to.names[1] }
  const after: Item = {
    ...walked,
    ...Object.fromEntries(Object.entries(named).filter(([name]) => name in record)),
    ...(typeof record['version'] === 'number' && { version: record['version'] + 1 }),
  }
  const isSame =
    JSON.stringify({ ...after, version: record['version'] }) ===
    JSON.stringify({ ...record, version: record['version'] })
  return isSame ? undefined : { record: after, from, to }
}
