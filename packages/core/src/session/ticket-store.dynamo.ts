import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import type { PersonId } from '@microwish/contract'
import type { Database } from '../database.dynamo'

/** What became of a ticket: written when a phone first touches it. */
export type TicketRow = {
  /** Wrong digits so far. */
  misses: number
  /** Who vouched. */
  personId?: PersonId
  isSpent?: boolean
  /** Epoch second. */
  expiresAt: number
}

/** Tickets go by the hash of their code. */
export type TicketStore = {
  /** AP-7. */
  get(id: string): Promise<TicketRow | undefined>
  /** Notes wrong digits: how often that has been; undefined when there had been `cap` before. */
  miss(id: string, cap: number, expiresAt: number): Promise<number | undefined>
  /** False when somebody else was quicker, or it had `cap` misses. */
  approve(id: string, personId: PersonId, cap: number, expiresAt: number): Promise<boolean>
  /** False when it has been spent before: of two redemptions one opens a session. */
  spend(id: string): Promise<boolean>
}

const ticketKey = (id: string) => ({ pk: `TICKET#${id}`, sk: 'TICKET' })

export function ticketStore(db: Database): TicketStore {
  const TableName = db.tables.sessions
  async function change(
    id: string,
    update: Omit<UpdateCommandInput, 'TableName' | 'Key'>,
  ): Promise<TicketRow | undefined> {
    try {
      const command = { TableName, Key: ticketKey(id), ReturnValues: 'ALL_NEW' as const, ...update }
      return (await db.client.send(new UpdateCommand(command))).Attributes as TicketRow
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined
      throw error
    }
  }
  return {
    async get(id) {
      const { Item } = await db.client.send(new GetCommand({ TableName, Key: ticketKey(id), ConsistentRead: true }))
      return Item as TicketRow | undefined
    },
    async miss(id, cap, expiresAt) {
      const row = await change(id, {
        UpdateExpression: 'SET expiresAt = :end ADD misses :one',
        ConditionExpression: 'attribute_not_exists(misses) OR misses < :cap',
        ExpressionAttributeValues: { ':one': 1, ':cap': cap, ':end': expiresAt },
      })
      return row?.misses
    },
    async approve(id, personId, cap, expiresAt) {
      const row = await change(id, {
        UpdateExpression: 'SET personId = :person, expiresAt = :end, misses = if_not_exists(misses, :none)',
        ConditionExpression:
          '(attribute_not_exists(misses) OR misses < :cap) AND (attribute_not_exists(personId) OR personId = :person)',
        ExpressionAttributeValues: { ':person': personId, ':cap': cap, ':end': expiresAt, ':none': 0 },
      })
      return row !== undefined
    },
    async spend(id) {
      const row = await change(id, {
        UpdateExpression: 'SET isSpent = :yes',
        ConditionExpression: 'attribute_exists(personId) AND attribute_not_exists(isSpent)',
        ExpressionAttributeValues: { ':yes': true },
      })
      return row !== undefined
    },
  }
}
