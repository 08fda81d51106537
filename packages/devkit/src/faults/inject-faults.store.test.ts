import { randomUUID } from 'node:crypto'
import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb'
import { localConfig } from '../dynamodb'
import { testTables, type TestTables } from '../testing'
import { type FaultPlan, injectFaults } from './inject-faults'

let database: TestTables
beforeAll(async () => {
  database = await testTables()
})
afterAll(() => database.drop())

/** A client without the SDK's retries, so that each fault shows. */
function faulty(rates: FaultPlan['rates'], { seed = 1, maxAttempts = 1 } = {}) {
  const client = new DynamoDBClient({ ...localConfig(database.endpoint), maxAttempts })
  const faults = injectFaults(client, { seed, rates })
  return { client: DynamoDBDocumentClient.from(client), faults }
}
const plain = () => DynamoDBDocumentClient.from(database.client)
const needs = () => database.tables.needs
const item = (pk = `NEED#${randomUUID()}`) => ({ pk, sk: 'META' })
const transactPut = (...items: object[]) =>
  new TransactWriteCommand({
    ClientRequestToken: randomUUID(),
    TransactItems: items.map((Item) => ({ Put: { TableName: needs(), Item } })),
  })
const find = async (Key: { pk: string; sk: string }) =>
  (await plain().send(new GetCommand({ TableName: needs(), Key, ConsistentRead: true }))).Item

test('a conflict cancels the whole transaction and names one item as its reason', async () => {
  const { client } = faulty({ conflict: 1 })
  const [one, two] = [item(), item()]
  const refusal = await client.send(transactPut(one, two)).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(TransactionCanceledException)
  const codes = (refusal as TransactionCanceledException).CancellationReasons?.map(({ Code }) => Code)
  expect(codes?.sort()).toEqual(['None', 'TransactionConflict'])
  expect(await find(one)).toBeUndefined()
})

test('throttling refuses any operation before it happens, and the SDK tries again by itself', async () => {
  const one = item()
  const { client } = faulty({ throttling: 1 })
  await expect(client.send(new PutCommand({ TableName: needs(), Item: one }))).rejects.toThrow('throughput')
  expect(await find(one)).toBeUndefined()
  const patient = faulty({ throttling: 0.5 }, { maxAttempts: 10 })
  await patient.client.send(new PutCommand({ TableName: needs(), Item: one }))
  expect(await find(one)).toEqual(one)
})

test('a lost answer reads as a time-out although the write has happened', async () => {
  const { client } = faulty({ lostAnswer: 1 })
  const one = item()
  await expect(client.send(transactPut(one))).rejects.toMatchObject({ name: 'TimeoutError' })
  expect(await find(one)).toEqual(one)
})

test('a transaction repeated under its token after a lost answer is not made twice', async () => {
  const one = item()
  const once = new TransactWriteCommand({
    ClientRequestToken: randomUUID(),
    TransactItems: [{ Put: { TableName: needs(), Item: one, ConditionExpression: 'attribute_not_exists(pk)' } }],
  })
  await expect(faulty({ lostAnswer: 1 }).client.send(once)).rejects.toMatchObject({ name: 'TimeoutError' })
  await expect(plain().send(once)).resolves.toBeDefined()
})

test('a batch leaves keys over, and asking again for those brings the rest', async () => {
  const items = [item(), item(), item()]
  for (const each of items) await plain().send(new PutCommand({ TableName: needs(), Item: each }))
  const { client } = faulty({ unprocessed: 1 })
  const first = await client.send(new BatchGetCommand({ RequestItems: { [needs()]: { Keys: items } } }))
  expect(first.Responses?.[needs()]).toHaveLength(2)
  const second = await client.send(new BatchGetCommand({ RequestItems: first.UnprocessedKeys }))
  expect([...(first.Responses?.[needs()] ?? []), ...(second.Responses?.[needs()] ?? [])]).toEqual(
    expect.arrayContaining(items),
  )
})

test('a lagging index shows nothing at first, and then what it showed before', async () => {
  const submitterKey = `PERSON#${randomUUID()}`
  const mine = new QueryCommand({
    TableName: needs(),
    IndexName: 'bySubmitter',
    KeyConditionExpression: 'submitterKey = :me',
    ExpressionAttributeValues: { ':me': submitterKey },
  })
  const put = (version: number) =>
    plain().send(
      new PutCommand({
        TableName: needs(),
        Item: { ...item(), submitterKey, submitterSort: `2026#${version}`, needId: version },
      }),
    )
  const { client, faults } = faulty({ indexLag: 1 })
  const versions = async () => (await client.send(mine)).Items?.map(({ needId }) => needId as number)
  await put(1)
  expect(await versions()).toEqual([])
  await put(2)
  expect(await versions()).toEqual([1])
  faults.heal()
  expect(await versions()).toEqual([1, 2])
})

test('the same seed strikes the same calls, another seed others', async () => {
  const strikes = async (seed: number) => {
    const { client } = faulty({ throttling: 0.5 }, { seed })
    const outcomes = []
    for (let call = 0; call < 20; call++)
      outcomes.push(
        await client.send(new GetCommand({ TableName: needs(), Key: item() })).then(
          () => 'ok',
          () => 'struck',
        ),
      )
    return outcomes.join()
  }
  const first = await strikes(7)
  expect(await strikes(7)).toBe(first)
  expect(await strikes(8)).not.toBe(first)
})

test('a fault strikes only the operations of its plan, and is counted', async () => {
  const client = new DynamoDBClient({ ...localConfig(database.endpoint), maxAttempts: 1 })
  const faults = injectFaults(client, { seed: 1, rates: { throttling: 1 }, operations: ['GetItem'] })
  const documents = DynamoDBDocumentClient.from(client)
  await documents.send(new PutCommand({ TableName: needs(), Item: item() }))
  await expect(documents.send(new GetCommand({ TableName: needs(), Key: item() }))).rejects.toThrow('throughput')
  expect(faults.counts).toMatchObject({ throttling: 1, conflict: 0 })
})
