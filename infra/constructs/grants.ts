import { Aws } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { DataStack } from '../stacks/data-stack'
import {
  type FunctionName,
  type Permissions,
  PERMISSIONS,
  tablesOf,
  type Target,
  TRIGGER_PERMISSIONS,
} from './permissions'

/** Everything that a function can be allowed to touch. */
export type Resources = {
  data: DataStack
  sessionSecret: { secretArn: string }
  wechatSecret: { secretArn: string }
  jobQueue: IQueue
  streamDead: IQueue
}

/** The statements of a function's role, from the tables of `permissions.ts`; one for each resource. */
export function statementsFor(name: FunctionName, resources: Resources): PolicyStatement[] {
  const granted = [PERMISSIONS[name], TRIGGER_PERMISSIONS[name] ?? {}].flatMap((permissions) =>
    targetsOf(permissions).map(
      ([target, actions]) => new PolicyStatement({ actions: [...actions], resources: [arnOf(target, resources)] }),
    ),
  )
  return [...granted, ...sealedTables(name, resources)]
}

const targetsOf = (permissions: Permissions) => Object.entries(permissions) as [Target, readonly string[]][]

function arnOf(target: Target, { data, ...resources }: Resources): string {
  switch (target) {
    case 'contactsKey':
      return data.contactsKey.keyArn
    case 'sessionSecret':
    case 'wechatSecret':
      return resources[target].secretArn
    case 'jobQueue':
    case 'streamDead':
      return resources[target].queueArn
    case 'needsStream':
      return data.needsStreamArn
    case 'everyStream':
      return '*'
    default: {
      const [table, ...index] = target.split('/') as [keyof DataStack['tables'], ...string[]]
      return [data.tables[table].tableArn, ...index].join('/')
    }
  }
}

/**
 * What DynamoDB asks of a table's key in the caller's name. Only DynamoDB may ask it: with this alone nobody can unwrap
 * a data key. The suffix is left open, since no page of AWS says which one China names here; KMS alone sets the value.
 */
function sealedTables(name: FunctionName, { data }: Resources): PolicyStatement[] {
  const keys = new Set<IKey>(tablesOf(name).map((table) => (table === 'contacts' ? data.contactsKey : data.key)))
  return [...keys].map(
    ({ keyArn }) =>
      new PolicyStatement({
        actions: [
          'kms:Decrypt',
          'kms:DescribeKey',
          'kms:Encrypt',
          'kms:GenerateDataKey',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
        ],
        resources: [keyArn],
        conditions: { StringLike: { 'kms:ViaService': `dynamodb.${Aws.REGION}.*` } },
      }),
  )
}
