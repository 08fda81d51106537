import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { NeedId } from '@microwish/contract'
import { type Database, type TransactItem, writeTogether } from '../database.dynamo'
import type { DataKeyStore } from './key-ring'
import type { SealedContact } from './seal'

export type ContactStore = DataKeyStore & {
  /** AP-6. */
  get(needId: NeedId): Promise<SealedContact | undefined>
  /** AP-9. Gone already is no failure. */
  remove(needId: NeedId): Promise<void>
}

const contactKey = (needId: NeedId) => ({ pk: `CONTACT#${needId}`, sk: 'CONTACT' })
const dataKey = (keyId: string) => ({ pk: `DATAKEY#${keyId}`, sk: 'KEY' })

/** The write that goes into the transaction of the submission. */
export const putContact = (db: Database, needId: NeedId, sealed: SealedContact): TransactItem => ({
  Put: { TableName: db.tables.contacts, Item: { ...contactKey(needId), ...sealed } },
})

/**
 * When telephone and address are to go: an epoch second once the case has ended, nothing while it is open. Goes into the
 * transaction of the change that ends or re-opens the case.
 */
export const keepContact = (db: Database, needId: NeedId, until: number | undefined): TransactItem => ({
  Update: {
    TableName: db.tables.contacts,
    Key: contactKey(needId),
    ConditionExpression: 'attribute_exists(pk)',
    ...(until === undefined
      ? { UpdateExpression: 'REMOVE expiresAt' }
      : { UpdateExpression: 'SET expiresAt = :until', ExpressionAttributeValues: { ':until': until } }),
  },
})

export function contactStore(db: Database): ContactStore {
  const TableName = db.tables.contacts
  const getDataKey = async (keyId: string) => {
    const { Item } = await db.client.send(new GetCommand({ TableName, Key: dataKey(keyId), ConsistentRead: true }))
    return Item?.['wrapped'] as string | undefined
  }
  return {
    async get(needId) {
      const { Item } = await db.client.send(
        new GetCommand({ TableName, Key: contactKey(needId), ConsistentRead: true }),
      )
      return Item as SealedContact | undefined
    },
    remove: (needId) => writeTogether(db, [{ Delete: { TableName, Key: contactKey(needId) } }]),
    getDataKey,
    async putDataKey(keyId, wrapped) {
      try {
        await db.client.send(
          new PutCommand({
            TableName,
            Item: { ...dataKey(keyId), wrapped },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        )
        return wrapped
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
        return (await getDataKey(keyId)) ?? wrapped
      }
    },
  }
}
