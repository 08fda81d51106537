import { GetItemCommand, DynamoDBClient, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { testTables, type TestTables } from '../testing/test-tables'
import { type Cloud, openCloud } from './cloud-double'
import { CONTACT_KEY_ARN } from './master-key'
import { differenceOf } from './use-record'

describe('the double of AWS', () => {
  let own: TestTables
  let cloud: Cloud
  beforeAll(async () => {
    own = await testTables()
    cloud = await openCloud({ database: own.endpoint, tables: own.tables })
  })
  afterAll(async () => {
    await cloud.stop()
    await own.drop()
  })
  beforeEach(() => {
    cloud.record.reset()
    cloud.refusals.length = 0
  })

  /** A call as the SDK signs and sends it. */
  async function call(target: string, input: object, by = 'api') {
    const response = await fetch(cloud.origin, {
      method: 'POST',
      headers: {
        'x-amz-target': target,
        'content-type': 'application/x-amz-json-1.1',
        authorization: `AWS4-HMAC-SHA256 Credential=${by}/20261121/cn-north-1/any/aws4_request, SignedHeaders=host`,
      },
      body: JSON.stringify(input),
    })
    const answer = (await response.json()) as Record<string, string>
    return { status: response.status, headers: response.headers, answer }
  }
  const generate = () => call('TrentService.GenerateDataKey', { KeyId: CONTACT_KEY_ARN, KeySpec: 'AES_256' })
  const decrypt = (CiphertextBlob: string | undefined, KeyId = CONTACT_KEY_ARN) =>
    call('TrentService.Decrypt', { KeyId, CiphertextBlob })

  it('passes on what is asked of the database and notes the right that each takes, by the table’s own name', async () => {
    const credentials = { accessKeyId: 'stream', secretAccessKey: 'secret' }
    const client = new DynamoDBClient({ endpoint: cloud.origin, region: 'cn-north-1', credentials })
    const Key = { pk: { S: 'A' }, sk: { S: 'B' } }
    const [TableName, other] = [own.tables.needs, own.tables.ledger]
    await client.send(new PutItemCommand({ TableName, Item: { ...Key, text: { S: '换灯管' } } }))
    expect((await client.send(new GetItemCommand({ TableName, Key }))).Item?.['text']).toEqual({ S: '换灯管' })
    const ConditionExpression = 'attribute_exists(pk)'
    const failing = client.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { ConditionCheck: { TableName: other, Key, ConditionExpression } },
          { Delete: { TableName, Key } },
        ],
      }),
    )
    await expect(failing).rejects.toMatchObject({ name: 'TransactionCanceledException' })
    client.destroy()
    expect(cloud.record.uses()).toEqual({
      stream: [
        { action: 'dynamodb:ConditionCheckItem', on: 'ledger' },
        { action: 'dynamodb:DeleteItem', on: 'needs' },
        { action: 'dynamodb:GetItem', on: 'needs' },
        { action: 'dynamodb:PutItem', on: 'needs' },
      ],
    })
  })

  it('notes a query by its index, and a batch by each of its tables', async () => {
    const query = { TableName: own.tables.needs, IndexName: 'byGrid', KeyConditionExpression: 'listGrid = :a' }
    await call('DynamoDB_20120810.Query', { ...query, ExpressionAttributeValues: { ':a': { S: 'x' } } })
    const Keys = [{ pk: { S: 'A' }, sk: { S: 'B' } }]
    const RequestItems = { [own.tables.needs]: { Keys }, [own.tables.directory]: { Keys } }
    await call('DynamoDB_20120810.BatchGetItem', { RequestItems })
    expect(cloud.record.counts().map(({ action, on, times }) => [action, on, times])).toEqual([
      ['dynamodb:BatchGetItem', 'directory', 1],
      ['dynamodb:BatchGetItem', 'needs', 1],
      ['dynamodb:Query', 'needs/index/byGrid', 1],
    ])
  })

  it('opens what its key sealed, also after the key was rotated, and nothing else', async () => {
    const { answer: before } = await generate()
    cloud.masterKey.rotate()
    const { answer: after } = await generate()
    for (const { CiphertextBlob, Plaintext } of [before, after])
      expect((await decrypt(CiphertextBlob)).answer['Plaintext']).toBe(Plaintext)
    expect(before['Plaintext']).not.toBe(after['Plaintext'])
    const forged = Buffer.from(before['CiphertextBlob'] ?? '', 'base64').fill(0, 40)
    expect((await decrypt(forged.toString('base64'))).answer['__type']).toBe('InvalidCiphertextException')
    expect((await decrypt(before['CiphertextBlob'], 'other')).answer['__type']).toBe('NotFoundException')
    expect(cloud.record.uses()['api']).toEqual([
      { action: 'kms:Decrypt', on: 'contactsKey' },
      { action: 'kms:Decrypt', on: 'other' },
      { action: 'kms:GenerateDataKey', on: 'contactsKey' },
    ])
  })

  it('answers the document of a secret as it is now', async () => {
    const get = () => call('secretsmanager.GetSecretValue', { SecretId: 'sessionSecret' })
    expect((await get()).answer['__type']).toBe('ResourceNotFoundException')
    cloud.secrets.put('sessionSecret', { key: 1 })
    cloud.secrets.put('sessionSecret', { key: 2 })
    expect((await get()).answer['SecretString']).toBe('{"key":2}')
  })

  it('keeps messages, delivers again what was failed, and gives it up in the end', async () => {
    const { answer } = await call('AmazonSQS.SendMessage', { QueueUrl: cloud.queueUrl, MessageBody: 'good' }, 'clock')
    expect(answer['MD5OfMessageBody']).toBe('755f85c2723bb39381c7379a604160d8')
    await call('AmazonSQS.SendMessage', { QueueUrl: cloud.queueUrl, MessageBody: 'bad', DelaySeconds: 9 }, 'clock')
    const seen: string[][] = []
    const deliver = () =>
      cloud.queue.deliver((batch) => {
        seen.push(batch.map(({ body, receiveCount }) => `${body} ${receiveCount}`))
        const bad = batch.filter(({ body }) => body === 'bad')
        return Promise.resolve({ batchItemFailures: bad.map(({ messageId }) => ({ itemIdentifier: messageId })) })
      })
    while (await deliver());
    expect(seen).toEqual([['good 1'], ['bad 1'], ['bad 2'], ['bad 3'], ['bad 4'], ['bad 5']])
    expect(cloud.queue.dead.map(({ body, delaySeconds }) => [body, delaySeconds])).toEqual([['bad', 9]])
    const { headers } = await call('AmazonSQS.SendMessage', { QueueUrl: 'http://other/', MessageBody: 'x' })
    expect(headers.get('x-amzn-query-error')).toBe('AWS.SimpleQueueService.NonExistentQueue;Sender')
  })

  it('is out where it is told to be, and back afterwards', async () => {
    cloud.outages.add('TrentService')
    expect((await generate()).status).toBe(503)
    cloud.outages.delete('TrentService')
    expect((await generate()).status).toBe(200)
  })

  it('refuses what it does not know, and remembers that it did', async () => {
    for (const target of ['TrentService.Encrypt', 'secretsmanager.PutSecretValue', 'AmazonSNS.Publish', 'AmazonSQS.X'])
      expect(await call(target, {})).toMatchObject({ status: 400, answer: { __type: 'UnknownOperationException' } })
    const input = { KeyId: CONTACT_KEY_ARN, KeySpec: 'AES_256', DryRun: true }
    expect((await call('TrentService.GenerateDataKey', input)).answer['__type']).toBe('ValidationException')
    expect(cloud.refusals).toHaveLength(5)
  })
})

it('tells the difference between two records both ways', () => {
  const [read, write] = [
    { action: 'dynamodb:GetItem', on: 'needs' },
    { action: 'dynamodb:PutItem', on: 'needs' },
  ]
  expect(differenceOf({ api: [read] }, { api: [read] })).toEqual([])
  expect(differenceOf({ api: [read, write] }, { api: [read], job: [read] })).toEqual([
    'was done, is not written: api dynamodb:PutItem on needs',
    'is written, was not done: job dynamodb:GetItem on needs',
  ])
})
