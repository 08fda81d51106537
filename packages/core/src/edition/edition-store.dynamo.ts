import type { PersonId } from '@microwish/contract'
import {
  ConditionFailed,
  type Database,
  type Item,
  queryPage,
  readTogether,
  type TransactItem,
  writeTogether,
} from '../database.dynamo'
import { DomainError } from '../error'

/**
 * The directory stands in editions (decision 0018): what an import or a merge writes is staged under the next number and
 * becomes visible, all of it at once, when the pointer moves there.
 */
export type EditionPointer = {
  /** What readers see; 0 before the first change. */
  current: number
  /** Somebody is staging `edition`: nobody else changes the directory until it is flipped or given up. */
  lock?: EditionLock
}
export type EditionLock = { jobId: string; edition: number; since: string }

/** What made an edition, for the history that staff read. */
export type EditionNote = {
  at: string
  what: 'import' | 'merge' | 'split' | 'move' | 'add' | 'edit' | 'end'
  by: { personId: PersonId; name: string }
  /** In plain words: what changed. */
  note: string
  /** How many rows it changed. */
  changed: number
  importId?: string
}
export type Edition = EditionNote & { edition: number }

export type EditionStore = {
  /** AP-60. */
  read(): Promise<EditionPointer>
  /**
   * AP-61: a change small enough for one transaction (≤ 90 items): the items and the edition after `seen`, or nothing.
   * @throws DomainError `stale_version` when somebody was quicker, `directory_busy` while something is staged
   */
  commit(items: readonly TransactItem[], seen: number, note: EditionNote): Promise<number>
  /** AP-62: takes the directory for a job; again by the same job, the same answer. @throws DomainError `directory_busy` */
  lock(jobId: string, since: string): Promise<EditionLock>
  /**
   * AP-63: what the job staged is what everybody reads. Again, nothing changes. `isHeld`: the lock stays with the job, for
   * what must follow before anybody else changes the directory.
   */
  flip(jobId: string, note: EditionNote, options?: { isHeld?: boolean }): Promise<void>
  /** AP-64: gives the lock back without a flip, once everything staged is gone. The number is used by the next. */
  unlock(jobId: string): Promise<void>
  /** AP-65: newest first. */
  list(page: { after?: string | undefined; limit: number }): Promise<{ sort: string; edition: Edition }[]>
}

const PK = 'EDITION'
export const editionPointerKey = { table: 'directory', pk: PK, sk: 'POINTER' } as const
const pad = (edition: number) => String(edition).padStart(8, '0')
const noteSk = (edition: number) => `#${pad(edition)}`

export const toPointer = (item: Item | undefined): EditionPointer => ({
  current: (item?.['current'] as number | undefined) ?? 0,
  ...(item?.['lock'] !== undefined && { lock: item['lock'] as EditionLock }),
})

export function editionStore(db: Database): EditionStore {
  const TableName = db.tables.directory
  const Key = { pk: PK, sk: editionPointerKey.sk }
  const read = async () => toPointer((await readTogether(db, [editionPointerKey]))[0])
  const put = (edition: number, note: EditionNote): TransactItem => ({
    Put: { TableName, Item: { pk: PK, sk: noteSk(edition), ...note, edition } },
  })
  const busy = () => new DomainError('directory_busy', '正在导入或调整辖区，请过几分钟再试')
  return {
    read,
    async commit(items, seen, note) {
      const isUnchanged = seen === 0 ? '(attribute_not_exists(#current) OR #current = :seen)' : '#current = :seen'
      const move: TransactItem = {
        Update: {
          TableName,
          Key,
          UpdateExpression: 'SET #current = :next',
          ConditionExpression: `${isUnchanged} AND attribute_not_exists(#lock)`,
          ExpressionAttributeNames: { '#current': 'current', '#lock': 'lock' },
          ExpressionAttributeValues: { ':seen': seen, ':next': seen + 1 },
        },
      }
      try {
        await writeTogether(db, [move, put(seen + 1, note), ...items])
        return seen + 1
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error
        if ((await read()).lock) throw busy()
        throw new DomainError('stale_version', '刚刚有人改过，请刷新再看')
      }
    },
    async lock(jobId, since) {
      const { current, lock } = await read()
      if (lock?.jobId === jobId) return lock
      if (lock) throw busy()
      const taken: EditionLock = { jobId, edition: current + 1, since }
      try {
        await writeTogether(db, [
          {
            Update: {
              TableName,
              Key,
              UpdateExpression: 'SET #lock = :lock, #current = :current',
              ConditionExpression:
                'attribute_not_exists(#lock) AND (attribute_not_exists(#current) OR #current = :current)',
              ExpressionAttributeNames: { '#current': 'current', '#lock': 'lock' },
              ExpressionAttributeValues: { ':lock': taken, ':current': current },
            },
          },
        ])
        return taken
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error
        const found = (await read()).lock
        if (found?.jobId === jobId) return found
        throw busy()
      }
    },
    async flip(jobId, note, { isHeld = false } = {}) {
      const { current, lock } = await read()
      // Flipped before, and the answer lost.
      if (lock?.jobId !== jobId || current >= lock.edition) return
      const expression = `SET #current = :edition${isHeld ? '' : ' REMOVE #lock'}`
      await endLock(db, jobId, expression, { ':edition': lock.edition }, [put(lock.edition, note)])
    },
    async unlock(jobId) {
      if ((await read()).lock?.jobId === jobId) await endLock(db, jobId, 'REMOVE #lock', {}, [])
    },
    async list(page) {
      const items = await queryPage(db, 'directory', { pk: PK, between: ['#', '#~'] }, { ...page, isDescending: true })
      return items.map(({ pk, sk, ...edition }) => ({ sort: sk as string, edition: edition as Edition }))
    },
  }
}

async function endLock(db: Database, jobId: string, UpdateExpression: string, values: Item, also: TransactItem[]) {
  const { pk, sk } = editionPointerKey
  const names = UpdateExpression.includes('#current') ? { '#current': 'current' } : {}
  const end: TransactItem = {
    Update: {
      TableName: db.tables.directory,
      Key: { pk, sk },
      UpdateExpression,
      ConditionExpression: '#lock.jobId = :jobId',
      ExpressionAttributeNames: { '#lock': 'lock', ...names },
      ExpressionAttributeValues: { ':jobId': jobId, ...values },
    },
  }
  try {
    await writeTogether(db, [end, ...also])
  } catch (error) {
    // Ended a moment ago, by another run of the same job.
    if (!(error instanceof ConditionFailed)) throw error
  }
}
