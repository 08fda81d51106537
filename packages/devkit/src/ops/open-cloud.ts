import { DescribeTableCommand, DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SQSClient } from '@aws-sdk/client-sqs'
import { realWorld } from '@microwish/api'
import { createDatabase, createStores } from '@microwish/core'
import { awsQueues, awsSecrets } from './aws-stores'
import type { Cloud } from './cloud'
import { namesOf } from './names'
import { Refusal } from './refusal'

export type Place = { partition: string; region: string; stage: string }

/**
 * One stage in the account of the shell's credentials, after a look that it is there and which account it is.
 * @throws Refusal when region and partition do not agree, or nothing of this stage stands there
 */
export async function openCloud({ partition, region, stage }: Place): Promise<{ cloud: Cloud; account: string }> {
  if (region.startsWith('cn-') !== (partition === 'aws-cn'))
    throw new Refusal(`The region ${region} does not lie in the partition ${partition}: one of them is wrong.`)
  const names = namesOf(stage)
  const dynamo = new DynamoDBClient({ region })
  const account = await accountOf(dynamo, names.tables.directory, region)
  const database = createDatabase(dynamo, names.tables)
  const cloud: Cloud = {
    ...realWorld,
    names,
    dynamo,
    database,
    stores: createStores(database),
    secrets: awsSecrets(new SecretsManagerClient({ region })),
    queues: awsQueues(new SQSClient({ region })),
  }
  return { cloud, account }
}

async function accountOf(client: DynamoDBClient, TableName: string, region: string): Promise<string> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }))
    return Table?.TableArn?.split(':')[4] ?? 'unknown'
  } catch (error) {
    if (error instanceof ResourceNotFoundException)
      throw new Refusal(`There is no table ${TableName} in ${region}: is this the right stage, region and account?`)
    if (error instanceof Error && /Credential|Token|AccessDenied|UnrecognizedClient/.test(error.name))
      throw new Refusal(
        `The shell's AWS credentials do not serve in ${region} (${error.name}): sign in with the AWS CLI, or set AWS_PROFILE.`,
      )
    throw error
  }
}
