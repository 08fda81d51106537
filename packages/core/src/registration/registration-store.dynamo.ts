import type { PersonId } from '@microwish/contract'
import {
  ConditionFailed,
  type Database,
  type Item,
  queryAll,
  queryPage,
  readTogether,
  type TransactItem,
  writeTogether,
} from '../database.dynamo'
import { type CommandKey, putCommandKey } from '../edition'
import { loadKey, whilePresent } from '../person'
import { type Quota, useQuota } from '../quota.dynamo'
import type { Registration, RegistrationBook } from './registration'

export type BookSave = {
  personId: PersonId
  seen: number
  changed: readonly Registration[]
  key?: CommandKey | undefined
  also?: readonly TransactItem[]
  /** How many applications a day may see. */
  quota?: Quota
}

type BookItems = Omit<BookSave, 'also' | 'quota'>

export type RegistrationStore = {
  /** AP-130: all registrations of a person, to decide on. */
  read(personId: PersonId): Promise<RegistrationBook>
  /** AP-131: a page of those with an area and all below it. */
  page(
    areaPath: string,
    page: { after?: string | undefined; limit: number },
  ): Promise<{ sort: string; registration: Registration }[]>
  /**
   * AP-132: whole or not at all; false when the book was changed meanwhile, or a condition of `also` did not hold; `flood`
   * when the day's are used up.
   */
  save(change: BookSave): Promise<boolean | 'flood'>
  /** The same, for a transaction that gives or ends a role. */
  itemsOf(change: BookItems): TransactItem[]
  /** AP-133: how many needs the person carries now. */
  readLoad(personId: PersonId): Promise<number>
  /** Holds while the person carries no more than that: a claim at the same moment stops the leaving. */
  whileCarrying(personId: PersonId, load: number): TransactItem
}

const pkOf = (personId: PersonId) => `PERSON#${personId}`
/** PERSON#<id> / REGS: counts the changes to the book. */
const BOOK = 'REGS'

/** PERSON#<id> / REG#<id>, found by the community's place. */
const registrationItem = (registration: Registration): Item => ({
  pk: pkOf(registration.personId),
  sk: `REG#${registration.registrationId}`,
  record: registration,
  edition: 0,
  pathKey: 'REG',
  pathSort: `${registration.areaPath}#${registration.registrationId}`,
})

export function registrationStore(db: Database): RegistrationStore {
  const itemsOf = (change: BookItems) => bookItems(db, change)
  return {
    async read(personId) {
      const items = await queryAll(db, 'directory', { pk: pkOf(personId), begins: 'REG' }, { isConsistent: true })
      const book = items.find(({ sk }) => sk === BOOK)
      const registrations = items.filter(({ sk }) => sk !== BOOK).map(({ record }) => record as Registration)
      return { registrations, seen: (book?.['version'] as number | undefined) ?? 0 }
    },
    async page(areaPath, page) {
      const at = { index: 'byPath', pkName: 'pathKey', skName: 'pathSort', pk: 'REG', begins: areaPath }
      const items = await queryPage(db, 'directory', at, page)
      return items.map(({ pathSort, record }) => ({ sort: pathSort as string, registration: record as Registration }))
    },
    async save({ also = [], quota, ...change }) {
      try {
        const counted = quota ? [useQuota(db, quota)] : []
        await writeTogether(db, [...counted, ...itemsOf(change), whilePresent(db, change.personId), ...also])
        return true
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error
        return quota && error.failed[0] !== undefined ? 'flood' : false
      }
    },
    itemsOf,
    async readLoad(personId) {
      const [item] = await readTogether(db, [loadKey(personId)])
      return (item?.['carried'] as number | undefined) ?? 0
    },
    whileCarrying: (personId, load) => whileCarrying(db, personId, load),
  }
}

function bookItems(db: Database, { personId, seen, changed, key }: BookItems): TransactItem[] {
  const TableName = db.tables.directory
  const count: TransactItem = {
    Update: {
      TableName,
      Key: { pk: pkOf(personId), sk: BOOK },
      UpdateExpression: 'SET #version = :next',
      ConditionExpression: seen === 0 ? 'attribute_not_exists(#version)' : '#version = :seen',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':next': seen + 1, ...(seen > 0 && { ':seen': seen }) },
    },
  }
  const answer = changed.at(-1)?.registrationId
  return [
    count,
    ...changed.map((registration) => ({ Put: { TableName, Item: registrationItem(registration) } })),
    ...(key && answer ? [putCommandKey(db, key, answer)] : []),
  ]
}

function whileCarrying(db: Database, personId: PersonId, load: number): TransactItem {
  const { pk, sk } = loadKey(personId)
  return {
    ConditionCheck: {
      TableName: db.tables.directory,
      Key: { pk, sk },
      ConditionExpression: load === 0 ? 'attribute_not_exists(carried) OR carried <= :load' : 'carried <= :load',
      ExpressionAttributeValues: { ':load': load },
    },
  }
}
