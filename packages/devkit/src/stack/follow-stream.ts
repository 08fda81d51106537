import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { type Log, streamHandler, wechatNotices } from '@microwish/api'
import { TABLES } from '@microwish/core/tables'
import { localConfig, type TableNames } from '../dynamodb'
import { type Pump, startPump } from '../pump'
import { TEMPLATES } from '../wechat-double'
import type { LocalStack } from './local-stack'

type Parts = {
  client: DynamoDBClient
  endpoint: string
  tables: TableNames
  dataDir: string
  log: Log
  onGap?: () => void
}

/** Follows the needs' history as Lambda's event source would: figures and notices come from here and nowhere else. */
export function followStream(
  { platform, wechat }: LocalStack,
  { client, endpoint, tables, dataDir, log, onGap }: Parts,
): Promise<Pump> {
  const needs = TABLES.find(({ name }) => name === 'needs')
  const templateId = Object.keys(TEMPLATES)[0]
  if (!needs || templateId === undefined) throw new Error('nothing to follow')
  const handler = streamHandler({
    ...platform,
    send: wechatNotices({ wechat, people: platform.stores.people, templateId, now: platform.now }),
    log,
  })
  return startPump({
    client,
    streams: new DynamoDBStreamsClient(localConfig(endpoint)),
    table: needs,
    tableName: tables.needs,
    handler,
    dataDir,
    log: (line) => log({ level: 'info', event: 'stream', requestId: '', ...line }),
    ...(onGap && { onGap }),
  })
}
