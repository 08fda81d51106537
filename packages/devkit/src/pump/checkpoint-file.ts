import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Per shard the last sequence number that was delivered, or that the shard was read to its end. */
type Position = { after?: string; isDone?: boolean }
type Stored = { streamArn: string; savedAt: number; shards: Record<string, Position> }

/** Streams keep their records for 24 hours, here as in the cloud. */
const KEPT_MS = 24 * 3_600_000

export type Checkpoint = {
  /** How far a shard was delivered. */
  of: (shardId: string) => Position
  /** Remembers it, on disk before it returns. */
  save: (shardId: string, position: Position) => void
  /** Whether so long ago was saved that records may have gone unread. */
  isTooOld: boolean
}

/** How far the stream has been delivered; begins anew when the file is of another stream (an emptied data folder). */
export function openCheckpoint(path: string, streamArn: string, now: () => number): Checkpoint {
  const stored = read(path)
  const known = stored?.streamArn === streamArn ? stored : undefined
  const shards = known?.shards ?? {}
  return {
    of: (shardId) => shards[shardId] ?? {},
    save(shardId, position) {
      shards[shardId] = position
      replace(path, JSON.stringify({ streamArn, savedAt: now(), shards } satisfies Stored))
    },
    isTooOld: known !== undefined && now() - known.savedAt > KEPT_MS,
  }
}

function read(path: string): Stored | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Stored
  } catch {
    return undefined
  }
}

/** In one step, so that a kill leaves the old file or the new one. */
function replace(path: string, text: string) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}
