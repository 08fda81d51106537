import { arnOf, nameOf, type Resolve, resolverOf, type World } from './resolve'
import { isRecord, type Json, listOf, type Placed, resourcesOf, type Stack, textOf } from './template'

/** A policy statement with names and ARNs in place of CloudFormation's functions. */
export type Statement = {
  Effect: string
  Action: string[]
  Resource: string[]
  Principal?: Json | undefined
  Condition?: { [operator: string]: Json | undefined } | undefined
  /** `NotAction` and its like, which these checks refuse. */
  inverted: string[]
}

/** Something that a policy can allow to be used. */
export type Thing = {
  arn: string
  type: string
  /** What a function's environment may call it: its name, URL or ARN. */
  called: string[]
  /** ARN of the customer's key that seals it, if one does. */
  key?: string | undefined
  placed: Placed
}

export type DeployedRole = {
  arn: string
  name: string
  trust: Statement[]
  allows: Statement[]
  managed: string[]
  placed: Placed
}

export type DeployedFunction = {
  /** As its entry is called: `api`. */
  name: string
  environment: Record<string, string>
  role: DeployedRole | undefined
  mappings: { source: string; onFailure: string | undefined }[]
  logGroup: string
  isTraced: boolean
  placed: Placed
}

/** What stands in the cloud once all stacks of an app are deployed, as far as permissions and doors go. */
export type Deployment = {
  stacks: readonly Stack[]
  world: World
  resolve: Resolve
  things: Thing[]
  roles: DeployedRole[]
  functions: DeployedFunction[]
  /** Policies on things, by the thing's ARN. */
  resourcePolicies: ReadonlyMap<string, Statement[]>
}

export function deploymentOf(stacks: readonly Stack[], world: World): Deployment {
  const resolve = resolverOf(stacks, world)
  const roles = resourcesOf(stacks, 'AWS::IAM::Role').map((placed) => readRole(placed, { stacks, world, resolve }))
  return {
    stacks,
    world,
    resolve,
    roles,
    things: thingsOf({ stacks, world, resolve }),
    functions: resourcesOf(stacks, 'AWS::Lambda::Function').map((placed) =>
      readFunction(placed, roles, { stacks, world, resolve }),
    ),
    resourcePolicies: resourcePoliciesOf({ stacks, world, resolve }),
  }
}

type Reading = Pick<Deployment, 'stacks' | 'world' | 'resolve'>

/** The statements of a policy document that still holds CloudFormation's functions. */
export function statementsOf(document: Json | undefined, resolve: Resolve, stack: Stack): Statement[] {
  const resolved = resolve(stack, document)
  return (isRecord(resolved) ? listOf(resolved['Statement']) : []).filter(isRecord).map((statement) => ({
    Effect: textOf(statement['Effect']),
    Action: listOf(statement['Action']).map(textOf),
    Resource: listOf(statement['Resource']).map(textOf),
    ...('Principal' in statement && { Principal: statement['Principal'] }),
    ...(isRecord(statement['Condition']) && { Condition: statement['Condition'] }),
    inverted: Object.keys(statement).filter((key) => key.startsWith('Not')),
  }))
}

function readRole(placed: Placed, { stacks, world, resolve }: Reading): DeployedRole {
  const { stack, properties } = placed
  const name = nameOf(placed, resolve)
  const attached = resourcesOf(stacks, 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy').filter(
    (policy) => {
      const { Roles, RoleName } = policy.properties
      return [...listOf(Roles), ...listOf(RoleName)].some((role) => resolve(policy.stack, role) === name)
    },
  )
  const inline = listOf(properties['Policies']).filter(isRecord)
  return {
    arn: arnOf(placed, world, resolve),
    name,
    placed,
    trust: statementsOf(properties['AssumeRolePolicyDocument'], resolve, stack),
    managed: listOf(properties['ManagedPolicyArns']).map((policy) => textOf(resolve(stack, policy))),
    allows: [
      ...inline.flatMap((policy) => statementsOf(policy['PolicyDocument'], resolve, stack)),
      ...attached.flatMap((policy) => statementsOf(policy.properties['PolicyDocument'], resolve, policy.stack)),
    ],
  }
}

function readFunction(placed: Placed, roles: DeployedRole[], { stacks, world, resolve }: Reading): DeployedFunction {
  const { stack, properties } = placed
  const fullName = nameOf(placed, resolve)
  const arn = arnOf(placed, world, resolve)
  const at = (...path: string[]) =>
    path.reduce<Json | undefined>((value, key) => (isRecord(value) ? value[key] : undefined), properties)
  const environment = resolve(stack, at('Environment', 'Variables'))
  const logGroup = resolve(stack, at('LoggingConfig', 'LogGroup'))
  const mappings = resourcesOf(stacks, 'AWS::Lambda::EventSourceMapping').map((mapping) => ({
    ...(resolve(mapping.stack, mapping.properties) as { [key: string]: Json | undefined }),
  }))
  return {
    name: fullName.slice(fullName.lastIndexOf('-') + 1),
    environment: Object.fromEntries(
      Object.entries(isRecord(environment) ? environment : {}).map(([key, value]) => [key, textOf(value)]),
    ),
    role: roles.find((role) => role.arn === resolve(stack, properties['Role'])),
    mappings: mappings
      .filter(({ FunctionName }) => FunctionName === fullName || FunctionName === arn)
      .map(({ EventSourceArn, DestinationConfig }) => ({
        source: textOf(EventSourceArn),
        onFailure: destinationOf(DestinationConfig),
      })),
    logGroup: typeof logGroup === 'string' ? logGroup : `/aws/lambda/${fullName}`,
    isTraced: at('TracingConfig', 'Mode') === 'Active',
    placed,
  }
}

function destinationOf(config: Json | undefined): string | undefined {
  const onFailure = isRecord(config) ? config['OnFailure'] : undefined
  return isRecord(onFailure) ? textOf(onFailure['Destination']) : undefined
}

/** Types whose policies the functions' roles may name, and where each says which key seals it. */
const SEALED_BY: Record<string, string | undefined> = {
  'AWS::DynamoDB::GlobalTable': 'KMSMasterKeyId',
  'AWS::DynamoDB::Table': 'KMSMasterKeyId',
  'AWS::SecretsManager::Secret': 'KmsKeyId',
  'AWS::SQS::Queue': 'KmsMasterKeyId',
  'AWS::SNS::Topic': 'KmsMasterKeyId',
  'AWS::KMS::Key': undefined,
  'AWS::Lambda::Function': undefined,
  'AWS::Logs::LogGroup': undefined,
  'AWS::IAM::Role': undefined,
  'AWS::S3::Bucket': undefined,
  'AWS::Events::Rule': undefined,
}

function thingsOf({ stacks, world, resolve }: Reading): Thing[] {
  return resourcesOf(stacks, ...Object.keys(SEALED_BY)).flatMap((placed) => {
    const arn = arnOf(placed, world, resolve)
    const type = placed.resource.Type
    const called = [arn, nameOf(placed, resolve), textOf(resolve(placed.stack, { Ref: placed.id }))]
    const thing = { arn, type, called, key: keyOf(placed, SEALED_BY[type], resolve), placed }
    return [thing, ...partsOf(thing, resolve).map((part) => ({ ...thing, arn: part, called: [part] }))]
  })
}

function keyOf({ stack, properties }: Placed, property: string | undefined, resolve: Resolve): string | undefined {
  const text = JSON.stringify(resolve(stack, properties))
  return property ? new RegExp(`"${property}":"(arn:[^"]+)"`).exec(text)?.[1] : undefined
}

/** What a policy can name inside a thing: indexes and the stream of a table, streams of a log, objects of a bucket. */
function partsOf({ arn, type, placed }: Thing, resolve: Resolve): string[] {
  const { properties, stack } = placed
  if (type.startsWith('AWS::DynamoDB::')) {
    const indexes = listOf(resolve(stack, properties['GlobalSecondaryIndexes'])).filter(isRecord)
    return [
      ...indexes.map(({ IndexName }) => `${arn}/index/${textOf(IndexName)}`),
      ...(properties['StreamSpecification']
        ? [textOf(resolve(stack, { 'Fn::GetAtt': [placed.id, 'StreamArn'] }))]
        : []),
    ]
  }
  if (type === 'AWS::Logs::LogGroup') return [arn.replace(/\*$/, 'log-stream:any')]
  return type === 'AWS::S3::Bucket' ? [`${arn}/any`] : []
}

/** Where each type of policy says on what it lies. */
const POLICY_ON: Record<string, string> = {
  'AWS::SQS::QueuePolicy': 'Queues',
  'AWS::SNS::TopicPolicy': 'Topics',
  'AWS::S3::BucketPolicy': 'Bucket',
  'AWS::SecretsManager::ResourcePolicy': 'SecretId',
}

function resourcePoliciesOf({ stacks, world, resolve }: Reading): Map<string, Statement[]> {
  const found = new Map<string, Statement[]>()
  const add = (arn: string, statements: Statement[]) => found.set(arn, [...(found.get(arn) ?? []), ...statements])
  for (const placed of resourcesOf(stacks, 'AWS::KMS::Key'))
    add(arnOf(placed, world, resolve), statementsOf(placed.properties['KeyPolicy'], resolve, placed.stack))
  const things = thingsOf({ stacks, world, resolve })
  for (const { resource, properties, stack } of resourcesOf(stacks, ...Object.keys(POLICY_ON)))
    for (const on of listOf(properties[POLICY_ON[resource.Type] ?? ''])) {
      const thing = things.find(({ called }) => called.includes(textOf(resolve(stack, on))))
      if (thing) add(thing.arn, statementsOf(properties['PolicyDocument'], resolve, stack))
    }
  return found
}
