import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import {
  DeleteMessageCommand,
  GetQueueUrlCommand,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import type { QueueStore, SecretStore } from './cloud'
import { Refusal } from './refusal'

/** Secrets Manager answers the same for a secret that is missing and for one without a value; writing tells them apart. */
export function awsSecrets(client: SecretsManagerClient): SecretStore {
  return {
    async read(SecretId) {
      try {
        const { SecretString, CreatedDate } = await client.send(new GetSecretValueCommand({ SecretId }))
        return SecretString === undefined ? undefined : { text: SecretString, writtenAt: CreatedDate?.getTime() ?? 0 }
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return undefined
        throw error
      }
    },
    async write(SecretId, SecretString) {
      try {
        await client.send(new PutSecretValueCommand({ SecretId, SecretString }))
      } catch (error) {
        if (error instanceof ResourceNotFoundException)
          throw new Refusal(`There is no secret ${SecretId} here: deploy the stacks first (npm run deploy).`)
        throw error
      }
    },
  }
}

/** While a message is looked at nobody else sees it. Seconds. */
const HIDDEN_S = 120

export function awsQueues(client: SQSClient): QueueStore {
  const urls = new Map<string, Promise<string>>()
  const urlOf = (name: string) => {
    const known = urls.get(name) ?? askUrl(client, name)
    urls.set(name, known)
    return known
  }
  return {
    async receive(name) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl: await urlOf(name),
          MaxNumberOfMessages: 10,
          VisibilityTimeout: HIDDEN_S,
          // Long polling asks every server of the queue: short polling may find an old message missing.
          WaitTimeSeconds: 2,
        }),
      )
      return Messages.map(({ Body = '', ReceiptHandle = '' }) => ({ body: Body, receipt: ReceiptHandle }))
    },
    async remove(name, ReceiptHandle) {
      await client.send(new DeleteMessageCommand({ QueueUrl: await urlOf(name), ReceiptHandle }))
    },
    async send(name, MessageBody) {
      await client.send(new SendMessageCommand({ QueueUrl: await urlOf(name), MessageBody }))
    },
  }
}

async function askUrl(client: SQSClient, QueueName: string): Promise<string> {
  try {
    const { QueueUrl = '' } = await client.send(new GetQueueUrlCommand({ QueueName }))
    return QueueUrl
  } catch (error) {
    if (error instanceof QueueDoesNotExist)
      throw new Refusal(`There is no queue ${QueueName} here: deploy the stacks first (npm run deploy).`)
    throw error
  }
}
