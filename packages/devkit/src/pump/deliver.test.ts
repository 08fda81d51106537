import { deliver, type DeliverOptions, type StreamHandler } from './deliver'
import type { LambdaRecord } from './lambda-record'

const record = (n: number) => ({ dynamodb: { SequenceNumber: String(n) } }) as LambdaRecord
const records = (count: number) => Array.from({ length: count }, (_, n) => record(n + 1))
const numbers = (batch: LambdaRecord[]) => batch.map(({ dynamodb }) => Number(dynamodb.SequenceNumber))

async function run(count: number, handler: StreamHandler, more: Partial<DeliverOptions> = {}) {
  const calls: number[][] = []
  const waits: number[] = []
  const dead: number[] = []
  const isDelivered = await deliver(records(count), {
    handler: (event) => (calls.push(numbers(event.Records)), handler(event)),
    attempts: 3,
    firstWaitMs: 10,
    sleep: (ms) => (waits.push(ms), Promise.resolve()),
    isStopped: () => false,
    onFailure: () => {},
    onDead: (record) => dead.push(...numbers([record])),
    ...more,
  })
  return { isDelivered, calls, waits, dead }
}

/** Fails at a record while `isBad` says so, and names it. */
const namingFailure =
  (isBad: (n: number) => boolean): StreamHandler =>
  ({ Records }) => {
    const bad = Records.find(({ dynamodb }) => isBad(Number(dynamodb.SequenceNumber)))
    return Promise.resolve({ batchItemFailures: bad ? [{ itemIdentifier: bad.dynamodb.SequenceNumber }] : [] })
  }

it('delivers a batch once when nothing fails', async () => {
  expect(
    await run(
      3,
      namingFailure(() => false),
    ),
  ).toMatchObject({ isDelivered: true, calls: [[1, 2, 3]], dead: [] })
})

it('delivers again from the first failure on, not what went before it', async () => {
  let failures = 1
  const { calls } = await run(
    4,
    namingFailure((n) => n === 3 && failures-- > 0),
  )
  expect(calls).toEqual([
    [1, 2, 3, 4],
    [3, 4],
  ])
})

it('gives one record up after its tries, with growing waits, and goes on with the rest', async () => {
  const { calls, dead, waits, isDelivered } = await run(
    4,
    namingFailure((n) => n === 2),
  )
  expect(calls).toEqual([
    [1, 2, 3, 4],
    [2, 3, 4],
    [2, 3, 4],
    [3, 4],
  ])
  expect({ dead, waits, isDelivered }).toEqual({ dead: [2], waits: [10, 20], isDelivered: true })
})

it('halves a batch that throws, so that the bad record ends alone', async () => {
  const { dead, calls } = await run(8, ({ Records }) =>
    numbers(Records).includes(6) ? Promise.reject(new Error('bad')) : Promise.resolve(),
  )
  expect(dead).toEqual([6])
  expect(calls.filter((batch) => !batch.includes(6)).flat()).toEqual([1, 2, 3, 4, 5, 7, 8])
})

it('takes the name of a record that is not in the batch for a failure of the whole', async () => {
  const { dead } = await run(1, () => Promise.resolve({ batchItemFailures: [{ itemIdentifier: 'other' }] }))
  expect(dead).toEqual([1])
})

it('breaks off when stopped, and says that not all was delivered', async () => {
  let isStopped = false
  const result = await run(
    2,
    namingFailure(() => (isStopped = true)),
    { isStopped: () => isStopped },
  )
  expect(result).toMatchObject({ isDelivered: false, dead: [] })
})
