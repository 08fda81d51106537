import type { PersonId } from '@microwish/contract'
import type { Context } from './context'
import type { Database, TransactItem } from './database.dynamo'

/** How often one person may do something in a day. */
export type Quota = {
  of: 'SUBMIT' | 'CLAIM' | 'SEARCH' | 'WITHDRAWAL' | 'VERIFY' | 'REGISTER'
  personId: PersonId
  day: string
  cap: number
  expiresAt: number
}

/** The day is Shanghai's, in real time: a moved domain clock opens no second quota. */
export function quotaOf({ caller, realNow }: Pick<Context, 'caller' | 'realNow'>, of: Quota['of'], cap: number): Quota {
  const nowMs = realNow()
  const day = new Date(nowMs + 8 * 3_600_000).toISOString().slice(0, 10)
  return { of, personId: caller.personId, day, cap, expiresAt: Math.floor(nowMs / 1000) + 2 * 86_400 }
}

/** QUOTA#<person> / <what>#<day>: fails, and the transaction with it, when the day's are used up. */
export function useQuota(db: Database, { of, personId, day, cap, expiresAt }: Quota): TransactItem {
  return {
    Update: {
      TableName: db.tables.ledger,
      Key: { pk: `QUOTA#${personId}`, sk: `${of}#${day}` },
      UpdateExpression: 'SET expiresAt = :expiresAt ADD used :one',
      ConditionExpression: 'attribute_not_exists(used) OR used < :cap',
      ExpressionAttributeValues: { ':one': 1, ':cap': cap, ':expiresAt': expiresAt },
    },
  }
}
