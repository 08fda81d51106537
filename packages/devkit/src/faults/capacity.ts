import { isDeepStrictEqual } from 'node:util'
import type { IndexDefinition, TableDefinition } from '@microwish/core/tables'
import { itemSize, writeUnits } from './item-size'

export type Item = Record<string, unknown>
/** An item before and after a write; equal where the write was refused or only checked, absent where there is none. */
export type Images = { before?: Item | undefined; after?: Item | undefined }

/** What one partition key of a table, or of one of its indexes, had to bear. */
export type Spent = {
  /** `needs`, or `needs/byCounty`. */
  on: string
  /** Value of the partition key there. */
  key: string
  readUnits: number
  writeUnits: number
  /** Bytes that are stored there from now on, more or fewer than before, with AWS's overhead of each entry. */
  storedBytes: number
}

/** AWS stores an entry of a table or index with an overhead of so many bytes ("Best practices for storing…", pricing). */
const OVERHEAD_BYTES = 100

/**
 * What a write costs by AWS's published rules ("DynamoDB read and write operations", "Using Global Secondary Indexes in
 * DynamoDB: Write capacity units"): the table pays for the larger of the two images, twice in a transaction; an index
 * pays once for an entry that appears, disappears or changes, twice (delete and put) when its key moves, and nothing when
 * the entry stays as it was. Index entries are written after the transaction, at the plain price: what AWS answers to
 * `ReturnConsumedCapacity: INDEXES` doubles the table alone. A refused condition is paid at the size of what is there.
 */
export function costOfWrite(table: TableDefinition, pk: string, images: Images, isTransaction: boolean): Spent[] {
  const { before, after } = images
  const larger = Math.max(sizeOf(before), sizeOf(after))
  return [
    {
      on: table.name,
      key: pk,
      readUnits: 0,
      writeUnits: writeUnits(larger, isTransaction),
      storedBytes: storedOf(after) - storedOf(before),
    },
    ...table.indexes.flatMap((index) => costOfEntry(table, index, images)),
  ]
}

const sizeOf = (item: Item | undefined) => (item ? itemSize(item) : 0)
const storedOf = (item: Item | undefined) => (item ? itemSize(item) + OVERHEAD_BYTES : 0)

function costOfEntry(table: TableDefinition, index: IndexDefinition, { before, after }: Images): Spent[] {
  const [old, now] = [entryOf(index, before), entryOf(index, after)]
  const spent = (entry: Item, bytes: number, storedBytes: number): Spent => ({
    on: `${table.name}/${index.name}`,
    key: String(entry[index.pk]),
    readUnits: 0,
    writeUnits: writeUnits(bytes, false),
    storedBytes,
  })
  if (old && now && old[index.pk] === now[index.pk] && old[index.sk] === now[index.sk]) {
    if (isDeepStrictEqual(old, now)) return []
    return [spent(now, Math.max(sizeOf(old), sizeOf(now)), sizeOf(now) - sizeOf(old))]
  }
  return [
    ...(old ? [spent(old, sizeOf(old), -storedOf(old))] : []),
    ...(now ? [spent(now, sizeOf(now), storedOf(now))] : []),
  ]
}

/** What an index keeps of an item; nothing where the item lacks one of its keys (sparse). */
function entryOf({ pk, sk, projects }: IndexDefinition, item: Item | undefined): Item | undefined {
  if (item?.[pk] === undefined || item[sk] === undefined) return undefined
  const kept = [...new Set(['pk', 'sk', pk, sk, ...projects])].filter((name) => item[name] !== undefined)
  return Object.fromEntries(kept.map((name) => [name, item[name]]))
}
