import { mergeWindows, windowOf } from './dead-letter'

/** As AWS documents it for an on-failure destination of a DynamoDB stream. */
const letter = {
  requestContext: {
    requestId: '316aa6d0-8154-xmpl-9af7-85d5f4a6bc81',
    functionArn: 'arn:aws:lambda:us-east-2:123456789012:function:myfunction',
    condition: 'RetryAttemptsExhausted',
    approximateInvokeCount: 1,
  },
  responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
  version: '1.0',
  timestamp: '2019-11-14T00:13:49.717Z',
  DDBStreamBatchInfo: {
    shardId: 'shardId-00000001573689847184-864758bb',
    startSequenceNumber: '800000000003126276362',
    endSequenceNumber: '800000000003126276362',
    approximateArrivalOfFirstRecord: '2019-11-14T00:13:19Z',
    approximateArrivalOfLastRecord: '2019-11-14T00:13:20Z',
    batchSize: 1,
    streamArn: 'arn:aws:dynamodb:us-east-2:123456789012:table/mytable/stream/2019-11-14T00:04:06.388',
  },
}

it('reads of a dead letter when its records were written, ten minutes early and one late', () => {
  expect(windowOf(JSON.stringify(letter))).toEqual({
    from: '2019-11-14T00:03:19.000Z',
    to: '2019-11-14T00:14:20.000Z',
    records: 1,
  })
})

it.each(['', 'null', '{}', '{"DDBStreamBatchInfo":{}}', JSON.stringify({ jobId: 'job_1' }), '[1'])(
  'makes nothing of another message: %s',
  (body) => {
    expect(windowOf(body)).toBeUndefined()
  },
)

it('joins windows that touch, in whichever order they come, and keeps a gap', () => {
  const merged = mergeWindows([
    { from: '2026-11-22T10:00', to: '2026-11-22T10:20' },
    { from: '2026-11-22T08:00', to: '2026-11-22T09:00' },
    { from: '2026-11-22T10:05', to: '2026-11-22T10:10' },
    { from: '2026-11-22T10:20', to: '2026-11-22T10:30' },
  ])
  expect(merged).toEqual([
    { from: '2026-11-22T08:00', to: '2026-11-22T09:00' },
    { from: '2026-11-22T10:00', to: '2026-11-22T10:30' },
  ])
})
