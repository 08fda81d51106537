import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function, RecursiveLoop, Runtime, RuntimeFamily, Tracing } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Deployed } from '../deployed'
import { nameOf } from '../names'
import { acknowledge } from './acknowledge'
import type { FunctionName } from './permissions'

/** How large a function is and how long it may run. */
export type Size = { memory: number; seconds: number }

type ProductFunctionProps = Deployed & {
  name: FunctionName
  /** Folder with `index.mjs`. */
  code: string
  size: Size
  description: string
  environment: Record<string, string>
  statements: PolicyStatement[]
  /** It sends messages to the queue that calls it, by design. */
  callsItself?: boolean
  reservedConcurrency?: number | undefined
}

/** A function with a role and a log of its own; the role allows exactly the given statements and writing that log. */
export class ProductFunction extends Construct {
  readonly fn: Function
  readonly size: Size

  constructor(scope: Construct, id: string, props: ProductFunctionProps) {
    super(scope, id)
    const { name, stage, settings, platform, size, statements, callsItself = false, reservedConcurrency } = props
    const functionName = nameOf(stage, name)
    this.size = size
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: settings.logRetentionDays,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.fn = new Function(this, 'Function', {
      functionName,
      description: props.description,
      code: Code.fromAsset(props.code),
      handler: 'index.handler',
      runtime: new Runtime(settings.runtime, RuntimeFamily.NODEJS),
      architecture: settings.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
      memorySize: size.memory,
      timeout: Duration.seconds(size.seconds),
      environment: props.environment,
      role: this.createRole(logGroup, statements),
      logGroup,
      tracing: settings.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
      ...(callsItself && platform.hasRecursionGuard && { recursiveLoop: RecursiveLoop.ALLOW }),
      ...(reservedConcurrency && { reservedConcurrentExecutions: reservedConcurrency }),
    })
    this.acknowledgeFindings(settings, statements)
  }

  private acknowledgeFindings({ runtime, tracing }: Deployed['settings'], statements: PolicyStatement[]) {
    if (runtime === 'nodejs22.x')
      acknowledge(this, {
        L1: 'The tests run on Node 20 and 22; Lambda supports 22 until April 2027, and the next one is a word in the settings.',
      })
    if (tracing || statements.some(({ resources }) => resources.includes('*')))
      acknowledge(this, {
        'IAM5[Resource::*]':
          'Listing streams and sending traces are actions on no resource, which IAM grants on everything or not at all.',
      })
  }

  private createRole(logGroup: LogGroup, statements: PolicyStatement[]) {
    // A service's principal is called so in every partition.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    const log = new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    })
    for (const statement of [log, ...statements]) role.addToPolicy(statement)
    return role
  }
}
