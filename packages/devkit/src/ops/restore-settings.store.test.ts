import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb'
import { aStage, type Stage } from './stage.fixture'

let stage: Stage
beforeAll(async () => {
  stage = await aStage({ isEmpty: true })
  answerContinuousBackups(stage)
})
afterAll(async () => {
  for (const TableName of [stage.cloud.names.tables.needs, stage.cloud.names.tables.ledger])
    await stage.cloud.dynamo.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }))
  await stage.close()
})

/** The local database knows no continuous backups: these two operations are answered as AWS does. */
function answerContinuousBackups({ cloud }: Stage) {
  const recoverable = new Set<string | undefined>()
  cloud.dynamo.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const { TableName } = args.input as { TableName?: string }
        if (commandName === 'UpdateContinuousBackupsCommand') recoverable.add(TableName)
        else if (commandName !== 'DescribeContinuousBackupsCommand') return next(args)
        const status = recoverable.has(TableName) ? ('ENABLED' as const) : ('DISABLED' as const)
        const PointInTimeRecoveryDescription = { PointInTimeRecoveryStatus: status }
        const ContinuousBackupsDescription = {
          ContinuousBackupsStatus: 'ENABLED' as const,
          PointInTimeRecoveryDescription,
        }
        return { response: {}, output: { ContinuousBackupsDescription, $metadata: {} } }
      },
    { step: 'initialize', name: 'continuousBackups' },
  )
}

/** As a restore leaves it: keys and items, nothing else. */
async function makeBare(TableName: string) {
  const { dynamo } = stage.cloud
  await dynamo.send(new DeleteTableCommand({ TableName }))
  await dynamo.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  )
}

async function settingsOf(TableName: string) {
  const { dynamo } = stage.cloud
  const { Table } = await dynamo.send(new DescribeTableCommand({ TableName }))
  const { TimeToLiveDescription } = await dynamo.send(new DescribeTimeToLiveCommand({ TableName }))
  const { ContinuousBackupsDescription } = await dynamo.send(new DescribeContinuousBackupsCommand({ TableName }))
  return {
    isProtected: Table?.DeletionProtectionEnabled,
    stream: Table?.StreamSpecification?.StreamViewType,
    expiry: TimeToLiveDescription?.AttributeName,
    recovery: ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus,
  }
}

test('what a restored table has lost is shown, set from the definitions, and left alone the next time', async () => {
  const { needs } = stage.cloud.names.tables
  await makeBare(needs)
  const run = (...args: string[]) => stage.run('restore-settings', ['--table', 'needs', ...args])
  expect((await run()).match(/missing, would be set/g)).toHaveLength(4)
  expect(await settingsOf(needs)).toMatchObject({ stream: undefined, expiry: undefined })
  expect((await run('--yes')).match(/: set$/gm)).toHaveLength(4)
  expect(await settingsOf(needs)).toEqual({
    isProtected: true,
    stream: 'NEW_IMAGE',
    expiry: 'expiresAt',
    recovery: 'ENABLED',
  })
  expect((await run('--yes')).match(/: stands$/gm)).toHaveLength(4)
})

test('a table without a stream gets none, and another table is none of ours', async () => {
  const { ledger } = stage.cloud.names.tables
  await makeBare(ledger)
  await stage.run('restore-settings', ['--table', 'ledger', '--yes'])
  expect(await settingsOf(ledger)).toMatchObject({ stream: undefined, expiry: 'expiresAt' })
  await expect(stage.run('restore-settings', ['--table', 'users'])).rejects.toThrow('--table must be needs')
})
