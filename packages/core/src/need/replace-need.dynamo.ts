import { ConditionFailed, type Database, type Item, type TransactItem, writeTogether } from '../database.dynamo'
import type { Activity, Need } from './need'
import { lineKey, putNeed, type Refusal, toNeed } from './save-need.dynamo'

/** Lines changed in one transaction. */
const TOGETHER = 25

/** The need with other content, if its version is still the one before. */
export async function replaceNeed(db: Database, need: Need): Promise<Refusal | undefined> {
  try {
    await writeTogether(db, [putNeed(db, need)])
    return undefined
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    const [current] = error.failed
    return { current: current && 'needId' in current ? toNeed(current) : undefined }
  }
}

export async function replaceLines(db: Database, lines: readonly Activity[]): Promise<void> {
  for (let at = 0; at < lines.length; at += TOGETHER) {
    await writeTogether(
      db,
      lines.slice(at, at + TOGETHER).map((line) => replaceWords(db, line)),
    )
  }
}

/** Words, names and marks only: whatever an index or a figure is made of is not touched. */
function replaceWords(db: Database, line: Activity): TransactItem {
  const { pk, sk } = lineKey(line)
  const { words, actor, erasedIds, idempotencyKey } = line
  const sets = ['words = :words', 'actor = :actor', ...(erasedIds ? ['erasedIds = :erasedIds'] : [])].join(', ')
  return {
    Update: {
      TableName: db.tables.needs,
      Key: { pk, sk },
      UpdateExpression: `SET ${sets}${idempotencyKey === undefined ? ' REMOVE idempotencyKey' : ''}`,
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':words': words, ':actor': actor, ...(erasedIds && { ':erasedIds': erasedIds }) },
    },
  }
}

/** Read back without its keys. */
export function toActivity({ pk, sk, eventKey, eventSort, holderKey, holderSort, ...line }: Item): Activity {
  return line as Activity
}
