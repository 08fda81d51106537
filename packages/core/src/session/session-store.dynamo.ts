import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Audience, PersonId } from '@microwish/contract'
import { type Database, queryPage, readTogether, writeTogether } from '../database.dynamo'

/** A family of refresh tokens: one is current; its predecessor is known for a minute. Hashes only. */
export type SessionFamily = {
  sessionId: string
  personId: PersonId
  audience: Audience
  tokenHash: string
  /** The token before, what it was turned into (sealed under itself), and until when (ms) it still answers. */
  previous?: { hash: string; successor: string; until: number }
  /** The tokens before the previous one, newest first, as many as are kept. */
  spent?: { hash: string; until: number }[]
  /** Epoch second. */
  expiresAt: number
  isEnded?: boolean
}

export type SessionStore = {
  put(family: SessionFamily): Promise<void>
  get(sessionId: string): Promise<SessionFamily | undefined>
  /** Turns the token if the current one is still the expected; false if another turn won. */
  turn(family: SessionFamily, expectedHash: string): Promise<boolean>
  end(sessionId: string): Promise<void>
  /** Every family of a person, or those of one audience; may be repeated. */
  removeAll(personId: PersonId, audience?: Audience): Promise<void>
}

const sessionKey = (sessionId: string) => ({ pk: `SESSION#${sessionId}`, sk: 'FAMILY' })
/** SESSIONS#<person> / <session>: whose families they are, to end them together. */
const partition = (personId: PersonId) => `SESSIONS#${personId}`

/** Families deleted in one transaction, each with the row that says whose it is. */
const ENDED_TOGETHER = 25

export function sessionStore(db: Database): SessionStore {
  const TableName = db.tables.sessions
  return {
    async put(family) {
      const { personId, sessionId, expiresAt } = family
      // First, so that no family stands without it.
      await db.client.send(new PutCommand({ TableName, Item: { pk: partition(personId), sk: sessionId, expiresAt } }))
      await db.client.send(new PutCommand({ TableName, Item: { ...sessionKey(family.sessionId), ...family } }))
    },
    async get(sessionId) {
      const { Item } = await db.client.send(
        new GetCommand({ TableName, Key: sessionKey(sessionId), ConsistentRead: true }),
      )
      return Item as SessionFamily | undefined
    },
    async turn(family, expectedHash) {
      try {
        await db.client.send(
          new PutCommand({
            TableName,
            Item: { ...sessionKey(family.sessionId), ...family },
            ConditionExpression: 'tokenHash = :expected AND attribute_not_exists(isEnded)',
            ExpressionAttributeValues: { ':expected': expectedHash },
          }),
        )
        return true
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false
        throw error
      }
    },
    async end(sessionId) {
      try {
        await db.client.send(
          new UpdateCommand({
            TableName,
            Key: sessionKey(sessionId),
            UpdateExpression: 'SET isEnded = :yes',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':yes': true },
          }),
        )
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
      }
    },
    removeAll: (personId, audience) => removeAll(db, personId, audience),
  }
}

async function removeAll(db: Database, personId: PersonId, audience: Audience | undefined) {
  const TableName = db.tables.sessions
  const pk = partition(personId)
  let after: string | undefined
  for (;;) {
    const items = await queryPage(db, 'sessions', { pk }, { after, limit: ENDED_TOGETHER, isConsistent: true })
    after = items.at(-1)?.['sk'] as string | undefined
    if (after === undefined) return
    const families = await readTogether(
      db,
      items.map(({ sk }) => ({ table: 'sessions', ...sessionKey(sk as string) })),
    )
    // A row whose family has gone is anybody's.
    const ended = items.filter((_, i) => !audience || !families[i] || families[i]['audience'] === audience)
    const keys = ended.flatMap(({ sk }) => [sessionKey(sk as string), { pk, sk }])
    if (keys.length > 0)
      await writeTogether(
        db,
        keys.map((Key) => ({ Delete: { TableName, Key } })),
      )
  }
}
