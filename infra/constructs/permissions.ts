import { type TableName, TABLES } from '@microwish/core/tables'

/** One Lambda per trigger (decision 0001), named as its entry in apps/api/src. */
export const FUNCTION_NAMES = ['api', 'stream', 'wechat', 'clock', 'job'] as const
export type FunctionName = (typeof FUNCTION_NAMES)[number]

/** What a permission is on, as `apps/api/uses.json` names it. */
export type Target =
  | TableName
  | `${TableName}/index/${string}`
  | 'contactsKey'
  | 'sessionSecret'
  | 'wechatSecret'
  | 'jobQueue'
  | 'streamDead'
  | 'needsStream'
  | 'everyStream'

export type Permissions = Partial<Record<Target, readonly string[]>>

const indexes = (table: TableName, ...names: string[]): Permissions =>
  Object.fromEntries(names.map((name) => [`${table}/index/${name}`, ['dynamodb:Query']]))
const lists = (...names: string[]) => indexes('needs', ...names)
const SECRET = ['secretsmanager:GetSecretValue'] as const

/**
 * What the code of each function asks AWS for, and nothing else: held both ways against `apps/api/uses.json`, which is
 * recorded from the real bundles. No function may Scan, and none may delete a need.
 */
export const PERMISSIONS: Record<FunctionName, Permissions> = {
  api: {
    needs: ['dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
    ...lists('byGrid', 'byCommunity', 'byStreet', 'byCounty', 'bySubmitter', 'byHolder', 'byEvent'),
    directory: [
      'dynamodb:BatchGetItem',
      'dynamodb:ConditionCheckItem',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ],
    ...indexes('directory', 'byOwner', 'byParent', 'byPath', 'byUnit'),
    contacts: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    ledger: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
    sessions: [
      'dynamodb:BatchGetItem',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ],
    jobQueue: ['sqs:SendMessage'],
    contactsKey: ['kms:Decrypt', 'kms:GenerateDataKey'],
    sessionSecret: SECRET,
    wechatSecret: SECRET,
  },
  stream: {
    directory: ['dynamodb:GetItem'],
    ledger: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    wechatSecret: SECRET,
  },
  wechat: {
    directory: ['dynamodb:GetItem'],
    ledger: ['dynamodb:BatchGetItem', 'dynamodb:PutItem'],
    sessions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    jobQueue: ['sqs:SendMessage'],
    wechatSecret: SECRET,
  },
  clock: {
    directory: ['dynamodb:PutItem'],
    ...indexes('directory', 'byOwner', 'byPath'),
    ledger: ['dynamodb:PutItem', 'dynamodb:Query'],
    jobQueue: ['sqs:SendMessage'],
  },
  job: {
    needs: ['dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
    ...lists('byCommunity', 'bySubmitter', 'byHolder', 'byEvent'),
    directory: [
      'dynamodb:BatchGetItem',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ],
    ...indexes('directory', 'byOwner', 'byParent', 'byPath'),
    contacts: ['dynamodb:DeleteItem'],
    ledger: [
      'dynamodb:BatchGetItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ],
    sessions: ['dynamodb:BatchGetItem', 'dynamodb:DeleteItem', 'dynamodb:Query'],
    jobQueue: ['sqs:SendMessage'],
    wechatSecret: SECRET,
  },
}

/** What Lambda itself asks for in a function's name, to bring it the records of its trigger and to give them up. */
export const TRIGGER_PERMISSIONS: Partial<Record<FunctionName, Permissions>> = {
  stream: {
    needsStream: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    // An action on no resource: IAM takes nothing narrower than `*`, and Lambda refuses a source without it.
    everyStream: ['dynamodb:ListStreams'],
    streamDead: ['sqs:SendMessage'],
  },
  job: {
    jobQueue: ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
  },
}

/** The tables of which a function reads or writes anything, or whose stream it is fed by. */
export function tablesOf(name: FunctionName): TableName[] {
  const targets = Object.keys({ ...PERMISSIONS[name], ...TRIGGER_PERMISSIONS[name] })
  const names = targets.flatMap((target) => (target === 'needsStream' ? ['needs'] : [target.split('/')[0] ?? '']))
  return TABLES.map(({ name }) => name).filter((table) => names.includes(table))
}
