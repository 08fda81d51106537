import type { Cloud, Command, QueueMessage } from './cloud'
import { DRY } from './cloud'
import { mergeWindows, type Window, windowOf } from './dead-letter'
import type { FlagTable } from './read-options'
import { Refusal } from './refusal'
import { startJob, startOnce } from './start-jobs'

const INSTANT = [
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/,
  'an instant such as 2026-11-22T10:00Z',
] as const
const FLAGS: FlagTable = {
  from: { means: 'instead of the queue: the first instant', like: INSTANT },
  to: { means: 'and the last', like: INSTANT },
}
/** What one run takes out of the queue. */
const MOST = 500

type Letter = { message: QueueMessage; window: Window & { records: number } }

/** Follows once more what the stream gave up: a dead letter names a time, and history of that time is followed again. */
export const replayCommand: Command = {
  does: 'starts jobs that follow again what the stream gave up, and empties its dead letters',
  flags: FLAGS,
  async run({ cloud, options, say, isForReal }) {
    const [from, to] = [options.one('from'), options.one('to')]
    if ((from === undefined) !== (to === undefined)) throw new Refusal('Please give --from and --to, or neither.')
    if (from === undefined || to === undefined) return replayQueue(cloud, isForReal, say)
    if (!isForReal) return say(`Events from ${from} to ${to} would be followed again. ${DRY}`)
    const { jobId } = await startJob(cloud, { kind: 'replay', input: { from, to } })
    say(`${jobId} follows events from ${from} to ${to} again.`)
  },
}

async function replayQueue(cloud: Cloud, isForReal: boolean, say: (line: string) => void): Promise<void> {
  const { letters, others } = await takeLetters(cloud)
  if (others > 0) say(`${others} messages are no dead letters of the stream and stay: look at them in the SQS console.`)
  if (letters.length === 0) return say('There are no dead letters: nothing to replay.')
  const records = letters.reduce((sum, { window }) => sum + window.records, 0)
  const windows = mergeWindows(letters.map(({ window }) => window))
  say(`${letters.length} dead letters of ${records} records, in ${windows.length} windows:`)
  for (const window of windows) {
    if (!isForReal) say(`  ${window.from} to ${window.to} would be followed again`)
    else say(`  ${window.from} to ${window.to}: ${await startReplay(cloud, window)}`)
  }
  if (!isForReal) return say(`${DRY} The letters show themselves again in two minutes.`)
  // Only now: whatever ended this before would have left them in the queue.
  for (const { message } of letters) await cloud.queues.remove(cloud.names.streamDead, message.receipt)
  say(`${letters.length} letters were removed. The jobs are shown by: npm run ops -- jobs …`)
}

async function takeLetters({ queues, names }: Cloud) {
  const letters: Letter[] = []
  let others = 0
  while (letters.length + others < MOST) {
    const messages = await queues.receive(names.streamDead)
    if (messages.length === 0) break
    for (const message of messages) {
      const window = windowOf(message.body)
      if (window) letters.push({ message, window })
      else others++
    }
  }
  return { letters, others }
}

/** A run that was cut off after this finds the same job by its key; one that failed is started anew. */
async function startReplay(cloud: Cloud, window: Window): Promise<string> {
  const work = { kind: 'replay', input: { from: window.from, to: window.to } } as const
  return (await startOnce(cloud, work, { key: `replay ${window.from} ${window.to}` })).jobId
}
