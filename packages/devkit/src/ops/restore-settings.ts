import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import { type TableDefinition, TABLES } from '@microwish/core/tables'
import { type Call, type Command, DRY } from './cloud'
import { Refusal } from './refusal'

const NAMES = TABLES.map(({ name }) => name)

/** A table that was restored under its own name has its items and indexes, and none of these settings. */
export const restoreSettingsCommand: Command = {
  does: 'sets again what a restored table has lost: expiry, stream, point-in-time recovery, deletion protection',
  flags: {
    table: {
      means: NAMES.join(', '),
      isRequired: true,
      like: [new RegExp(`^(${NAMES.join('|')})$`), NAMES.join(', ')],
    },
  },
  run: (call) => restoreSettings(call),
}

type Setting = { name: string; isSet: boolean; set: () => Promise<unknown> }

export async function restoreSettings({ cloud, options, say, isForReal }: Call): Promise<void> {
  const definition = TABLES.find(({ name }) => name === options.must('table'))
  if (!definition) throw new Refusal(`There is no table ${options.must('table')} in the definitions.`)
  const name = cloud.names.tables[definition.name]
  const settings = await readSettings(cloud.dynamo, definition, name)
  for (const setting of settings) {
    if (setting.isSet) say(`${setting.name}: stands`)
    else if (!isForReal) say(`${setting.name}: missing, would be set`)
    else {
      await setting.set()
      await settled(cloud.dynamo, name)
      say(`${setting.name}: set`)
    }
  }
  if (!isForReal) say(DRY)
  else if (definition.stream) say('The stream is a new one: connect the function to it as RUNBOOK.md#restore says.')
}

async function readSettings(
  client: DynamoDBClient,
  { ttl, stream }: TableDefinition,
  name: string,
): Promise<Setting[]> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }))
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: name }))
  const update = (change: object) => () => client.send(new UpdateTableCommand({ TableName: name, ...change }))
  const settings: Setting[] = [
    {
      name: 'point-in-time recovery',
      isSet: await isRecoverable(client, name),
      set: () => makeRecoverable(client, name),
    },
  ]
  if (stream)
    settings.push({
      name: 'stream of new images',
      isSet: Table?.StreamSpecification?.StreamViewType === 'NEW_IMAGE',
      set: update({ StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } }),
    })
  if (ttl)
    settings.push({
      name: `expiry by ${ttl}`,
      isSet: ['ENABLED', 'ENABLING'].includes(TimeToLiveDescription?.TimeToLiveStatus ?? ''),
      set: () =>
        client.send(
          new UpdateTimeToLiveCommand({
            TableName: name,
            TimeToLiveSpecification: { AttributeName: ttl, Enabled: true },
          }),
        ),
    })
  // Last: nobody deletes what is whole again.
  settings.push({
    name: 'deletion protection',
    isSet: Table?.DeletionProtectionEnabled === true,
    set: update({ DeletionProtectionEnabled: true }),
  })
  return settings
}

async function isRecoverable(client: DynamoDBClient, TableName: string): Promise<boolean> {
  const { ContinuousBackupsDescription } = await client.send(new DescribeContinuousBackupsCommand({ TableName }))
  return ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === 'ENABLED'
}

const makeRecoverable = (client: DynamoDBClient, TableName: string) =>
  client.send(
    new UpdateContinuousBackupsCommand({
      TableName,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
  )

const LOOK_MS = 2_000
const LOOKS = 150

/** One change of a table at a time: the next waits until this one is done, five minutes at most. */
async function settled(client: DynamoDBClient, TableName: string): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }))
    if (Table?.TableStatus === 'ACTIVE') return
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  throw new Refusal(`${TableName} is still being changed: wait, and run this again; what is set stays set.`)
}
