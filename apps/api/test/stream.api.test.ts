import { marshall } from '@aws-sdk/util-dynamodb'
import { actOnNeed, type NeedId, submitNeed } from '@microwish/contract'
import { type Activity, listNotices } from '@microwish/core'
import { aSubmission, people, places } from '@microwish/core/factory'
import { recordCalls } from '@microwish/devkit/testing'
import type { DynamoDBRecord } from 'aws-lambda'
import { type LogEntry, realWorld } from '../src'
import { streamHandler } from '../src/stream'
import { freshKey, startApi, type TestApi } from './set-up'

const { resident, member, desk } = people
const TODAY = '2026-11-21'

/** A new line of history as Lambda's event source mapping delivers it, with all that it carries besides. */
function record(line: Activity, sequence: number): DynamoDBRecord {
  const keys = { pk: `NEED#${line.needId}`, sk: `ACTIVITY#${String(line.version).padStart(8, '0')}` }
  return {
    eventID: `c9fbe7d0261a5163fcb6940593e41797-${sequence}`,
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'cn-northwest-1',
    dynamodb: {
      ApproximateCreationDateTime: 1763690400,
      Keys: marshall(keys) as never,
      NewImage: marshall({ ...line, ...keys }, { removeUndefinedValues: true }) as never,
      SequenceNumber: `44215845000000000174500${String(sequence).padStart(2, '0')}`,
      SizeBytes: 812,
      StreamViewType: 'NEW_IMAGE',
    },
    eventSourceARN: 'arn:aws-cn:dynamodb:cn-northwest-1:000000000000:table/needs/stream/2026-11-21T00:00:00.000',
  }
}

describe('the stream', () => {
  let api: TestApi
  let logs: LogEntry[]
  let sent: string[]
  let lines: Activity[]
  let records: DynamoDBRecord[]
  const handler = () =>
    streamHandler({
      ...realWorld,
      now: api.platform.now,
      stores: api.stores,
      send: async (personId, { text }) => void sent.push(`${personId} ${text}`),
      log: (entry) => logs.push(entry),
    })
  const figures = () => api.stores.statistics.readArea(1, places.community.areaId, TODAY, TODAY)
  const inbox = (person: typeof resident) =>
    listNotices(
      { stores: api.stores, caller: { personId: person.personId, audience: 'citizen', sessionId: 'ses_test' } },
      { limit: 50 },
    ).then(({ items }) => items.map(({ action, as }) => `${as}: ${action}`))

  beforeEach(async () => {
    api = await startApi()
    logs = []
    sent = []
    lines = await api.stores.needs.listHistory(await walk(api))
    records = lines.map(record)
  })
  afterEach(() => api.stop())

  it('turns what happened over HTTP into figures and notices', async () => {
    expect(await handler()({ Records: records })).toEqual({ batchItemFailures: [] })
    const { days, gauges } = await figures()
    expect(days[0]?.flows).toEqual({
      submitted: 1,
      accepted: 1,
      published: 1,
      claimed: 1,
      fulfilled: 1,
      participations: 2,
      beneficiaries: 1,
      closed: 1,
      closed_resolved: 1,
      grade_5: 1,
    })
    expect(gauges).toEqual({ closed: 1 })
    expect(await inbox(resident)).toEqual(['submitter: fulfil', 'submitter: claim'])
    expect(await inbox(member)).toEqual(['holder: confirm'])
    expect(logs).toEqual([])
  })

  it('changes and sends nothing when the same batch comes again, whole or cut', async () => {
    await handler()({ Records: records })
    const once = await figures()
    const told = [...sent]
    for (const Records of [records, records.slice(2), [...records].reverse()]) await handler()({ Records })
    expect(await figures()).toEqual(once)
    expect(sent).toEqual(told)
    expect(told).toHaveLength(3)
  })

  it('writes the rows that a batch shares once: in fewer than half of the units of the same lines one by one', async () => {
    const recorded = recordCalls(api.tables.client, api.tables.tables)
    const spend = async (batches: DynamoDBRecord[][]) => {
      recorded.reset()
      for (const Records of batches) await handler()({ Records })
      const counting = recorded.calls.filter(({ operation }) => operation === 'TransactWriteItems')
      return counting.reduce((sum, { writeUnits }) => sum + writeUnits, 0)
    }
    const together = await spend([records])
    const others = (await api.stores.needs.listHistory(await walk(api))).map(record)
    expect(together).toBeLessThan((await spend(others.map((each) => [each]))) / 2)
    recorded.stop()
  })

  it('counts one by one where a batch cannot be counted at once, and stops at the line that stands in the way', async () => {
    const third = lines[2] as Activity
    const areaPath = `/${Array.from({ length: 60 }, (_, i) => `are_${i}`).join('/')}/`
    const tooWide = record({ ...third, areaPath }, 3)
    const answer = await handler()({
      Records: [records[0], records[1], tooWide, ...records.slice(3)] as DynamoDBRecord[],
    })
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: tooWide.dynamodb?.SequenceNumber }])
    expect((await figures()).days[0]?.flows).toEqual({ submitted: 1, accepted: 1, published: 1 })
    expect(logs.map(({ event }) => event)).toEqual(['counted_apart', 'event_failed'])
  })

  it('passes over what is no new line of history', async () => {
    const [first] = records as [DynamoDBRecord]
    const others: DynamoDBRecord[] = [
      { ...first, eventName: 'MODIFY' },
      { ...first, eventName: 'REMOVE', dynamodb: { ...first.dynamodb, NewImage: undefined } },
      { ...first, dynamodb: { ...first.dynamodb, Keys: marshall({ pk: 'NEED#1', sk: 'META' }) as never } },
      { eventID: 'empty' },
    ]
    expect(await handler()({ Records: others })).toEqual({ batchItemFailures: [] })
    expect((await figures()).days).toEqual([])
  })

  it('stops at a poisoned record and names it; what stood before it is counted, what follows comes again', async () => {
    const [, second] = records as [DynamoDBRecord, DynamoDBRecord]
    const image: Partial<Activity> = { ...(lines[1] as Activity) }
    delete image.areaPath
    const poisoned = {
      ...second,
      dynamodb: { ...second.dynamodb, NewImage: marshall(image, { removeUndefinedValues: true }) as never },
    }
    const answer = await handler()({ Records: [records[0], poisoned, ...records.slice(2)] as DynamoDBRecord[] })
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: second.dynamodb?.SequenceNumber }] })
    expect((await figures()).days[0]?.flows).toEqual({ submitted: 1 })
    expect(logs).toMatchObject([{ level: 'error', event: 'event_failed', requestId: second.eventID, error: 'Error' }])

    await handler()({ Records: records.slice(1) })
    expect((await figures()).gauges).toEqual({ closed: 1 })
  })

  it('is not held up by a message that cannot be sent', async () => {
    const send = () => Promise.reject(new Error('16000000001 has no subscription'))
    const parts = { ...realWorld, now: api.platform.now, stores: api.stores }
    const answer = await streamHandler({ ...parts, send, log: (entry) => logs.push(entry) })({ Records: records })
    expect(answer).toEqual({ batchItemFailures: [] })
    expect(await inbox(resident)).toHaveLength(2)
    expect(logs.map(({ event }) => event)).toEqual(['send_failed', 'send_failed', 'send_failed'])
    expect(JSON.stringify(logs)).not.toContain('1600000')
  })
})

/** One wish from the first word to the grade. */
async function walk(api: TestApi): Promise<NeedId> {
  const { needId } = await api.as(resident)(submitNeed, aSubmission(), freshKey())
  const command = (version: number) => ({ needId, version })
  await api.as(desk)(actOnNeed, { ...command(1), action: 'publish', publicSummary: '更换厨房灯管一根' }, freshKey())
  await api.as(member)(actOnNeed, { ...command(2), action: 'claim', agreedAt: '2026-11-22T02:00:00.000Z' }, freshKey())
  await api.as(member)(actOnNeed, { ...command(3), action: 'fulfil', result: '换好了', servedCount: 2 }, freshKey())
  await api.as(resident)(actOnNeed, { ...command(4), action: 'confirm', grade: 5 }, freshKey())
  return needId
}
