import type { PersonId } from '@microwish/contract'
import { type Database, queryPage, type TransactItem, writeIfUnchanged } from '../database.dynamo'
import { type Person, personKey, type Standing } from '../person'
import { type Quota, useQuota } from '../quota.dynamo'

/** A line of AUDIT#<personId>: what became of somebody's roles, or that they were looked for. */
export type AuditLine = {
  at: string
  what: string
  /** A name alone on what an engineer's command wrote before 0.2.0. */
  by: string | { personId?: PersonId; name: string }
  note?: string
  reason?: string
  standings?: Standing[]
  standing?: Standing
}

export type Search = {
  at: string
  by: { personId: PersonId; name: string }
  how: 'phone' | 'personId'
  /** Whom it found. */
  found: readonly PersonId[]
}

export type GrantStore = {
  /** AP-130: the line of a search, before it is answered. @returns false when the day's searches are used up */
  recordSearch(search: Search, writer: string, quota: Quota): Promise<boolean>
  /** AP-131: newest first. */
  listAudit(
    personId: PersonId,
    page: { after?: string | undefined; limit: number },
  ): Promise<{ sort: string; line: AuditLine }[]>
  /** Goes into a transaction that must not happen when somebody's roles have changed since they were read. */
  unchanged(person: Person): TransactItem
}

export function grantStore(db: Database): GrantStore {
  return {
    async recordSearch({ at, by, how, found }, writer, quota) {
      // One that found nobody stays with whoever searched: numbers tried in a row can be seen.
      const partitions = found.length > 0 ? found.map((personId) => `AUDIT#${personId}`) : [`SEARCHES#${by.personId}`]
      const lines = partitions.map((pk): TransactItem => ({
        Put: {
          TableName: db.tables.ledger,
          Item: { pk, sk: `${at}#searched#${writer}`, at, what: 'searched', by, how },
        },
      }))
      return writeIfUnchanged(db, [useQuota(db, quota), ...lines])
    },
    async listAudit(personId, page) {
      const items = await queryPage(
        db,
        'ledger',
        { pk: `AUDIT#${personId}` },
        { ...page, isDescending: true, isConsistent: true },
      )
      return items.map((item) => ({ sort: item['sk'] as string, line: item as unknown as AuditLine }))
    },
    unchanged(person) {
      const { pk, sk } = personKey(person.personId)
      return {
        ConditionCheck: {
          TableName: db.tables.directory,
          Key: { pk, sk },
          ConditionExpression: '#standings = :standings AND attribute_not_exists(erasingSince)',
          ExpressionAttributeNames: { '#standings': 'standings' },
          ExpressionAttributeValues: { ':standings': person.standings },
        },
      }
    },
  }
}
