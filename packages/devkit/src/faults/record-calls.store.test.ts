import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb'
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
  expect(recorded.calls).toEqual([
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
