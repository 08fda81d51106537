import { type Deployment, type Statement, statementsOf } from './deployment'
import { isRecord, type Json, listOf, placeOf, type Placed, resourcesOf, textOf, valuesIn } from './template'

/** The only ways in from outside: routes of the one HTTP API. */
export type MeantDoors = { routes: readonly string[] }

/** Whatever the world could reach and is not meant to, one sentence each. */
export function openDoors(deployment: Deployment, meant: MeantDoors): string[] {
  return [
    ...strangeDoors(deployment),
    ...strangeRoutes(deployment, meant),
    ...callersOf(deployment),
    ...openBuckets(deployment),
    ...strangersIn(deployment),
    ...plainHttp(deployment),
    ...looseEdges(deployment),
  ]
}

/** Types that would open a door of their own, or that nothing here needs. */
const DOORS =
  /^AWS::(EC2|ElasticLoadBalancing\w*|ApiGateway|AppSync|AppRunner|ECS|RDS|OpenSearchService|Cognito|Transfer|IoT)::|^AWS::Lambda::Url$|^AWS::IAM::(User|AccessKey|Group)$/

const strangeDoors = ({ stacks }: Deployment) =>
  resourcesOf(stacks)
    .filter(({ resource }) => DOORS.test(resource.Type))
    .map((placed) => `${placeOf(placed)} is a door that is not meant`)

function strangeRoutes({ stacks }: Deployment, { routes }: MeantDoors): string[] {
  const apis = resourcesOf(stacks, 'AWS::ApiGatewayV2::Api')
  const found = resourcesOf(stacks, 'AWS::ApiGatewayV2::Route').map(({ properties }) => textOf(properties['RouteKey']))
  return [
    ...(apis.length === 1 ? [] : [`there are ${apis.length} HTTP APIs, not one`]),
    ...apis
      .filter(({ properties }) => properties['ProtocolType'] !== 'HTTP' || 'CorsConfiguration' in properties)
      .map((placed) => `${placeOf(placed)} is no HTTP API that only its own pages call`),
    ...found.filter((route) => !routes.includes(route)).map((route) => `the route ${route} is not meant`),
    ...routes.filter((route) => !found.includes(route)).map((route) => `the route ${route} is meant, and missing`),
  ]
}

const CALLERS = /^(apigateway|events|scheduler)\.amazonaws\.com$/

/** Who else than an event source mapping may call a function: only services, each for one named thing of ours. */
function callersOf({ stacks, resolve }: Deployment): string[] {
  return resourcesOf(stacks, 'AWS::Lambda::Permission').flatMap((placed) => {
    const { Principal, SourceArn } = resolve(placed.stack, placed.properties as Json) as { [key: string]: Json }
    const from = textOf(Principal)
    if (!CALLERS.test(from)) return [`${placeOf(placed)} lets ${from} call`]
    return typeof SourceArn === 'string' && !SourceArn.startsWith('*')
      ? []
      : [`${placeOf(placed)} lets anybody’s ${from} call`]
  })
}

const BLOCKS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets']

const openBuckets = ({ stacks }: Deployment) =>
  resourcesOf(stacks, 'AWS::S3::Bucket').flatMap((placed) => {
    const { PublicAccessBlockConfiguration: block, AccessControl, WebsiteConfiguration } = placed.properties
    return [
      ...BLOCKS.filter((name) => !isRecord(block) || block[name] !== true).map(
        (name) => `${placeOf(placed)} has no ${name}`,
      ),
      ...(AccessControl === undefined ? [] : [`${placeOf(placed)} has an access control list`]),
      ...(WebsiteConfiguration === undefined ? [] : [`${placeOf(placed)} is a web site by itself`]),
    ]
  })

/** Policies on things, wherever a property holds one. Who may assume a role is judged by trust.ts. */
function policiesIn({ stacks, resolve }: Deployment): { placed: Placed; statements: Statement[] }[] {
  return resourcesOf(stacks)
    .filter(({ resource }) => !/^AWS::IAM::/.test(resource.Type))
    .flatMap((placed) =>
      [...valuesIn(placed.properties as Json)]
        .filter(({ value }) => isRecord(value) && 'Statement' in value)
        .map(({ value }) => ({ placed, statements: statementsOf(value, resolve, placed.stack) })),
    )
}

const strangersIn = (deployment: Deployment) =>
  policiesIn(deployment).flatMap(({ placed, statements }) =>
    statements
      .filter(({ Effect }) => Effect !== 'Deny')
      .flatMap((statement) => strangersOf(statement, deployment).map((who) => `${placeOf(placed)} lets in ${who}`)),
  )

const BOUND = /^(aws:(SourceArn|SourceAccount|SourceOwner|PrincipalAccount)|kms:CallerAccount)$/i
const isBound = ({ Condition }: Statement) =>
  Object.entries(Condition ?? {}).some(
    ([operator, tests]) =>
      /^(String|Arn)(Equals|Like)$/.test(operator) &&
      isRecord(tests) &&
      Object.keys(tests).some((key) => BOUND.test(key)),
  )

function strangersOf(statement: Statement, { world, roles, stacks }: Deployment): string[] {
  const { Principal, inverted } = statement
  const who = isRecord(Principal) ? Principal : { AWS: Principal ?? '*' }
  const own = new RegExp(`^(arn:${world.partition}:iam::)?${world.account}(:root)?$`)
  const identities = resourcesOf(stacks, 'AWS::CloudFront::CloudFrontOriginAccessIdentity').map(({ id }) => id)
  const isOurs: Record<string, (name: string) => boolean> = {
    AWS: (name) => own.test(name) || roles.some(({ arn }) => arn === name) || (name === '*' && isBound(statement)),
    Service: (name) => /^[a-z0-9.-]+\.amazonaws\.com$/.test(name) && isBound(statement),
    CanonicalUser: (name) => identities.some((id) => name === `${id}.S3CanonicalUserId`),
  }
  return [
    ...inverted.map((key) => `whoever ${key} does not name`),
    ...Object.entries(who).flatMap(([kind, names]) =>
      listOf(names)
        .map(textOf)
        .filter((name) => !isOurs[kind]?.(name))
        .map((name) => `${kind} ${name}`),
    ),
  ]
}

const CARRIED = ['AWS::S3::Bucket', 'AWS::SQS::Queue', 'AWS::SNS::Topic']

/** Things that speak plain HTTP unless a policy forbids it. */
const plainHttp = ({ things, resourcePolicies }: Deployment) =>
  things
    .filter(({ type, arn, placed }) => CARRIED.includes(type) && !arn.endsWith('/any') && placed.resource.Type === type)
    .filter(({ arn }) => !(resourcePolicies.get(arn) ?? []).some(refusesPlainHttp))
    .map(({ placed }) => `${placeOf(placed)} takes requests without TLS`)

function refusesPlainHttp({ Effect, Principal, Condition, Action, inverted }: Statement): boolean {
  const everybody = Principal === '*' || (isRecord(Principal) && Principal['AWS'] === '*')
  const bool = Condition?.['Bool']
  const isPlain =
    isRecord(bool) && textOf(bool['aws:SecureTransport']) === 'false' && Object.keys(Condition ?? {}).length === 1
  return (
    Effect === 'Deny' &&
    everybody &&
    isPlain &&
    inverted.length === 0 &&
    Action.some((name) => /:\*$|^\*$|^sns:Publish$/.test(name))
  )
}

/** CloudFront speaks TLS to both sides, and knows no origin of somebody else. */
function looseEdges({ stacks, resolve }: Deployment): string[] {
  return resourcesOf(stacks, 'AWS::CloudFront::Distribution').flatMap((placed) =>
    [...valuesIn(resolve(placed.stack, placed.properties as Json))].flatMap(({ path, value }) => {
      const [key, text] = [path.at(-1), textOf(value)]
      const isLoose =
        (key === 'ViewerProtocolPolicy' && text === 'allow-all') ||
        (key === 'OriginProtocolPolicy' && text !== 'https-only') ||
        (key === 'MinimumProtocolVersion' && !/^TLSv1\.(2_2021|[3-9])/.test(text))
      return isLoose ? [`${placeOf(placed)} has ${key} ${text}`] : []
    }),
  )
}
