import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { readSessionKeys } from '@microwish/api'
import { createTables, localConfig, type TableNames } from '../dynamodb'
import { runCommand } from './run-command'

const STAGE = `t${process.pid}`
const PLACE = ['--partition', 'aws-cn', '--region', 'cn-north-1', '--stage', STAGE]

type Answer = { status: number; body: object }
const refused = (type: string): Answer => ({ status: 400, body: { __type: type, message: 'refused' } })

/** Secrets Manager with two empty secrets and SQS with two queues, as far as the commands speak with them. */
function aws() {
  const secrets = new Map<string, string | undefined>(
    ['session', 'wechat'].map((name) => [`microwish-${STAGE}-${name}`, undefined]),
  )
  const queues = new Map<string, string[]>(['jobs', 'stream-dead'].map((name) => [`microwish-${STAGE}-${name}`, []]))
  const queueOf = (url = '') => queues.get(url.split('/').pop() ?? '') ?? []
  const operations: Record<string, (input: Record<string, string>) => Answer> = {
    'secretsmanager.GetSecretValue': ({ SecretId = '' }) =>
      secrets.get(SecretId) === undefined
        ? refused('ResourceNotFoundException')
        : { status: 200, body: { SecretString: secrets.get(SecretId), CreatedDate: 1 } },
    'secretsmanager.PutSecretValue': ({ SecretId = '', SecretString }) => {
      if (!secrets.has(SecretId)) return refused('ResourceNotFoundException')
      secrets.set(SecretId, SecretString)
      return { status: 200, body: { Name: SecretId } }
    },
    'AmazonSQS.GetQueueUrl': ({ QueueName = '' }) =>
      queues.has(QueueName)
        ? { status: 200, body: { QueueUrl: `${process.env['AWS_ENDPOINT_URL'] ?? ''}/1/${QueueName}` } }
        : refused('com.amazonaws.sqs#QueueDoesNotExist'),
    'AmazonSQS.SendMessage': ({ QueueUrl, MessageBody = '' }) => {
      queueOf(QueueUrl).push(MessageBody)
      return {
        status: 200,
        body: { MessageId: 'm1', MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex') },
      }
    },
    'AmazonSQS.ReceiveMessage': () => ({ status: 200, body: {} }),
  }
  const server = createServer(async (request, response) => {
    const input = JSON.parse(Buffer.concat(await request.toArray()).toString()) as Record<string, string>
    const { status, body } = operations[String(request.headers['x-amz-target'])]?.(input) ?? refused('UnknownOperation')
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body))
  })
  return { secrets, queues, server }
}

const VARIABLES = [
  'AWS_ENDPOINT_URL_DYNAMODB',
  'AWS_ENDPOINT_URL',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
] as const
const before = VARIABLES.map((name) => [name, process.env[name]] as const)
const { secrets, queues, server } = aws()
let database: DynamoDBClient
let tables: TableNames

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = process.env['DYNAMODB_ENDPOINT'] ?? ''
  database = new DynamoDBClient(localConfig(endpoint))
  tables = await createTables(database, `microwish-${STAGE}-`)
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_ENDPOINT_URL: `http://127.0.0.1:${((server as Server).address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  })
})
afterAll(async () => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  for (const TableName of Object.values(tables)) await database.send(new DeleteTableCommand({ TableName }))
  database.destroy()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

async function run(...args: string[]): Promise<string> {
  const said: string[] = []
  await runCommand(args, (line) => said.push(line))
  return said.join('\n')
}

test('says first where it is, and fills an empty secret over the wire', async () => {
  expect(await run('secrets', '--which', 'session', ...PLACE)).toMatch(
    /^secrets · t\d+ · account \d+ · cn-north-1 · shown only\n/,
  )
  expect(secrets.get(`microwish-${STAGE}-session`)).toBeUndefined()
  await run('secrets', '--which', 'session', ...PLACE, '--yes')
  expect(readSessionKeys(secrets.get(`microwish-${STAGE}-session`) ?? '').keys).toHaveLength(1)
  await expect(run('secrets', '--which', 'session', ...PLACE, '--yes')).rejects.toThrow('filled already')
})

test('writes a job down and puts its id into the queue; an empty dead-letter queue is said', async () => {
  await run('recount', ...PLACE, '--yes')
  const [body = '{}'] = queues.get(`microwish-${STAGE}-jobs`) ?? []
  const { jobId } = JSON.parse(body) as { jobId: string }
  expect(await run('jobs', ...PLACE)).toContain(jobId)
  expect(await run('replay', ...PLACE)).toContain('nothing to replay')
})

test('a secret or queue that is not there is said in a sentence', async () => {
  queues.delete(`microwish-${STAGE}-stream-dead`)
  secrets.delete(`microwish-${STAGE}-session`)
  await expect(run('replay', ...PLACE)).rejects.toThrow(`There is no queue microwish-${STAGE}-stream-dead here`)
  await expect(run('secrets', '--which', 'session', ...PLACE, '--yes')).rejects.toThrow('There is no secret')
})

test.each([
  ['no such command', ['destroy', ...PLACE], 'There is no command destroy.\nnpm run ops --'],
  ['a name of the language', ['constructor', ...PLACE], 'There is no command constructor'],
  ['no stage', ['jobs', '--partition', 'aws', '--region', 'eu-west-1'], 'Please add --stage'],
  [
    'a stage of capitals',
    ['jobs', '--partition', 'aws', '--region', 'eu-west-1', '--stage', 'Prod'],
    '--stage must be',
  ],
  ['another partition', ['jobs', '--partition', 'aws', ...PLACE.slice(2)], 'one of them is wrong'],
  [
    'a stage that is not there',
    ['jobs', ...PLACE.slice(0, 5), 'nowhere'],
    'is this the right stage, region and account?',
  ],
])('%s is refused before anything is touched', async (_, args, sentence) => {
  await expect(run(...args)).rejects.toThrow(sentence)
})

test('lists all commands with what they take', async () => {
  expect(await run('help')).toMatch(/restore-settings: .*\n +--table: /)
  expect(await run('jobs', '--help')).toBe(await run('help'))
})
