import { intrinsicOf, isRecord, type Json, type Placed, type Resource, type Stack, textOf } from './template'

/** Where a template is imagined to stand: what CloudFormation would put in place of its pseudo parameters. */
export type World = { partition: string; region: string; urlSuffix: string; account: string }

export const WORLDS = {
  aws: { partition: 'aws', region: 'ap-southeast-1', urlSuffix: 'amazonaws.com', account: '111111111111' },
  'aws-cn': { partition: 'aws-cn', region: 'cn-north-1', urlSuffix: 'amazonaws.com.cn', account: '111111111111' },
} as const satisfies Record<string, World>

/** The property that names a resource, and its ARN after `arn:<partition>:`; `{}` stands for its name. */
const IDENTITIES: Record<string, { named?: string; arn: string; ref?: 'arn' | 'url' }> = {
  'AWS::DynamoDB::GlobalTable': { named: 'TableName', arn: 'dynamodb:REGION:ACCOUNT:table/{}' },
  'AWS::DynamoDB::Table': { named: 'TableName', arn: 'dynamodb:REGION:ACCOUNT:table/{}' },
  'AWS::KMS::Key': { arn: 'kms:REGION:ACCOUNT:key/{}' },
  'AWS::SecretsManager::Secret': { named: 'Name', arn: 'secretsmanager:REGION:ACCOUNT:secret:{}-Ab12Cd', ref: 'arn' },
  'AWS::SQS::Queue': { named: 'QueueName', arn: 'sqs:REGION:ACCOUNT:{}', ref: 'url' },
  'AWS::SNS::Topic': { named: 'TopicName', arn: 'sns:REGION:ACCOUNT:{}', ref: 'arn' },
  'AWS::Lambda::Function': { named: 'FunctionName', arn: 'lambda:REGION:ACCOUNT:function:{}' },
  'AWS::Logs::LogGroup': { named: 'LogGroupName', arn: 'logs:REGION:ACCOUNT:log-group:{}:*' },
  'AWS::IAM::Role': { named: 'RoleName', arn: 'iam::ACCOUNT:role/{}' },
  'AWS::S3::Bucket': { named: 'BucketName', arn: 's3:::{}' },
  'AWS::Events::Rule': { named: 'Name', arn: 'events:REGION:ACCOUNT:rule/{}' },
  'AWS::CloudFront::Distribution': { arn: 'cloudfront::ACCOUNT:distribution/{}' },
}

/** Attributes that are an ARN under another name. */
const ARN_ATTRIBUTES = /^(Arn|TopicArn|TableArn)$/

export type Resolve = (stack: Stack, value: Json | undefined) => Json | undefined

/**
 * A function that works out what CloudFormation would: names, ARNs and URLs in a made-up account. A function that it
 * does not know is refused, so that no policy is judged by half.
 */
export function resolverOf(stacks: readonly Stack[], world: World): Resolve {
  const exported = exportsOf(stacks)
  const resolve: Resolve = (stack, value) => {
    if (Array.isArray(value))
      return value.map((item) => resolve(stack, item)).filter((item): item is Json => item !== undefined)
    if (!isRecord(value)) return value
    const name = intrinsicOf(value)
    if (name) return callIntrinsic(name, value[name] ?? null, { stack, world, resolve, exported })
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(stack, inner)]))
  }
  return resolve
}

type Exports = ReadonlyMap<string, { stack: Stack; value: Json }>

/** Outputs by the name under which other stacks import them. */
function exportsOf(stacks: readonly Stack[]): Exports {
  return new Map(
    stacks.flatMap((stack) =>
      Object.values(stack.template.Outputs ?? {}).flatMap(({ Value, Export }) =>
        typeof Export?.Name === 'string' ? [[Export.Name, { stack, value: Value }] as const] : [],
      ),
    ),
  )
}

type Scope = { stack: Stack; world: World; resolve: Resolve; exported: Exports }

function callIntrinsic(name: string, argument: Json, scope: Scope): Json | undefined {
  const { stack, resolve } = scope
  const text = (value: Json | undefined) => textOf(resolve(stack, value))
  const list = Array.isArray(argument) ? argument : []
  switch (name) {
    case 'Ref':
      return refer(textOf(argument), scope)
    case 'Fn::GetAtt': {
      const [id = '', ...attribute] = typeof argument === 'string' ? argument.split('.') : list.map(textOf)
      return attributeOf(id, attribute.join('.'), scope)
    }
    case 'Fn::Join': {
      const parts = resolve(stack, list[1])
      return (Array.isArray(parts) ? parts : []).map(textOf).join(textOf(list[0]))
    }
    case 'Fn::Sub':
      return substitute(argument, scope)
    case 'Fn::Split':
      return text(list[1]).split(textOf(list[0]))
    case 'Fn::Select': {
      const parts = resolve(stack, list[1])
      return Array.isArray(parts) ? parts[Number(list[0])] : undefined
    }
    case 'Fn::ImportValue': {
      const found = scope.exported.get(text(argument))
      if (!found) throw new Error(`${stack.name} imports ${text(argument)}, which no stack exports`)
      return resolve(found.stack, found.value)
    }
    default:
      throw new Error(`${stack.name} uses ${name}, which these checks cannot work out`)
  }
}

function substitute(argument: Json, scope: Scope): string {
  const [text, given] = Array.isArray(argument) ? argument : [argument, {}]
  return textOf(text).replace(/\$\{([^!}]+)\}/g, (_, name: string) => {
    if (isRecord(given) && name in given) return textOf(scope.resolve(scope.stack, given[name]))
    const [id = '', ...attribute] = name.split('.')
    return textOf(attribute.length > 0 ? attributeOf(id, attribute.join('.'), scope) : refer(name, scope))
  })
}

function refer(id: string, { stack, world, resolve }: Scope): Json | undefined {
  const pseudo: Record<string, Json | undefined> = {
    'AWS::Partition': world.partition,
    'AWS::Region': world.region,
    'AWS::URLSuffix': world.urlSuffix,
    'AWS::AccountId': world.account,
    'AWS::StackName': stack.name,
    'AWS::NoValue': undefined,
  }
  if (id in pseudo) return pseudo[id]
  const parameter = stack.template.Parameters?.[id]
  if (parameter) return parameter.Default ?? id
  const resource = resourceAt(stack, id)
  const identity = IDENTITIES[resource.Type]
  if (identity?.ref === 'arn') return arnOf({ stack, id, resource }, world, resolve)
  const name = nameOf({ stack, id, resource }, resolve)
  if (identity?.ref === 'url') return `https://sqs.${world.region}.${world.urlSuffix}/${world.account}/${name}`
  return name
}

function attributeOf(id: string, attribute: string, { stack, world, resolve }: Scope): string {
  const resource = resourceAt(stack, id)
  const place = { stack, id, resource }
  if (ARN_ATTRIBUTES.test(attribute) && resource.Type in IDENTITIES) return arnOf(place, world, resolve)
  if (attribute === 'StreamArn') return `${arnOf(place, world, resolve)}/stream/2026-01-01T00:00:00.000`
  if (/^(\w*Name)$/.test(attribute) && IDENTITIES[resource.Type]?.named === attribute) return nameOf(place, resolve)
  return `${id}.${attribute}`
}

function resourceAt(stack: Stack, id: string): Resource {
  const resource = stack.template.Resources?.[id]
  if (!resource) throw new Error(`${stack.name} has no ${id}, and refers to it`)
  return resource
}

type Place = Pick<Placed, 'stack' | 'id' | 'resource'>

/** A resource's name: its own, or one that CloudFormation would make up. */
export function nameOf({ stack, id, resource }: Place, resolve: Resolve): string {
  const named = IDENTITIES[resource.Type]?.named
  const given = named ? resolve(stack, resource.Properties?.[named]) : undefined
  return typeof given === 'string' ? given : `${stack.name}-${id}`
}

/** A resource's ARN, for the types whose ARN a policy may name. */
export function arnOf(place: Place, world: World, resolve: Resolve): string {
  const identity = IDENTITIES[place.resource.Type]
  if (!identity) throw new Error(`The ARN of ${place.resource.Type} is not known to these checks`)
  const rest = identity.arn.replace('REGION', world.region).replace('ACCOUNT', world.account)
  return `arn:${world.partition}:${rest.replace('{}', nameOf(place, resolve))}`
}
