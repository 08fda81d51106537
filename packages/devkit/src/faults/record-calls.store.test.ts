import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { localConfig } from '../dynamodb'
import { testTables, type TestTables } from '../testing'
import { injectFaults } from './inject-faults'
import { recordCalls, type RecordedCalls } from './record-calls'

let database: TestTables
let documents: DynamoDBDocumentClient
let recorded: RecordedCalls
beforeAll(async () => {
  database = await testTables()
  documents = DynamoDBDocumentClient.from(database.client)
  recorded = recordCalls(database.client, database.tables)
})
beforeEach(() => recorded.reset())
afterAll(() => database.drop())

const letters = (count: number) => 'x'.repeat(count)

test('a transaction is one call over its tables, and costs twice per started KB of each item', async () => {
  const { needs, directory, ledger } = database.tables
  await documents.send(
    new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName: needs, Item: { pk: 'NEED#1', sk: 'META', text: letters(1500) } } },
        { Put: { TableName: needs, Item: { pk: 'NEED#1', sk: 'ACTIVITY#1' } } },
        {
          ConditionCheck: {
            TableName: directory,
            Key: { pk: 'A', sk: 'META' },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        { Put: { TableName: ledger, Item: { pk: 'AUDIT#1', sk: '1' } } },
      ],
    }),
  )
  expect(recorded.calls).toMatchObject([
    {
      operation: 'TransactWriteItems',
      tables: ['needs', 'directory', 'ledger'],
      indexes: [],
      written: ['needs', 'needs', 'ledger'],
      readUnits: 0,
      writeUnits: 4 + 2 + 2 + 2,
    },
  ])
})

test('an item that stands in an index pays for its entry there too', async () => {
  const entry = { pk: 'NEED#2', sk: 'META', submitterKey: 'PERSON#1', submitterSort: '2026', text: letters(3000) }
  await documents.send(new PutCommand({ TableName: database.tables.needs, Item: entry }))
  expect(recorded.calls[0]).toMatchObject({ operation: 'PutItem', writeUnits: 3 + 1 })
})

test('a batch pays for each item apart, a query for its page as a whole', async () => {
  const { ledger } = database.tables
  for (const sk of ['1', '2', '3'])
    await documents.send(new PutCommand({ TableName: ledger, Item: { pk: 'STAT', sk, text: letters(1000) } }))
  recorded.reset()
  const Keys = [...['1', '2', '3', 'absent'].map((sk) => ({ pk: 'STAT', sk }))]
  await documents.send(new BatchGetCommand({ RequestItems: { [ledger]: { Keys, ConsistentRead: true } } }))
  await documents.send(
    new QueryCommand({
      TableName: ledger,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'STAT' },
    }),
  )
  expect(recorded.calls.map(({ operation, readUnits }) => [operation, readUnits])).toEqual([
    ['BatchGetItem', 4],
    ['Query', 0.5],
  ])
})

test('a query of an index names it, and a scan cannot hide', async () => {
  await documents.send(
    new QueryCommand({
      TableName: database.tables.needs,
      IndexName: 'byHolder',
      KeyConditionExpression: 'holderKey = :me',
      ExpressionAttributeValues: { ':me': 'nobody' },
    }),
  )
  await documents.send(new ScanCommand({ TableName: database.tables.sessions }))
  expect(recorded.calls.map(({ operation, tables, indexes }) => ({ operation, tables, indexes }))).toEqual([
    { operation: 'Query', tables: ['needs'], indexes: ['byHolder'] },
    { operation: 'Scan', tables: ['sessions'], indexes: [] },
  ])
})

test('a call that the SDK had to try again counts once', async () => {
  const faults = injectFaults(database.client, { seed: 8, rates: { throttling: 0.4 } })
  await documents.send(new PutCommand({ TableName: database.tables.ledger, Item: { pk: 'A', sk: '1' } }))
  faults.heal()
  expect(faults.counts.throttling).toBeGreaterThan(0)
  expect(recorded.calls).toHaveLength(1)
})

describe('with the images of what is written', () => {
  let exact: RecordedCalls
  let exactly: DynamoDBDocumentClient
  beforeAll(() => {
    const client = new DynamoDBClient(localConfig(database.endpoint))
    exactly = DynamoDBDocumentClient.from(client)
    exact = recordCalls(client, database.tables, { images: database.client })
  })
  beforeEach(() => exact.reset())
  const need = (more: object) => ({ pk: 'NEED#9', sk: 'META', listGrid: 'open#1', listSort: '1', needId: 'n', ...more })
  const put = (Item: object) => exactly.send(new PutCommand({ TableName: database.tables.needs, Item }))

  it('an update pays for the whole item that it leaves, not for what it sets', async () => {
    const key = { pk: 'STAT#9', sk: '1' }
    await exactly.send(new PutCommand({ TableName: database.tables.ledger, Item: { ...key, text: letters(2500) } }))
    await exactly.send(
      new UpdateCommand({
        TableName: database.tables.ledger,
        Key: key,
        UpdateExpression: 'ADD n :one',
        ExpressionAttributeValues: { ':one': 1 },
      }),
    )
    expect(exact.calls.map(({ operation, writeUnits }) => [operation, writeUnits])).toEqual([
      ['PutItem', 3],
      ['UpdateItem', 3],
    ])
  })

  it('an index pays for what changes in it', async () => {
    for (const more of [{}, { text: 'not projected' }, { status: 'open' }, { listGrid: 'open#2', status: 'open' }])
      await put(need(more))
    // The table each time; the index: put, nothing (text is not projected), changed, moved.
    expect(exact.calls.map(({ writeUnits }) => writeUnits)).toEqual([1 + 1, 1, 1 + 1, 1 + 2])
    expect(exact.calls.at(-1)?.spent.map(({ on, key }) => [on, key])).toEqual([
      ['needs', 'NEED#9'],
      ['needs/byGrid', 'open#1'],
      ['needs/byGrid', 'open#2'],
    ])
  })

  it('a refused transaction is a call, paid for what is there, and has written nothing', async () => {
    const { ledger } = database.tables
    const Item = { pk: 'KEY#9', sk: 'KEY', text: letters(1500) }
    await exactly.send(new PutCommand({ TableName: ledger, Item }))
    exact.reset()
    const again = { Put: { TableName: ledger, Item, ConditionExpression: 'attribute_not_exists(pk)' } }
    const other = { Put: { TableName: ledger, Item: { ...Item, pk: 'KEY#10' } } }
    await expect(exactly.send(new TransactWriteCommand({ TransactItems: [again, other] }))).rejects.toThrow('cancelled')
    expect(exact.calls).toMatchObject([{ isRefused: true, written: [], writeUnits: 4 + 2, readUnits: 0 }])
  })
})
