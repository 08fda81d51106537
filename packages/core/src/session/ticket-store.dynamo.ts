import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import type { PersonId } from '@microwish/contract'
import type { Database } from '../database.dynamo'

/** A console that asks to be let in. Hashes only. */
export type TicketRow = {
  codeHash: string
  secretHash: string
  digits: string
  /** Wrong digits so far. */
  misses: number
  /** Who vouched. */
  personId?: PersonId
  isSpent?: boolean
  /** Epoch second. */
  expiresAt: number
}

export type TicketStore = {
  /** AP-7. */
  put(row: TicketRow): Promise<void>
  get(codeHash: string): Promise<TicketRow | undefined>
  /** Notes wrong digits; false when there have been `cap` before. */
  miss(codeHash: string, cap: number): Promise<boolean>
  /** False when somebody else was quicker, or it had `cap` misses. */
  approve(codeHash: string, personId: PersonId, cap: number): Promise<boolean>
  /** False when it has been spent before: of two redemptions one opens a session. */
  spend(codeHash: string): Promise<boolean>
}

const ticketKey = (codeHash: string) => ({ pk: `TICKET#${codeHash}`, sk: 'TICKET' })

export function ticketStore(db: Database): TicketStore {
  const TableName = db.tables.sessions
  async function change(codeHash: string, update: Omit<UpdateCommandInput, 'TableName' | 'Key'>): Promise<boolean> {
    try {
      await db.client.send(new UpdateCommand({ TableName, Key: ticketKey(codeHash), ...update }))
      return true
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false
      throw error
    }
  }
  return {
    async put(row) {
      await db.client.send(new PutCommand({ TableName, Item: { ...ticketKey(row.codeHash), ...row } }))
    },
    async get(codeHash) {
      const { Item } = await db.client.send(
        new GetCommand({ TableName, Key: ticketKey(codeHash), ConsistentRead: true }),
      )
      return Item as TicketRow | undefined
    },
    miss: (codeHash, cap) =>
      change(codeHash, {
        UpdateExpression: 'ADD misses :one',
        ConditionExpression: 'misses < :cap',
        ExpressionAttributeValues: { ':one': 1, ':cap': cap },
      }),
    approve: (codeHash, personId, cap) =>
      change(codeHash, {
        UpdateExpression: 'SET personId = :person',
        ConditionExpression: 'misses < :cap AND (attribute_not_exists(personId) OR personId = :person)',
        ExpressionAttributeValues: { ':person': personId, ':cap': cap },
      }),
    spend: (codeHash) =>
      change(codeHash, {
        UpdateExpression: 'SET isSpent = :yes',
        ConditionExpression: 'attribute_exists(personId) AND attribute_not_exists(isSpent)',
        ExpressionAttributeValues: { ':yes': true },
      }),
  }
}
