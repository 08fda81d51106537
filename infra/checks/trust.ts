import type { Deployment, Statement } from './deployment'
import { isRecord, type Json, listOf, placeOf, textOf, valuesIn } from './template'

/** Whom a role is for follows from who is given it. */
const HOLDERS: [property: RegExp, service: string][] = [
  [/^AWS::Lambda::Function\.Role$/, 'lambda'],
  [/^AWS::Backup::BackupSelection\..*IamRoleArn$/, 'backup'],
  [/^AWS::Scheduler::Schedule\..*RoleArn$/, 'scheduler'],
  [/^AWS::Events::Rule\..*RoleArn$/, 'events'],
  [/^AWS::ApiGateway::Account\.CloudWatchRoleArn$/, 'apigateway'],
]

/** Policies of AWS's own that a role may hold, each because nothing narrower exists. */
const MANAGED_BY_AWS: Record<string, RegExp> = {
  // For CDK's function that fills the bucket; the product's functions hold none (permissions.ts).
  lambda: /:iam::aws:policy\/service-role\/AWSLambdaBasicExecutionRole$/,
  backup: /:iam::aws:policy\/service-role\/AWSBackupServiceRolePolicyForBackup$/,
}

/** Roles that somebody else than the one service that holds them could take on, that nobody holds, or that are too wide. */
export function strangeTrust(deployment: Deployment): string[] {
  const holders = holdersOf(deployment)
  return deployment.roles.flatMap((role) => {
    const place = placeOf(role.placed)
    const [service, ...others] = holders.get(role.arn) ?? []
    if (!service || others.length > 0) return [`${place} is held by ${[service ?? 'nobody', ...others].join(' and ')}`]
    return [
      ...(role.trust.length === 0 ? [`${place} can be assumed by nobody`] : []),
      ...(role.trust.every((statement) => trustsOnly(statement, service))
        ? []
        : [`${place} can be assumed by others than ${service}`]),
      ...role.managed
        .filter((policy) => !MANAGED_BY_AWS[service]?.test(policy))
        .map((policy) => `${place} has the policy ${policy}`),
    ]
  })
}

function trustsOnly({ Effect, Action, Principal, inverted }: Statement, service: string): boolean {
  if (Effect !== 'Allow' || inverted.length > 0 || Action.join() !== 'sts:AssumeRole') return false
  if (!isRecord(Principal) || Object.keys(Principal).join() !== 'Service') return false
  return listOf(Principal['Service']).map(textOf).join() === `${service}.amazonaws.com`
}

/** The services that are given each role, by its ARN. */
function holdersOf({ stacks, resolve, roles }: Deployment): Map<string, string[]> {
  const holders = new Map(roles.map(({ arn }) => [arn, [] as string[]]))
  for (const stack of stacks)
    for (const resource of Object.values(stack.template.Resources ?? {}))
      for (const { path, value } of valuesIn(resolve(stack, (resource.Properties ?? {}) as Json))) {
        const service = HOLDERS.find(([property]) => property.test([resource.Type, ...path].join('.')))?.[1]
        const held = typeof value === 'string' ? holders.get(value) : undefined
        if (service && held && !held.includes(service)) held.push(service)
      }
  return holders
}
