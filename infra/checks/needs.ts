import type { DeployedFunction, Deployment, Thing } from './deployment'

/** One line of `apps/api/uses.json`: an AWS action that a function's bundle was recorded to ask for, and on what. */
export type Use = { action: string; on: string }
export type Uses = Record<string, readonly Use[]>

/** One request that a role must, or may, be allowed. `via` is the service that asks KMS in the function's name. */
export type Need = { action: string; arn: string; via?: string; why: string }

/** By which variable a function is told what `on` names; tables are told by `<NAME>_TABLE`. */
const TOLD_BY: Record<string, string> = {
  contactsKey: 'CONTACT_KEY_ID',
  sessionSecret: 'SESSION_SECRET_ID',
  wechatSecret: 'WECHAT_SECRET_ID',
  jobQueue: 'JOB_QUEUE_URL',
}

/** @throws Error naming what a function uses and was told nothing of */
export function thingOf(on: string, fn: DeployedFunction, { things }: Deployment): { thing: Thing; arn: string } {
  const [name = '', ...part] = on.split('/')
  const variable = TOLD_BY[name] ?? `${name.toUpperCase()}_TABLE`
  const value = fn.environment[variable]
  const thing = value === undefined ? undefined : things.find(({ called }) => called.includes(value))
  if (!thing) throw new Error(`${fn.name} uses ${on}, and ${variable} tells it of nothing that is deployed`)
  return { thing, arn: [thing.arn, ...part].join('/') }
}

/** What a function's code was recorded to ask for, and what AWS asks of KMS in its name to answer that. */
export function recordedNeeds(fn: DeployedFunction, uses: readonly Use[], deployment: Deployment): Need[] {
  return uses.flatMap(({ action, on }) => {
    const { thing, arn } = thingOf(on, fn, deployment)
    return [{ action, arn, why: `it was recorded to use ${on}` }, ...unsealing(action, thing, deployment)]
  })
}

/**
 * A thing sealed by a customer's key is opened in the caller's name: for DynamoDB see
 * docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html, for the others the page
 * “server-side encryption” or “security” of their guides.
 */
const UNSEALING: Record<string, (action: string) => string[]> = {
  dynamodb: () => ['kms:Decrypt'],
  secretsmanager: () => ['kms:Decrypt'],
  sqs: (action) => (action === 'sqs:SendMessage' ? ['kms:GenerateDataKey', 'kms:Decrypt'] : ['kms:Decrypt']),
}

/** As `kms:ViaService` names a service: in aws-cn with the suffix of China. */
export const askedBy = (service: string, { world }: Pick<Deployment, 'world'>) =>
  `${service}.${world.region}.${world.urlSuffix}`

function unsealing(action: string, { key, arn }: Thing, deployment: Deployment): Need[] {
  const service = action.split(':')[0] ?? ''
  if (!key) return []
  return (UNSEALING[service]?.(action) ?? []).map((kmsAction) => ({
    action: kmsAction,
    arn: key,
    via: askedBy(service, deployment),
    why: `${arn} is sealed by a customer's key`,
  }))
}

const STREAM = /^arn:[^:]+:dynamodb:.*\/stream\//
const QUEUE = /^arn:[^:]+:sqs:/

/** What Lambda does with the role itself: writes the log, reads the source of events, gives up what nobody could follow. */
export function platformNeeds(fn: DeployedFunction, deployment: Deployment): Need[] {
  const logStream = deployment.things.find(({ arn }) => arn.includes(`:log-group:${fn.logGroup}:log-stream:`))
  if (!logStream) throw new Error(`${fn.name} writes into ${fn.logGroup}, which no template keeps`)
  return [
    ...['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({ action, arn: logStream.arn, why: LOGS })),
    ...fn.mappings.flatMap(({ source, onFailure }) => [
      ...sourceNeeds(source, deployment),
      ...(onFailure ? [{ action: 'sqs:SendMessage', arn: onFailure, why: ON_FAILURE }] : []),
    ]),
  ]
}

const LOGS = 'docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html'
const ON_FAILURE = 'docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html'
const STREAMS =
  'docs.aws.amazon.com/amazondynamodb/latest/developerguide/iam-policy-example-lamda-process-dynamodb-streams.html'
const QUEUES = 'docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html'

function sourceNeeds(source: string, deployment: Deployment): Need[] {
  if (STREAM.test(source)) {
    const thing = deployment.things.find(({ arn }) => arn === source)
    return [
      ...['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'].map((action) => ({
        action,
        arn: source,
        why: STREAMS,
      })),
      { action: 'dynamodb:ListStreams', arn: '*', why: `${STREAMS}; IAM knows no resource for it` },
      ...(thing ? unsealing('dynamodb:GetRecords', thing, deployment) : []),
    ]
  }
  if (!QUEUE.test(source)) return []
  return ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'].map((action) => ({
    action,
    arn: source,
    why: QUEUES,
  }))
}

/** What DynamoDB's guide lists beside Decrypt for the users of a sealed table. CreateGrant is for who makes the table. */
const LISTED_BY_DYNAMODB = ['DescribeKey', 'Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'ReEncryptTo']

/** What a role may be allowed and need not: each harms nothing, and AWS itself writes it into such roles. */
export function tolerated(fn: DeployedFunction, needs: readonly Need[], deployment: Deployment): Need[] {
  const viaDynamodb = needs.filter(({ via }) => via === askedBy('dynamodb', deployment))
  return [
    ...viaDynamodb.flatMap(({ arn, via = '' }) =>
      LISTED_BY_DYNAMODB.map((name) => ({ action: `kms:${name}`, arn, via, why: 'encryption.usagenotes.html' })),
    ),
    ...fn.mappings
      .filter(({ source }) => QUEUE.test(source))
      .map(({ source }) => ({
        action: 'sqs:ChangeMessageVisibility',
        arn: source,
        why: 'CDK’s SqsEventSource grants it',
      })),
    ...(fn.isTraced
      ? ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'].map((action) => ({
          action,
          arn: '*',
          why: 'docs.aws.amazon.com/lambda/latest/dg/services-xray.html',
        }))
      : []),
  ]
}
