import type { PersonId } from '@microwish/contract'
import {
  ConditionFailed,
  type Database,
  type Item,
  readTogether,
  type TransactItem,
  writeTogether,
} from '../database.dynamo'
import { stage, type Staged, visibleOf } from '../edition'
import { fingerprintOf } from '../fingerprint'
import type { HistoryLine, StagedRow } from './import'

/** Between what is seen and what is being made. */
export type StageEdition = { current: number; edition: number }

export type StageStore = {
  /**
   * AP-100: the rows of one chunk under the edition, beside what is seen: all of them or none; again, nothing changes.
   * False when a record is no longer what the check saw.
   */
  stageRows(rows: readonly StagedRow[], at: StageEdition): Promise<boolean>
  /** AP-101: what `stageRows` did is undone; again, nothing changes. */
  unstageRows(rows: readonly StagedRow[], edition: number): Promise<void>
  /** AP-102: once the edition is seen, index keys follow the records, and history is told; again, nothing changes. */
  settleRows(rows: readonly StagedRow[], lines: readonly LedgerLine[], edition: number): Promise<void>
}

/** A line of history: AUDIT#<of> / <version>, in the ledger, as every command of the directory writes it. */
export type LedgerLine = HistoryLine & { at: string; by: { personId: PersonId; name: string } }

/** Items that one change may write: a transaction takes 100. */
export const ROWS_PER_CHUNK = 96
/** Tries, when a command changed one of the records between reading and writing. */
const TRIES = 3

export function stageStore(db: Database): StageStore {
  const readAll = (rows: readonly StagedRow[]) =>
    readTogether(
      db,
      rows.map(({ pk, sk }) => ({ table: 'directory', pk, sk })),
    )
  const write = (items: TransactItem[]) => (items.length === 0 ? Promise.resolve() : writeTogether(db, items))
  async function unlessRaced<T>(attempt: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await attempt()
      } catch (error) {
        if (!(error instanceof ConditionFailed) || tries === TRIES) throw error
      }
    }
  }
  return {
    stageRows: (rows, at) =>
      unlessRaced(async () => {
        const items = await readAll(rows)
        const open = rows.map((row, n) => ({ row, item: items[n] })).filter(({ item }) => !isStaged(item, at.edition))
        if (!open.every(({ row, item }) => isAsSeen(row, item, at.current))) return false
        await write(open.map(({ row, item }) => ({ Put: { TableName: db.tables.directory, ...putOf(row, item, at) } })))
        return true
      }),
    settleRows: (rows, lines, edition) =>
      unlessRaced(async () => {
        const moved = rows.filter((row) => 'index' in row && row.index !== undefined)
        const items = await readAll(moved)
        await write(moved.flatMap((row, n) => settling(db.tables.directory, row, items[n], edition)))
        await write(lines.map((line) => ledgerPut(db.tables.ledger, line)))
      }),
    unstageRows: (rows, edition) =>
      unlessRaced(async () => {
        const items = await readAll(rows)
        await write(rows.flatMap((row, n) => undoing(db.tables.directory, row, items[n], edition)))
      }),
  }
}

const nextOf = (item: Item | undefined) => item?.['next'] as Staged<unknown>['next']
const isStaged = (item: Item | undefined, edition: number) => nextOf(item)?.edition === edition

function isAsSeen(row: StagedRow, item: Item | undefined, current: number): boolean {
  if ('row' in row || !('before' in row)) return true
  return fingerprintOf(visibleOf(item, current) ?? null) === fingerprintOf(row.before ?? null)
}

/** What of an item stands beside the record: its index keys. */
const aroundOf = ({ record, edition, next, ...around }: Item): Item => around

function putOf(row: StagedRow, item: Item | undefined, { current, edition }: StageEdition) {
  const { pk, sk } = row
  if ('row' in row) return { Item: { ...row.row, pk, sk } }
  const around = item ? aroundOf(item) : { pk, sk, ...row.index }
  return { Item: { ...around, ...stage(item, current, edition, row.after) }, ...unchanged(item) }
}

/** Nobody has written the item since it was read. */
function unchanged(item: Item | undefined) {
  if (!item) return { ConditionExpression: 'attribute_not_exists(pk)' }
  const parts = (['record', 'next'] as const).map((name) =>
    item[name] === undefined ? `attribute_not_exists(#${name})` : `#${name} = :${name}`,
  )
  const values = (['record', 'next'] as const).flatMap((name) =>
    item[name] === undefined ? [] : [[`:${name}`, item[name]]],
  )
  return {
    ConditionExpression: parts.join(' AND '),
    ExpressionAttributeNames: { '#record': 'record', '#next': 'next' },
    ...(values.length > 0 && { ExpressionAttributeValues: Object.fromEntries(values) as Item }),
  }
}

function undoing(TableName: string, row: StagedRow, item: Item | undefined, edition: number): TransactItem[] {
  const Key = { pk: row.pk, sk: row.sk }
  if (!item) return []
  if ('row' in row) return [{ Delete: { TableName, Key } }]
  if (!isStaged(item, edition)) return []
  if (item['record'] === undefined) return [{ Delete: { TableName, Key } }]
  const { next, ...rest } = item
  return [{ Put: { TableName, Item: rest, ...unchanged(item) } }]
}

/** Keys are those of the record that is seen now, unless a command has rewritten both since. */
function settling(TableName: string, row: StagedRow, item: Item | undefined, edition: number): TransactItem[] {
  if (!item || !('index' in row) || !isStaged(item, edition)) return []
  const { index = {}, after, pk, sk } = row
  const around = aroundOf(item)
  if (INDEX_KEYS.every((name) => around[name] === index[name])) return []
  const kept = Object.fromEntries(Object.entries(around).filter(([name]) => !INDEX_KEYS.includes(name)))
  return [{ Put: { TableName, Item: { ...kept, pk, sk, ...index, record: after, edition: 0 }, ...unchanged(item) } }]
}

const INDEX_KEYS = ['pathKey', 'pathSort', 'ownerKey', 'ownerSort']

function ledgerPut(TableName: string, { of, version, ...line }: LedgerLine): TransactItem {
  const Item = { pk: `AUDIT#${of}`, sk: String(version).padStart(8, '0'), version, ...line }
  return { Put: { TableName, Item } }
}
