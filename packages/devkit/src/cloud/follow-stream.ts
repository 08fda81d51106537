import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { TABLES } from '@microwish/core/tables'
import { localConfig, type TableNames } from '../dynamodb'
import { type PumpOptions, startPump, type StreamHandler } from '../pump'

export type FollowOptions = Pick<PumpOptions, 'dataDir' | 'log'> &
  Partial<Pick<PumpOptions, 'attempts' | 'firstWaitMs' | 'batchSize'>>

/** The event source mapping between the needs' stream and a function. */
export async function followNeeds(
  database: string,
  tables: TableNames,
  handler: StreamHandler,
  options: FollowOptions,
) {
  const table = TABLES.find(({ name }) => name === 'needs')
  if (!table) throw new Error('there is no table of needs')
  const client = new DynamoDBClient(localConfig(database))
  const streams = new DynamoDBStreamsClient(localConfig(database))
  const pump = await startPump({ client, streams, table, tableName: tables.needs, handler, ...options })
  return {
    settled: pump.settled,
    async stop() {
      await pump.stop()
      client.destroy()
      streams.destroy()
    },
  }
}
