import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Database } from '../database.dynamo'

/** Which messages of WeChat were acted on: it sends one up to four times. */
export type PushStore = {
  /** AP-60. */
  isDone(id: string): Promise<boolean>
  /** AP-60: true for whoever marks it first. `expiresAt` is an epoch second. */
  markDone(id: string, expiresAt: number): Promise<boolean>
}

const pushKey = (id: string) => ({ pk: `PUSH#${id}`, sk: 'DONE' })

export function pushStore(db: Database): PushStore {
  const TableName = db.tables.sessions
  return {
    async isDone(id) {
      const { Item } = await db.client.send(new GetCommand({ TableName, Key: pushKey(id), ConsistentRead: true }))
      return Item !== undefined
    },
    async markDone(id, expiresAt) {
      try {
        await db.client.send(
          new PutCommand({
            TableName,
            Item: { ...pushKey(id), expiresAt },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        )
        return true
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false
        throw error
      }
    },
  }
}
