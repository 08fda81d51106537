import { isWildcardOnlyAction, runSimulation } from '@cloud-copilot/iam-simulate'
import type { DeployedFunction, DeployedRole, Deployment, Statement } from './deployment'
import { type Need, platformNeeds, recordedNeeds, tolerated, type Uses, askedBy } from './needs'
import { placeOf } from './template'

/**
 * Holds each function's role against what its code was recorded to use, both ways: what it needs is allowed, and of all
 * that its statements name nothing else is. One sentence for each disagreement.
 */
export async function disagreeingPermissions(deployment: Deployment, uses: Uses): Promise<string[]> {
  const unknown = Object.keys(uses).filter((name) => !deployment.functions.some((fn) => fn.name === name))
  const judged = await Promise.all(deployment.functions.map((fn) => judgeFunction(fn, uses, deployment)))
  return [...unknown.map((name) => `no function ${name} is deployed, and its use is recorded`), ...judged.flat()]
}

async function judgeFunction(fn: DeployedFunction, uses: Uses, deployment: Deployment): Promise<string[]> {
  const { role } = fn
  const recorded = uses[fn.name]
  if (isInstaller(fn)) return wideInstaller(fn, deployment)
  if (!recorded) return [`${placeOf(fn.placed)}: nothing is recorded of what ${fn.name} uses`]
  if (!role) return [`${placeOf(fn.placed)} has no role of ours`]
  const malformed = [
    ...role.managed.map((policy) => `${fn.name} has the policy ${policy}, which somebody else may widen`),
    ...role.allows.flatMap((statement) => malformedIn(statement, deployment)).map((wrong) => `${fn.name}: ${wrong}`),
  ]
  const needs = [...recordedNeeds(fn, recorded, deployment), ...platformNeeds(fn, deployment)]
  const may = [...needs, ...tolerated(fn, needs, deployment)]
  return [
    ...malformed,
    ...(await missing(fn.name, role, needs, deployment)),
    ...(await excessive(fn.name, role, may, deployment)),
  ]
}

/** CDK's own function, which copies the web apps into their bucket while it deploys. */
const isInstaller = ({ placed }: DeployedFunction) => placed.id.startsWith('CustomCDKBucketDeployment')

/** It may read what CDK uploaded and write our buckets, by CDK's own statements, and nothing may call it but CloudFormation. */
function wideInstaller({ placed, role, mappings }: DeployedFunction, { things }: Deployment): string[] {
  const ours = things.filter(({ type }) => type === 'AWS::S3::Bucket').map(({ arn }) => arn)
  const isNarrow = (arn: string) =>
    /^arn:[^:]+:s3:::cdk-\w+-assets-/.test(arn) || ours.some((bucket) => arn === bucket || arn === `${bucket}/*`)
  const wide = (role?.allows ?? []).filter(
    ({ Action, Resource, inverted }) =>
      inverted.length > 0 || !Action.every((action) => action.startsWith('s3:')) || !Resource.every(isNarrow),
  )
  return [
    ...wide.map(({ Action, Resource }) => `${placeOf(placed)} may ${Action.join(', ')} on ${Resource.join(', ')}`),
    ...(mappings.length > 0 ? [`${placeOf(placed)} is called by events`] : []),
  ]
}

/** What may stand in no statement, whoever uses it. */
const NEVER = /^(iam|sts|organizations|account):|^dynamodb:(Scan|PartiQL\w+|\w*Table\w*)$/

/** A statement must say its actions and things by name, so that it can be judged, and read, at all. */
export function malformedIn(statement: Statement, { things }: Pick<Deployment, 'things'>): string[] {
  const { Action, Resource, inverted } = statement
  const narrow = Action.every((action) => NARROWEST_IS_ALL.test(action))
  const known = new Set(things.map(({ arn }) => arn))
  return [
    ...inverted.map((key) => `${key} allows whatever is not thought of`),
    ...Action.filter((action) => /[*?]/.test(action)).map((action) => `${action} is not one action`),
    ...Action.filter((action) => NEVER.test(action)).map((action) => `${action} is nothing that a function may do`),
    ...Resource.filter((arn) => !known.has(arn) && !(arn === '*' && narrow)).map(
      (arn) => `${Action.join(', ')} on ${arn}, which is no one thing of ours`,
    ),
  ]
}

/** Actions that IAM grants on `*` or not at all; that they are so is asked of AWS's own list in `excessive`. */
const NARROWEST_IS_ALL = /^(dynamodb:ListStreams|xray:(PutTraceSegments|PutTelemetryRecords))$/

async function missing(name: string, role: DeployedRole, needs: readonly Need[], deployment: Deployment) {
  const denied: string[] = []
  for (const need of needs)
    if (!(await isAllowed(role, need, deployment)))
      denied.push(`${name} is not allowed ${told(need)}, but needs it: ${need.why}`)
  return denied
}

async function excessive(name: string, role: DeployedRole, may: readonly Need[], deployment: Deployment) {
  const expected = new Set(may.map(told))
  // Who may ask KMS directly gains nothing by a detour.
  const isExpected = ({ action, arn, via }: Omit<Need, 'why'>) =>
    expected.has(told({ action, arn })) || expected.has(told({ action, arn, ...(via && { via }) }))
  const found: string[] = []
  for (const asked of await everythingAskable(role, deployment))
    if (!isExpected(asked) && (await isAllowed(role, asked, deployment)))
      found.push(`${name} is allowed ${told(asked)}, and was never seen to need it`)
  return found
}

const told = ({ action, arn, via }: Omit<Need, 'why'>) => `${action} on ${arn}${via ? ` via ${via}` : ''}`

/** Services that may ask KMS in a function's name. */
const ASKING_KMS = ['dynamodb', 'secretsmanager', 'sqs', 'sns', 's3', 'logs', 'lambda']

/** Each action that the role's statements name, on each thing that there is, asked for directly or by a service. */
async function everythingAskable({ allows }: DeployedRole, deployment: Deployment) {
  const actions = [...new Set(allows.flatMap(({ Action }) => Action))].filter((action) => !/[*?]/.test(action))
  const asked = await Promise.all(
    actions.map(async (action) => {
      const [service = '', verb = ''] = action.split(':')
      if (await isWildcardOnlyAction(service, verb)) return [{ action, arn: '*' }]
      // A log group's own ARN ends in `*`: what is asked for is a stream in it.
      const arns = deployment.things
        .map(({ arn }) => arn)
        .filter((arn) => arn.split(':')[2] === service && !arn.endsWith('*'))
      return arns.flatMap((arn) => [
        { action, arn },
        ...(service === 'kms' ? ASKING_KMS.map((via) => ({ action, arn, via: askedBy(via, deployment) })) : []),
      ])
    }),
  )
  return asked.flat()
}

/** @throws Error when AWS has no such action, so that a name misspelt in a record or a role does not pass as denied */
async function isAllowed(role: DeployedRole, { action, arn, via }: Omit<Need, 'why'>, deployment: Deployment) {
  const { partition, account } = deployment.world
  const onThing = deployment.resourcePolicies.get(arn)
  const outcome = await runSimulation(
    {
      request: {
        principal: `arn:${partition}:sts::${account}:assumed-role/${role.name}/session`,
        action,
        resource: { resource: arn, accountId: account },
        contextVariables: { 'aws:SecureTransport': 'true', ...(via && { 'kms:ViaService': via }) },
      },
      identityPolicies: [{ name: role.name, policy: policyOf(role.allows) }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(onThing && { resourcePolicy: policyOf(onThing) }),
    },
    {},
  )
  if (outcome.resultType !== 'error') return outcome.overallResult === 'Allowed'
  // An action on a thing of another kind: no such request can be made.
  if (outcome.errors.message === 'no.resource.types') return false
  throw new Error(`${role.name}: ${action} on ${arn} cannot be judged: ${JSON.stringify(outcome.errors)}`)
}

const policyOf = (statements: readonly Statement[]) => ({
  Version: '2012-10-17',
  Statement: statements.map(({ inverted: _, ...statement }) => statement),
})
