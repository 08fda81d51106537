import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb'
import { type StreamRecord, streamHandler, wechatNotices } from '@microwish/api'
import type { TableNames } from '@microwish/devkit/dynamodb'
import type { Product } from './product'

/** The stream's function over a product: as deployed, with a WeChat that takes every message at once. */
export const streamOf = ({ platform }: Pick<Product, 'platform'>) =>
  streamHandler({
    ...platform,
    send: wechatNotices({
      wechat: { sendSubscribeMessage: () => Promise.resolve() },
      people: platform.stores.people,
      templateId: 'bench',
      now: platform.now,
    }),
    log: ({ event, error }) => {
      if (event === 'event_failed') throw new Error(`the stream's function failed: ${String(error)}`)
    },
  })

/** The last line of a need's history as the stream would deliver it. */
export async function lastLine(client: DynamoDBClient, tables: TableNames, needId: string): Promise<StreamRecord> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: tables.needs,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :line)',
      ExpressionAttributeValues: { ':pk': { S: `NEED#${needId}` }, ':line': { S: 'ACTIVITY#' } },
      ScanIndexForward: false,
      Limit: 1,
      ConsistentRead: true,
    }),
  )
  const [image] = Items
  if (!image) throw new Error(`no history of ${needId}`)
  const { pk, sk } = image
  return {
    eventID: `${needId}#${String(sk?.S)}`,
    eventName: 'INSERT',
    dynamodb: { Keys: { pk, sk }, NewImage: image, SequenceNumber: '1' } as NonNullable<StreamRecord['dynamodb']>,
  }
}
