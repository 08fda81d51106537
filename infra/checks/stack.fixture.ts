import { WORLDS } from './resolve'
import { deploymentOf } from './deployment'
import type { Json, Properties, Resource, Stack } from './template'

export const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] })
export const allow = (Action: Json, Resource: Json, more: Properties = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})

const VIA_DYNAMODB = {
  StringEquals: { 'kms:ViaService': { 'Fn::Sub': 'dynamodb.${AWS::Region}.${AWS::URLSuffix}' } },
}

/** What the small function below is allowed, and no more than it needs. */
export const SOUND_STATEMENTS = [
  allow(['dynamodb:GetItem', 'dynamodb:PutItem'], arn('Needs')),
  allow('dynamodb:Query', { 'Fn::Sub': '${Needs.Arn}/index/byGrid' }),
  allow('kms:Decrypt', arn('Key'), { Condition: VIA_DYNAMODB }),
  allow(['kms:Decrypt', 'kms:GenerateDataKey'], arn('ContactsKey')),
  allow('secretsmanager:GetSecretValue', { Ref: 'WechatSecret' }),
  allow(['sqs:SendMessage'], arn('Jobs')),
  allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], arn('Jobs')),
  allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], {
    'Fn::GetAtt': ['Needs', 'StreamArn'],
  }),
  allow('dynamodb:ListStreams', '*'),
  allow('sqs:SendMessage', arn('Dead')),
  allow(['logs:CreateLogStream', 'logs:PutLogEvents'], arn('Log')),
]

/** What it was recorded to use. */
export const SOUND_USES = {
  job: [
    { action: 'dynamodb:GetItem', on: 'needs' },
    { action: 'dynamodb:PutItem', on: 'needs' },
    { action: 'dynamodb:Query', on: 'needs/index/byGrid' },
    { action: 'kms:Decrypt', on: 'contactsKey' },
    { action: 'kms:GenerateDataKey', on: 'contactsKey' },
    { action: 'secretsmanager:GetSecretValue', on: 'wechatSecret' },
    { action: 'sqs:SendMessage', on: 'jobQueue' },
  ],
}

const ROOT = { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' }
const KEY_POLICY = { Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal: { AWS: ROOT } }] }

const trustOf = (Principal: Json) => ({ Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }] })
export const LAMBDA = { Service: 'lambda.amazonaws.com' }

const resource = (Type: string, Properties: Properties = {}): Resource => ({ Type, Properties })

/** Whatever of the small stack a test makes bad. */
type Changes = {
  statements?: Json[]
  principal?: Json
  role?: Properties
  variables?: Properties
  more?: Record<string, Resource>
}

/** A function that reads a table, its stream and a queue, with all that belongs to it. */
export function aStack({ statements = SOUND_STATEMENTS, principal = LAMBDA, ...changes }: Changes = {}): Stack {
  return {
    name: 'Small',
    template: {
      Resources: {
        Key: resource('AWS::KMS::Key', { KeyPolicy: KEY_POLICY }),
        ContactsKey: resource('AWS::KMS::Key', { KeyPolicy: KEY_POLICY }),
        Needs: resource('AWS::DynamoDB::GlobalTable', {
          TableName: 'microwish-test-needs',
          GlobalSecondaryIndexes: [{ IndexName: 'byGrid' }, { IndexName: 'byStreet' }],
          StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
          Replicas: [{ Region: 'a', SSESpecification: { KMSMasterKeyId: arn('Key') } }],
        }),
        WechatSecret: resource('AWS::SecretsManager::Secret', { Name: 'microwish-test-wechat' }),
        SessionSecret: resource('AWS::SecretsManager::Secret', { Name: 'microwish-test-session' }),
        Jobs: resource('AWS::SQS::Queue', { QueueName: 'microwish-test-jobs' }),
        Dead: resource('AWS::SQS::Queue', { QueueName: 'microwish-test-dead' }),
        Log: resource('AWS::Logs::LogGroup', { LogGroupName: '/aws/lambda/microwish-test-job' }),
        Role: resource('AWS::IAM::Role', { AssumeRolePolicyDocument: trustOf(principal), ...changes.role }),
        Policy: resource('AWS::IAM::Policy', {
          PolicyName: 'a',
          PolicyDocument: { Statement: statements },
          Roles: [{ Ref: 'Role' }],
        }),
        Job: resource('AWS::Lambda::Function', {
          FunctionName: 'microwish-test-job',
          Role: arn('Role'),
          Environment: {
            Variables: {
              NEEDS_TABLE: { Ref: 'Needs' },
              CONTACT_KEY_ID: arn('ContactsKey'),
              WECHAT_SECRET_ID: { Ref: 'WechatSecret' },
              JOB_QUEUE_URL: { Ref: 'Jobs' },
              ...changes.variables,
            },
          },
        }),
        Work: resource('AWS::Lambda::EventSourceMapping', {
          FunctionName: { Ref: 'Job' },
          EventSourceArn: arn('Jobs'),
        }),
        History: resource('AWS::Lambda::EventSourceMapping', {
          FunctionName: { Ref: 'Job' },
          EventSourceArn: { 'Fn::GetAtt': ['Needs', 'StreamArn'] },
          DestinationConfig: { OnFailure: { Destination: arn('Dead') } },
        }),
        ...changes.more,
      },
    },
  }
}

/** The small stack where it is imagined to stand. */
export const aDeployment = (changes?: Changes, partition: keyof typeof WORLDS = 'aws-cn') =>
  deploymentOf([aStack(changes)], WORLDS[partition])
