import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { TABLES } from '@microwish/core/tables'
import { localConfig } from '../dynamodb'
import { testTables, type TestTables } from '../testing'
import type { deadLetterOf } from './dead-letters'
import { type LambdaRecord, type Pump, type PumpOptions, startPump, type StreamHandler } from './index'

const table = TABLES.find(({ name }) => name === 'needs')
if (!table) throw new Error('no table of needs')

let database: TestTables
let streams: DynamoDBStreamsClient
let dataDir: string
const pumps: Pump[] = []

beforeEach(async () => {
  database = await testTables()
  streams = new DynamoDBStreamsClient(localConfig(database.endpoint))
  dataDir = mkdtempSync(join(tmpdir(), 'microwish-pump-'))
})
afterEach(async () => {
  await Promise.all(pumps.splice(0).map((pump) => pump.stop()))
  await database.drop()
  streams.destroy()
  rmSync(dataDir, { recursive: true })
})

const ISO = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/
const put = (sk: string, more: object = {}) =>
  DynamoDBDocumentClient.from(database.client).send(
    new PutCommand({ TableName: database.tables.needs, Item: { pk: 'NEED#1', sk, ...more } }),
  )
const activity = (version: number) => put(`ACTIVITY#${String(version).padStart(8, '0')}`, { version })

async function start(handler: StreamHandler, more: Partial<PumpOptions> = {}) {
  const lines: Record<string, unknown>[] = []
  const log = (line: Record<string, unknown>) => void lines.push(line)
  const { client, tables } = database
  const base = { client, streams, table: table!, tableName: tables.needs, dataDir, firstWaitMs: 1, attempts: 3 }
  const pump = await startPump({ ...base, handler, log, ...more })
  pumps.push(pump)
  return { pump, lines }
}

const versionOf = ({ dynamodb }: LambdaRecord) => Number(dynamodb.NewImage?.['version']?.N)
function collector() {
  const seen: LambdaRecord[] = []
  const handler: StreamHandler = ({ Records }) => (seen.push(...Records), Promise.resolve({ batchItemFailures: [] }))
  return { seen, handler, versions: () => seen.map(versionOf) }
}

it('delivers new history lines in Lambda’s shape, and nothing that the definition filters out', async () => {
  const { seen, handler } = collector()
  await put('META', { version: 1 })
  await activity(1)
  await put('META', { version: 2 })
  await put('KEY')
  await activity(1)
  const { pump } = await start(handler)
  await pump.settled()
  expect(seen).toHaveLength(1)
  expect(seen[0]).toMatchObject({
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    eventSourceARN: expect.stringContaining('stream') as string,
    dynamodb: {
      ApproximateCreationDateTime: expect.any(Number) as number,
      Keys: { pk: { S: 'NEED#1' }, sk: { S: 'ACTIVITY#00000001' } },
      NewImage: { version: { N: '1' } },
      SequenceNumber: expect.any(String) as string,
      StreamViewType: 'NEW_IMAGE',
    },
  })
})

it('hands binary on as base64', async () => {
  const { seen, handler } = collector()
  await put('ACTIVITY#00000001', { bytes: new Uint8Array([1, 2, 3]), nested: [{ bytes: new Uint8Array([255]) }] })
  const { pump } = await start(handler)
  await pump.settled()
  expect(seen[0]?.dynamodb.NewImage).toMatchObject({
    bytes: { B: 'AQID' },
    nested: { L: [{ M: { bytes: { B: '/w==' } } }] },
  })
})

it('delivers within half a second of the write', async () => {
  let arrived = (): void => {}
  const arrival = new Promise<void>((resolve) => (arrived = resolve))
  const { pump } = await start(() => Promise.resolve(arrived()))
  await pump.settled()
  const writtenAt = performance.now()
  await activity(1)
  await arrival
  expect(performance.now() - writtenAt).toBeLessThan(500)
})

it('goes on where it stood after a clean stop', async () => {
  const first = collector()
  await activity(1)
  const { pump } = await start(first.handler)
  await pump.settled()
  await pump.stop()
  await activity(2)
  const second = collector()
  const again = await start(second.handler)
  await again.pump.settled()
  expect([first.versions(), second.versions()]).toEqual([[1], [2]])
})

it('delivers again what was in hand when it was cut off', async () => {
  await activity(1)
  await activity(2)
  const isCalled = new Promise<void>((resolve) => {
    void start(() => (resolve(), new Promise(() => {})))
  })
  await isCalled
  pumps.splice(0)
  const after = collector()
  const { pump } = await start(after.handler)
  await pump.settled()
  expect(after.versions()).toEqual([1, 2])
})

it('delivers again from the first failure, and keeps order', async () => {
  for (let version = 1; version <= 5; version++) await activity(version)
  const handled: number[] = []
  let isFirst = true
  const { pump } = await start(({ Records }) => {
    const failure = isFirst ? Records.find((record) => versionOf(record) === 3) : undefined
    isFirst = false
    handled.push(...Records.map(versionOf).filter((version) => !failure || version < 3))
    return Promise.resolve({
      batchItemFailures: failure ? [{ itemIdentifier: failure.dynamodb.SequenceNumber }] : [],
    })
  })
  await pump.settled()
  expect(handled).toEqual([1, 2, 3, 4, 5])
})

it('writes a record that never succeeds to the dead letters, by position only, and goes on', async () => {
  for (let version = 1; version <= 3; version++)
    await put(`ACTIVITY#0000000${version}`, { version, text: 'canary-words' })
  const handled: number[] = []
  const { pump, lines } = await start(({ Records }) => {
    if (Records.some((record) => versionOf(record) === 2)) return Promise.reject(new TypeError('canary-words'))
    handled.push(...Records.map(versionOf))
    return Promise.resolve()
  })
  await pump.settled()
  expect(handled).toEqual([1, 3])
  const letters = readFileSync(join(dataDir, 'stream-dead-letters.jsonl'), 'utf8')
  expect(JSON.parse(letters)).toEqual({
    requestContext: {
      requestId: expect.any(String) as string,
      functionArn: expect.any(String) as string,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: 3,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: expect.stringMatching(ISO) as string,
    DDBStreamBatchInfo: {
      shardId: expect.stringContaining('shard') as string,
      startSequenceNumber: expect.stringMatching(/^\d+$/) as string,
      endSequenceNumber: expect.stringMatching(/^\d+$/) as string,
      approximateArrivalOfFirstRecord: expect.stringMatching(ISO) as string,
      approximateArrivalOfLastRecord: expect.stringMatching(ISO) as string,
      batchSize: 1,
      streamArn: expect.stringContaining('stream') as string,
    },
  })
  const { DDBStreamBatchInfo } = JSON.parse(letters) as ReturnType<typeof deadLetterOf>
  const arrival = Date.parse(DDBStreamBatchInfo.approximateArrivalOfFirstRecord)
  expect(Math.abs(Date.now() - arrival)).toBeLessThan(3_600_000)
  expect(lines.at(-1)).toMatchObject({ event: 'stream_dead_letter', error: 'TypeError', attempt: 3 })
  expect(letters + JSON.stringify(lines)).not.toContain('canary')
})

it('reads from the oldest record when the checkpoint is torn', async () => {
  await activity(1)
  const first = collector()
  const { pump } = await start(first.handler)
  await pump.settled()
  await pump.stop()
  appendFileSync(join(dataDir, 'stream-checkpoint.json'), '}torn')
  const second = collector()
  await (await start(second.handler)).pump.settled()
  expect(second.versions()).toEqual([1])
})

it('leaves no half-written checkpoint behind', async () => {
  await activity(1)
  const { pump } = await start(collector().handler)
  await pump.settled()
  expect(existsSync(join(dataDir, 'stream-checkpoint.json.new'))).toBe(false)
})
