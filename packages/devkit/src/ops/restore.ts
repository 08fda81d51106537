import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { type Activity, deliverNotices, type Item, readTogether } from '@microwish/core'
import type { TableName } from '@microwish/core/tables'
import type { Cloud } from './cloud'
import { judgeItem, type Verdict } from './judge-item'
import { type Chosen, mustBeRestored, restoredItems } from './restored-items'

export type RestoreInput = {
  table: TableName
  /** The table that was restored beside it. */
  from: string
  chosen: Chosen
  /** What has moved on, or cannot be told, is overwritten too. */
  overwrites: boolean
  /** Compares alone, when false. */
  isForReal: boolean
  onProgress: (progress: { looked: number; cursor?: string }) => void
}

export type RestoreReport = {
  counts: Record<Verdict, number>
  /** Keys of what was, or would be, copied back. */
  copied: string[]
  /** Keys of what differs and stays as it is. */
  left: string[]
  /** Keys that somebody wrote while they were compared: run it again. */
  raced: string[]
}

type Compared = { kept: Item; live: Item | undefined; verdict: Verdict }

/**
 * Compares a table that was restored beside a live one with it, and copies back what is lost. Nothing that is there
 * already is written twice, so it may be broken off and run again at any time.
 */
export async function restore(cloud: Cloud, input: RestoreInput): Promise<RestoreReport> {
  await mustBeRestored(cloud, input.from)
  const counts: RestoreReport['counts'] = { missing: 0, altered: 0, same: 0, newer: 0, unclear: 0, expired: 0 }
  const report: RestoreReport = { counts, copied: [], left: [], raced: [] }
  let looked = 0
  for await (const { items, cursor } of restoredItems(cloud.database, input.from, input.chosen)) {
    for (const compared of await compare(cloud, input.table, items)) {
      counts[compared.verdict]++
      await settle(cloud, input, compared, report)
    }
    looked += items.length
    input.onProgress({ looked, ...(cursor !== undefined && { cursor }) })
  }
  return report
}

const nameOf = ({ pk, sk }: Item) => `${String(pk)} ${String(sk)}`

async function settle(cloud: Cloud, input: RestoreInput, compared: Compared, report: RestoreReport): Promise<void> {
  const { kept, verdict } = compared
  if (verdict === 'same' || verdict === 'expired') return
  const isDoubtful = verdict === 'newer' || verdict === 'unclear'
  if (isDoubtful && !input.overwrites) return void report.left.push(nameOf(kept))
  const isDone = !input.isForReal || (await copyBack(cloud, input.table, compared))
  const list = isDone ? report.copied : report.raced
  list.push(nameOf(kept))
}

async function compare(cloud: Cloud, table: TableName, items: readonly Item[]): Promise<Compared[]> {
  const keys = items.map(({ pk, sk }) => ({ table, pk: pk as string, sk: sk as string }))
  const later = items.map(laterLineOf).map((key) => key && { table, ...key })
  const found = await readTogether(cloud.database, [...keys, ...later.filter((key) => key !== undefined)])
  const lines = found.slice(keys.length)
  const now = Math.floor(cloud.realNow() / 1000)
  return items.map((kept, index) => {
    const live = found[index]
    const hasLaterLine = later[index] !== undefined && lines.shift() !== undefined
    return { kept, live, verdict: judgeItem({ kept, live, hasLaterLine, now }) }
  })
}

/** The line of history that the next change of a need has written, if it came to that. */
function laterLineOf({ pk, sk, version }: Item) {
  if (typeof pk !== 'string' || !pk.startsWith('NEED#') || sk !== 'META' || typeof version !== 'number')
    return undefined
  return { pk, sk: `ACTIVITY#${String(version + 1).padStart(8, '0')}` }
}

/** Answers whether it was written: not when the live item has changed since it was compared. */
async function copyBack(cloud: Cloud, table: TableName, { kept, live, verdict }: Compared): Promise<boolean> {
  if (verdict === 'missing' && String(kept['sk']).startsWith('ACTIVITY#')) await keepNoticesSilently(cloud, kept)
  const condition = !live
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : verdict === 'altered'
      ? {
          ConditionExpression: '#version = :seen',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':seen': live['version'] },
        }
      : {}
  try {
    const TableName = cloud.database.tables[table]
    await cloud.database.client.send(new PutCommand({ TableName, Item: kept, ...condition }))
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

/**
 * The stream takes a line that comes back for a new one. Figures have their marks and the recount; a notice's mark is the
 * notice, which ends after some months: written first, nobody gets a message about what is long past.
 */
async function keepNoticesSilently({ newId, realNow, stores }: Cloud, line: Item): Promise<void> {
  const quiet = { newId, realNow, stores, send: () => Promise.resolve(), onSendFailure: () => undefined }
  await deliverNotices(quiet, line as Activity)
}
