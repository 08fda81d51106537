import {
  type _Record,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams'

/** All shards of a stream, parents before children. */
export async function listShards(client: DynamoDBStreamsClient, streamArn: string): Promise<Shard[]> {
  const shards: Shard[] = []
  let last: string | undefined
  do {
    const { StreamDescription } = await client.send(
      new DescribeStreamCommand({ StreamArn: streamArn, ...(last ? { ExclusiveStartShardId: last } : {}) }),
    )
    shards.push(...(StreamDescription?.Shards ?? []))
    last = StreamDescription?.LastEvaluatedShardId
  } while (last)
  const ids = new Set(shards.map(({ ShardId }) => ShardId))
  const depth = (shard: Shard | undefined): number =>
    shard?.ParentShardId && ids.has(shard.ParentShardId)
      ? 1 + depth(shards.find(({ ShardId }) => ShardId === shard.ParentShardId))
      : 0
  return shards.toSorted((a, b) => depth(a) - depth(b))
}

export type ShardReader = {
  shardId: string
  parentId: string | undefined
  /** The next records; `isDone` when the shard is closed and there are no more. */
  read: () => Promise<{ records: _Record[]; isDone: boolean }>
}

export type ReaderOptions = { streamArn: string; limit: number; after: string | undefined; onTrimmed: () => void }

/** Reads one shard from after a sequence number, or from its oldest record. */
export function openShard(client: DynamoDBStreamsClient, shard: Shard, options: ReaderOptions): ShardReader {
  const shardId = shard.ShardId ?? ''
  let position = options.after
  let iterator: string | undefined

  async function openIterator(): Promise<string | undefined> {
    const at = position
      ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: position }
      : { ShardIteratorType: 'TRIM_HORIZON' as const }
    const request = new GetShardIteratorCommand({ StreamArn: options.streamArn, ShardId: shardId, ...at })
    return (await client.send(request)).ShardIterator
  }

  async function readOnce() {
    iterator ??= await openIterator()
    const answer = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: options.limit }))
    iterator = answer.NextShardIterator
    const records = answer.Records ?? []
    position = records.at(-1)?.dynamodb?.SequenceNumber ?? position
    return { records, isDone: iterator === undefined }
  }

  return {
    shardId,
    parentId: shard.ParentShardId,
    async read() {
      try {
        return await readOnce()
      } catch (error) {
        iterator = undefined
        if (error instanceof TrimmedDataAccessException) {
          // Older than 24 h: what was not read is gone from the stream.
          position = undefined
          options.onTrimmed()
        } else if (!(error instanceof ExpiredIteratorException)) throw error
        return { records: [], isDone: false }
      }
    },
  }
}
