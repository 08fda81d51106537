import type { FamilyId, PersonId } from '@microwish/contract'
import {
  type Database,
  type Item,
  queryAll,
  readTogether,
  type TransactItem,
  writeIfUnchanged,
  writeTogether,
} from '../database.dynamo'
import { type CommandKey, putCommandKey } from '../edition'
import { personKey, whilePresent } from '../person'
import { type Quota, useQuota } from '../quota.dynamo'
import type { Relative } from './family'

export type Household = {
  relatives: Relative[]
  /** Somebody last asked the community to be taken off. */ withdrawnAt?: string
}
export type Withdrawal = {
  at: string
  by: { personId: PersonId; name: string }
  reason: string
  quota: Quota
  key: CommandKey | undefined
}

export type FamilyStore = {
  /** AP-134: in the order in which they were written down. */
  read(personId: PersonId): Promise<Household>
  /** AP-135: strongly consistent. */
  get(personId: PersonId, familyId: FamilyId): Promise<Relative | undefined>
  /** AP-136: @returns false when there are `max` already */
  add(personId: PersonId, relative: Relative, max: number, key: CommandKey | undefined): Promise<boolean>
  /** AP-136: the next version. @returns false when it has moved on, or gone */
  replace(personId: PersonId, relative: Relative, key: CommandKey | undefined): Promise<boolean>
  /** AP-136: nothing of them stays. @returns false when it has moved on, or gone */
  remove(personId: PersonId, relative: Relative, key: CommandKey | undefined): Promise<boolean>
  /** AP-137: those who asked to be taken off, with a line for the audit that names none. @returns false as `remove`, and when the day's are used up */
  withdraw(personId: PersonId, relatives: readonly Relative[], withdrawal: Withdrawal): Promise<boolean>
  /** AP-138: the whole household; may be repeated. */
  removeAll(personId: PersonId): Promise<void>
}

const SK = 'FAMILY#'
/** PERSON#<id> / HOUSEHOLD: how many there are, so that a limit holds against simultaneous writers. */
const householdKey = (personId: PersonId) => ({ ...personKey(personId), sk: 'HOUSEHOLD' })
const familyKey = (personId: PersonId, familyId: string) => ({ ...personKey(personId), sk: `${SK}${familyId}` })
const toRelative = (item: Item | undefined) => item?.['record'] as Relative | undefined

export function familyStore(db: Database): FamilyStore {
  const TableName = db.tables.directory
  const keyed = (key: CommandKey | undefined, answer: string) => (key ? [putCommandKey(db, key, answer)] : [])
  return {
    async read(personId) {
      const { pk } = personKey(personId)
      const [rows, [household]] = await Promise.all([
        queryAll(db, 'directory', { pk, begins: SK }, { isConsistent: true }),
        readTogether(db, [householdKey(personId)]),
      ])
      const withdrawnAt = household?.['withdrawnAt'] as string | undefined
      return { relatives: rows.map((row) => toRelative(row) as Relative), ...(withdrawnAt && { withdrawnAt }) }
    },
    async get(personId, familyId) {
      return toRelative((await readTogether(db, [familyKey(personId, familyId)]))[0])
    },
    add: (personId, relative, max, key) =>
      writeIfUnchanged(db, [
        // Nobody who is being erased leaves somebody behind.
        whilePresent(db, personId),
        count(db, personId, 1, { max }),
        put(TableName, personId, relative, 0),
        ...keyed(key, relative.familyId),
      ]),
    replace: (personId, relative, key) =>
      writeIfUnchanged(db, [
        put(TableName, personId, relative, relative.version - 1),
        ...keyed(key, relative.familyId),
      ]),
    remove: (personId, relative, key) =>
      writeIfUnchanged(db, [
        count(db, personId, -1),
        erase(TableName, personId, relative),
        ...keyed(key, relative.familyId),
      ]),
    withdraw: (personId, relatives, { at, by, reason, quota, key }) =>
      writeIfUnchanged(db, [
        useQuota(db, quota),
        {
          Put: {
            TableName: db.tables.ledger,
            Item: {
              pk: `AUDIT#${personId}`,
              sk: `${at}#withdrawn#${quota.personId}`,
              at,
              what: 'withdrawn',
              by,
              note: reason,
            },
          },
        },
        ...relatives.map((relative) => erase(TableName, personId, relative)),
        ...(relatives.length > 0 ? [count(db, personId, -relatives.length, { withdrawnAt: at })] : []),
        ...keyed(key, personId),
      ]),
    async removeAll(personId) {
      const { pk } = personKey(personId)
      const rows = await queryAll(db, 'directory', { pk, begins: SK }, { isConsistent: true })
      const { sk } = householdKey(personId)
      await writeTogether(
        db,
        [...rows.map((row) => String(row['sk'])), sk].map((each) => ({ Delete: { TableName, Key: { pk, sk: each } } })),
      )
    },
  }
}

function put(TableName: string, personId: PersonId, relative: Relative, seen: number): TransactItem {
  const { pk, sk } = familyKey(personId, relative.familyId)
  const condition = seen === 0 ? { ConditionExpression: 'attribute_not_exists(pk)' } : isAt(seen)
  return { Put: { TableName, Item: { pk, sk, record: relative, edition: 0 }, ...condition } }
}

function erase(TableName: string, personId: PersonId, { familyId, version }: Relative): TransactItem {
  const { pk, sk } = familyKey(personId, familyId)
  return { Delete: { TableName, Key: { pk, sk }, ...isAt(version) } }
}

const isAt = (seen: number) => ({
  ConditionExpression: '#record.#version = :seen',
  ExpressionAttributeNames: { '#record': 'record', '#version': 'version' },
  ExpressionAttributeValues: { ':seen': seen },
})

function count(
  db: Database,
  personId: PersonId,
  by: number,
  { max, withdrawnAt }: { max?: number; withdrawnAt?: string } = {},
): TransactItem {
  const { pk, sk } = householdKey(personId)
  return {
    Update: {
      TableName: db.tables.directory,
      Key: { pk, sk },
      UpdateExpression: `${withdrawnAt ? 'SET withdrawnAt = :withdrawnAt ' : ''}ADD members :by`,
      ExpressionAttributeValues: {
        ':by': by,
        ...(max !== undefined && { ':max': max }),
        ...(withdrawnAt && { ':withdrawnAt': withdrawnAt }),
      },
      ...(max !== undefined && { ConditionExpression: 'attribute_not_exists(members) OR members < :max' }),
    },
  }
}
