import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import type { Checkpoint } from './checkpoint-file'
import { listShards, openShard, type ShardReader } from './shard-reader'

/** How often new shards are looked for; one also appears when another closes, and is looked for at once. */
const LIST_MS = 30_000

export type ShardSetOptions = {
  client: DynamoDBStreamsClient
  streamArn: string
  checkpoint: Checkpoint
  batchSize: number
  onTrimmed: () => void
}

/** The shards that are not yet read to their end. */
export function createShardSet({ client, streamArn, checkpoint, batchSize, onTrimmed }: ShardSetOptions) {
  const readers = new Map<string, ShardReader>()
  let listedAt = -Infinity

  async function refresh() {
    if (performance.now() - listedAt < LIST_MS) return
    for (const shard of await listShards(client, streamArn)) {
      const { ShardId: shardId = '' } = shard
      const { after, isDone } = checkpoint.of(shardId)
      if (isDone || readers.has(shardId)) continue
      readers.set(shardId, openShard(client, shard, { streamArn, limit: batchSize, after, onTrimmed }))
    }
    listedAt = performance.now()
  }

  return {
    /** Those that may be read now: a child waits for its parent. */
    async ready(): Promise<ShardReader[]> {
      await refresh()
      return [...readers.values()].filter(({ parentId }) => !parentId || !readers.has(parentId))
    },
    close(shardId: string) {
      readers.delete(shardId)
      listedAt = -Infinity
    },
  }
}
