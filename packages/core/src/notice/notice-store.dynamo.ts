import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { GeneralNotice, Notice, PersonId } from '@microwish/contract'
import { type Database, type Item, queryPage, removePartition, type TransactItem } from '../database.dynamo'

/** News of a need, or of something else. */
export type AnyNotice = Notice | GeneralNotice
export type Addressed = { personId: PersonId; notice: AnyNotice }

export type NoticeStore = {
  /**
   * AP-40: keeps a notice once. `writer` names this attempt.
   * @returns whether this attempt is the one that wrote it, also when its answer was lost and the client asked again
   */
  add(addressed: Addressed, writer: string, expiresAt: number): Promise<boolean>
  /** AP-40: the same as a part of the transaction that it tells of. */
  item(addressed: Addressed, expiresAt: number): TransactItem
  /** AP-41: newest first; `after` is the id of the last one seen. */
  list(personId: PersonId, page: { after?: string | undefined; limit: number }): Promise<AnyNotice[]>
  /** AP-42: the whole inbox of a person. */
  removeAll(personId: PersonId): Promise<void>
}

const partition = (personId: PersonId) => `NOTICE#${personId}`

export function noticeStore(db: Database): NoticeStore {
  return {
    async add({ personId, notice }, writer, expiresAt) {
      const Item = { pk: partition(personId), sk: notice.noticeId, ...notice, writer, expiresAt }
      try {
        await db.client.send(
          new PutCommand({
            TableName: db.tables.ledger,
            Item,
            ConditionExpression: 'attribute_not_exists(pk) OR writer = :writer',
            ExpressionAttributeValues: { ':writer': writer },
          }),
        )
        return true
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false
        throw error
      }
    },
    item: ({ personId, notice }, expiresAt) => ({
      Put: {
        TableName: db.tables.ledger,
        Item: { pk: partition(personId), sk: notice.noticeId, ...notice, expiresAt },
      },
    }),
    async list(personId, page) {
      const items = await queryPage(db, 'ledger', { pk: partition(personId) }, { ...page, isDescending: true })
      return items.map(toNotice)
    },
    removeAll: (personId) => removePartition(db, 'ledger', partition(personId)),
  }
}

const toNotice = ({ noticeId, at, needId, action, as, kind, title, text }: Item) =>
  (needId === undefined
    ? { noticeId, at, kind, title, text }
    : { noticeId, at, needId, action, as, title, text }) as AnyNotice
