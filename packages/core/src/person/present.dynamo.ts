import type { PersonId } from '@microwish/contract'
import type { Database, TransactItem } from '../database.dynamo'
import { personKey } from './person-key'

/** Goes into a transaction that writes rows of a person beside META: it fails once they are being erased, or are gone. */
export const whilePresent = (db: Database, personId: PersonId): TransactItem => {
  const { pk, sk } = personKey(personId)
  return {
    ConditionCheck: {
      TableName: db.tables.directory,
      Key: { pk, sk },
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(erasingSince)',
    },
  }
}
