import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { NeedId, PersonId, Role } from '@microwish/contract'
import { type Database, type Item, queryPage, type TransactItem, writeTogether } from '../database.dynamo'

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
  /** AP-8: every line as `change` makes it; how often it was read stays. May be repeated. */
  rewrite(needId: NeedId, change: (line: ReadingLine) => ReadingLine): Promise<void>
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
    rewrite: (needId, change) => rewrite(db, needId, change),
  }
}

const REWRITTEN_TOGETHER = 50

async function rewrite(db: Database, needId: NeedId, change: (line: ReadingLine) => ReadingLine) {
  const pk = `AUDIT#${needId}`
  let after: string | undefined
  for (;;) {
    const items = await queryPage(db, 'ledger', { pk }, { after, limit: REWRITTEN_TOGETHER, isConsistent: true })
    after = items.at(-1)?.['sk'] as string | undefined
    if (after === undefined) return
    const writes = items.flatMap((item) => rewriteItem(db.tables.ledger, item, change(item as ReadingLine)))
    if (writes.length > 0) await writeTogether(db, writes)
  }
}

/** The key ends in the reason, so a line of another reason is another item: under its instant, which no other has. */
function rewriteItem(TableName: string, item: Item, line: ReadingLine): TransactItem[] {
  if (JSON.stringify(line) === JSON.stringify(item)) return []
  const { pk, sk, reason } = item
  if (line.reason === reason) return [{ Put: { TableName, Item: line } }]
  const { at, personId, what } = line
  return [
    { Delete: { TableName, Key: { pk, sk } } },
    { Put: { TableName, Item: { ...line, pk, sk: `${at.slice(0, 13)}#${personId}#${what}#${at}` } } },
  ]
}
