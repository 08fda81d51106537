import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { TableNames } from '@microwish/devkit/dynamodb'
import type { Caught } from './caught-items'

/** DynamoDB's limit of one batch of writes. */
const BATCH = 25
const SIDE_BY_SIDE = 4

/** Writes items as fast as batches allow; each writer takes the next batch. */
export async function fill(client: DynamoDBDocumentClient, tables: TableNames, items: readonly Caught[]) {
  let at = 0
  async function writer() {
    while (at < items.length) {
      const batch = items.slice(at, at + BATCH)
      at += BATCH
      await writeBatch(client, tables, batch)
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, writer))
}

async function writeBatch(client: DynamoDBDocumentClient, tables: TableNames, batch: readonly Caught[]) {
  let requests: Record<string, { PutRequest: { Item: Record<string, unknown> } }[]> = {}
  for (const { table, item } of batch) (requests[tables[table]] ??= []).push({ PutRequest: { Item: item } })
  while (Object.keys(requests).length > 0) {
    const { UnprocessedItems = {} } = await client.send(new BatchWriteCommand({ RequestItems: requests }))
    requests = UnprocessedItems as typeof requests
  }
}
