import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { NeedId, PersonId, Role } from '@microwish/contract'
import { type Database, queryPage } from '../database.dynamo'

/** One reader, need, hour and reason (decision 9). */
export type ReadingLine = {
  at: string
  personId: PersonId
  name: string
  surname: string
  role: Role
  unitName?: string
  what: 'words' | 'contact'
  reason: string
}

export type ReadingStore = {
  /** AP-7. Written before the data are answered; a failure fails the reading. */
  record(needId: NeedId, line: ReadingLine): Promise<void>
  /** AP-8: newest first, at most 100. */
  list(needId: NeedId): Promise<ReadingLine[]>
}

export function readingStore(db: Database): ReadingStore {
  return {
    async record(needId, line) {
      const { at, ...rest } = line
      const names = Object.fromEntries([...Object.keys(rest), 'at'].map((name) => [`#${name}`, name]))
      const values = Object.fromEntries(Object.entries({ ...rest, at }).map(([name, value]) => [`:${name}`, value]))
      const sets = Object.keys(values).map(
        (value) => `#${value.slice(1)} = if_not_exists(#${value.slice(1)}, ${value})`,
      )
      await db.client.send(
        new UpdateCommand({
          TableName: db.tables.ledger,
          Key: { pk: `AUDIT#${needId}`, sk: `${at.slice(0, 13)}#${line.personId}#${line.what}#${line.reason}` },
          UpdateExpression: `SET ${sets.join(', ')} ADD #times :one`,
          ExpressionAttributeNames: { ...names, '#times': 'times' },
          ExpressionAttributeValues: { ...values, ':one': 1 },
        }),
      )
    },
    async list(needId) {
      const items = await queryPage(
        db,
        'ledger',
        { pk: `AUDIT#${needId}` },
        { limit: 100, isDescending: true, isConsistent: true },
      )
      return (items as ReadingLine[]).sort((a, b) => (a.at < b.at ? 1 : -1))
    },
  }
}
