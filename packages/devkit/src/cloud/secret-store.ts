import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { AwsRefusal, type AwsAnswers, readCall, unknownOperation } from './aws-answer'

const Get = z.strictObject({ SecretId: z.string() })

/** Secrets Manager with the current version of each secret, under the name by which functions ask for it. */
export function createSecretStore() {
  const secrets = new Map<string, { versionId: string; text: string }>()

  const answer: AwsAnswers = ({ operation, input }, note) => {
    if (operation !== 'GetSecretValue') throw unknownOperation(`secretsmanager:${operation}`)
    const { SecretId } = readCall(Get, input)
    note(`secretsmanager:${operation}`, SecretId)
    const secret = secrets.get(SecretId)
    if (!secret) throw new AwsRefusal('ResourceNotFoundException', "Secrets Manager can't find the specified secret.")
    return {
      ARN: `arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:${SecretId}-a1b2c3`,
      Name: SecretId,
      VersionId: secret.versionId,
      VersionStages: ['AWSCURRENT'],
      SecretString: secret.text,
      CreatedDate: 1,
    }
  }

  return {
    answer,
    /** The document that is answered from now on. */
    put: (secretId: string, document: object) =>
      void secrets.set(secretId, { versionId: randomUUID(), text: JSON.stringify(document) }),
  }
}
