import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TABLES } from '@microwish/core/tables'
import { namesOf } from '@microwish/devkit/stage-names'
import type { Template } from 'aws-cdk-lib/assertions'
import { FUNCTION_NAMES, type FunctionName } from '../constructs/permissions'
import { anApp, PARTITION_NAMES, standInBuilds, templateOf } from '../test/deployment'

type Resource<P> = { Properties: P; DeletionPolicy?: string }
type FunctionProperties = {
  FunctionName: string
  Environment: { Variables: Record<string, unknown> }
  MemorySize: number
  Timeout: number
  Runtime: string
  Architectures: string[]
  TracingConfig?: { Mode: string }
  RecursiveLoop?: string
  ReservedConcurrentExecutions?: number
}

const propertiesOf = <P>(template: Template, type: string): P[] =>
  (Object.values(template.findResources(type)) as Resource<P>[]).map(({ Properties }) => Properties)
const functionOf = (template: Template, name: FunctionName, stage = 'prod') =>
  propertiesOf<FunctionProperties>(template, 'AWS::Lambda::Function').find(
    ({ FunctionName }) => FunctionName === `microwish-${stage}-${name}`,
  )!

const templates = Object.fromEntries(
  PARTITION_NAMES.map((partition) => [partition, templateOf(anApp({ partition }), 'Api')]),
) as Record<(typeof PARTITION_NAMES)[number], Template>
const aws = templates.aws

/** What each function parses, by apps/api/src/lambda/environment.ts. */
const TOLD: Record<FunctionName, string[]> = {
  api: [
    'CONTACT_KEY_ID',
    'JOB_QUEUE_URL',
    'OLDEST_CLIENT',
    'RELEASE',
    'SESSION_SECRET_ID',
    'SETTINGS',
    'WECHAT_SECRET_ID',
  ],
  stream: ['NOTICE_TEMPLATE_ID', 'WECHAT_SECRET_ID'],
  wechat: ['JOB_QUEUE_URL', 'WECHAT_SECRET_ID'],
  clock: ['CANARY_URL', 'JOB_QUEUE_URL', 'SETTINGS'],
  job: ['JOB_QUEUE_URL', 'NOTICE_TEMPLATE_ID', 'WECHAT_SECRET_ID'],
}

describe.each(PARTITION_NAMES)('the functions in %s', (partition) => {
  const template = templates[partition]

  it.each(FUNCTION_NAMES)('tell %s what it parses, and nothing else', (name) => {
    const tables = TABLES.map((table) => `${table.name.toUpperCase()}_TABLE`)
    const servesWeb = partition === 'aws-cn' && name === 'api' ? ['WEB_FOLDER'] : []
    expect(Object.keys(functionOf(template, name).Environment.Variables).sort()).toEqual(
      [...tables, ...TOLD[name], ...servesWeb].sort(),
    )
  })

  it('keep what they log for as long as the settings say, also after the stack', () => {
    const logs = Object.values(template.findResources('AWS::Logs::LogGroup')) as Resource<{ RetentionInDays: number }>[]
    expect(logs).toHaveLength(FUNCTION_NAMES.length + 1)
    for (const { Properties, DeletionPolicy } of logs)
      expect([Properties.RetentionInDays, DeletionPolicy]).toEqual([365, 'Retain'])
  })

  it('let DynamoDB alone ask a table’s key in their name, by whichever suffix KMS calls it there', () => {
    type Statement = { Condition?: { StringLike?: Record<string, unknown> } }
    const conditions = propertiesOf<{ PolicyDocument: { Statement: Statement[] } }>(template, 'AWS::IAM::Policy')
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .flatMap(({ Condition }) => (Condition ? [Condition] : []))
    expect(conditions.length).toBeGreaterThanOrEqual(FUNCTION_NAMES.length)
    for (const condition of conditions)
      expect(condition).toEqual({
        StringLike: { 'kms:ViaService': { 'Fn::Join': ['', ['dynamodb.', { Ref: 'AWS::Region' }, '.*']] } },
      })
  })

  it('are told by name where the canary calls, in the words that residents use', () => {
    expect(functionOf(template, 'clock').Environment.Variables['CANARY_URL']).toBe(
      'https://wish.qingtang.example/api/health',
    )
  })
})

describe('settings of a partition', () => {
  it.each<[(typeof PARTITION_NAMES)[number], string, string | undefined]>([
    ['aws', 'arm64', 'Allow'],
    ['aws-cn', 'x86_64', undefined],
  ])('reach the functions in %s', (partition, architecture, recursion) => {
    const job = functionOf(templates[partition], 'job')
    expect(job).toMatchObject({ Runtime: 'nodejs22.x', Architectures: [architecture] })
    expect(job.RecursiveLoop).toBe(recursion)
    expect(job.TracingConfig?.Mode ?? 'PassThrough').not.toBe('Active')
  })

  it('let only the job call itself', () => {
    for (const name of FUNCTION_NAMES.filter((one) => one !== 'job'))
      expect(functionOf(aws, name).RecursiveLoop).toBeUndefined()
  })

  it('trace where they say so, and reserve room', () => {
    const template = templateOf(anApp({ stage: 'rehearsal', settings: { apiConcurrency: 50 } }), 'Api', 'rehearsal')
    const api = functionOf(template, 'api', 'rehearsal')
    expect(api).toMatchObject({ TracingConfig: { Mode: 'Active' }, ReservedConcurrentExecutions: 50 })
    expect(functionOf(template, 'job', 'rehearsal').ReservedConcurrentExecutions).toBeUndefined()
  })

  it('go to the API as they were given', () => {
    const template = templateOf(anApp({ settings: { app: { reopenDays: 20 } } }), 'Api')
    expect(functionOf(template, 'api').Environment.Variables).toMatchObject({ SETTINGS: '{"reopenDays":20}' })
    expect(functionOf(aws, 'api').Environment.Variables).toMatchObject({ SETTINGS: '{}', RELEASE: '0.2.0' })
  })
})

describe('what calls the functions', () => {
  it('lets through new lines of history only, halves a bad batch and gives up what stays bad', () => {
    const { stream } = TABLES.find(({ name }) => name === 'needs')!
    aws.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FilterCriteria: { Filters: [{ Pattern: JSON.stringify(stream!.filter) }] },
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 25,
      MaximumBatchingWindowInSeconds: 1,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 8,
      MaximumRecordAgeInSeconds: 12 * 3600,
    })
  })

  it('gives one job to a run, and hides it for six', () => {
    aws.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    })
    aws.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: 'microwish-prod-jobs',
      VisibilityTimeout: 6 * functionOf(aws, 'job').Timeout,
    })
  })

  it('runs the clock each minute, and a lost minute not again', () => {
    aws.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 minute)',
      Targets: [{ RetryPolicy: { MaximumRetryAttempts: 0 } }],
    })
    expect(functionOf(aws, 'clock').Timeout).toBeLessThan(60)
  })

  it('answers WeChat within its 5 s and the mini-program within its 10 s', () => {
    expect(functionOf(aws, 'wechat').Timeout).toBeLessThanOrEqual(5)
    expect(functionOf(aws, 'api').Timeout).toBeLessThanOrEqual(10)
  })
})

describe('the HTTP API', () => {
  it('has one way for everything and one for what WeChat pushes', () => {
    const routes = propertiesOf<{ RouteKey: string }>(aws, 'AWS::ApiGatewayV2::Route')
    expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual(['$default', 'ANY /wechat/push'])
    for (const { PayloadFormatVersion } of propertiesOf<{ PayloadFormatVersion: string }>(
      aws,
      'AWS::ApiGatewayV2::Integration',
    ))
      expect(PayloadFormatVersion).toBe('2.0')
  })

  it('is throttled, and logs neither addresses nor queries', () => {
    const [stage] = propertiesOf<{
      StageName: string
      DefaultRouteSettings: Record<string, number>
      AccessLogSettings: { Format: string }
    }>(aws, 'AWS::ApiGatewayV2::Stage')
    expect(stage).toMatchObject({
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
    })
    expect(stage?.AccessLogSettings.Format).toContain('$context.requestId')
    expect(stage?.AccessLogSettings.Format).not.toMatch(/sourceIp|userAgent|querystring|authorizer|identity/i)
  })

  it('has the stage’s own name where no CloudFront has it', () => {
    expect(aws.findResources('AWS::ApiGatewayV2::DomainName')).toEqual({})
    templates['aws-cn'].hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: 'wish.qingtang.example',
      DomainNameConfigurations: [{ EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' }],
    })
    templates['aws-cn'].resourceCountIs('AWS::ApiGatewayV2::ApiMapping', 1)
  })
})

describe('what is kept', () => {
  it('is called as the commands of npm run ops call it', () => {
    const data = templateOf(anApp({ partition: 'aws' }), 'Data')
    const called = [
      ...propertiesOf<{ TableName: string }>(data, 'AWS::DynamoDB::GlobalTable').map(({ TableName }) => TableName),
      ...propertiesOf<{ Name: string }>(aws, 'AWS::SecretsManager::Secret').map(({ Name }) => Name),
      ...propertiesOf<{ QueueName: string }>(aws, 'AWS::SQS::Queue').map(({ QueueName }) => QueueName),
    ]
    const { tables, ...others } = namesOf('prod')
    expect(called).toEqual(expect.arrayContaining([...Object.values(tables), ...Object.values(others)]))
  })

  it('are two secrets, in which no template ever puts anything', () => {
    const secrets = Object.values(aws.findResources('AWS::SecretsManager::Secret')) as Resource<object>[]
    expect(secrets.map(({ Properties }) => (Properties as { Name: string }).Name).sort()).toEqual([
      'microwish-prod-session',
      'microwish-prod-wechat',
    ])
    for (const { Properties, DeletionPolicy } of secrets) {
      expect(Object.keys(Properties)).not.toEqual(expect.arrayContaining([expect.stringMatching(/SecretString/)]))
      expect(DeletionPolicy).toBe('Retain')
    }
  })

  it('are dead letters, for two weeks, and every queue takes TLS only', () => {
    type QueueProperties = {
      QueueName: string
      MessageRetentionPeriod: number
      RedrivePolicy?: { maxReceiveCount: number }
    }
    const queues = propertiesOf<QueueProperties>(aws, 'AWS::SQS::Queue')
    expect(queues.map(({ QueueName }) => QueueName).sort()).toEqual(
      ['jobs', 'jobs-dead', 'stream-dead'].map((name) => `microwish-prod-${name}`),
    )
    for (const queue of queues) expect(queue.MessageRetentionPeriod).toBe(14 * 86_400)
    expect(queues.map(({ RedrivePolicy }) => RedrivePolicy?.maxReceiveCount).filter(Boolean)).toEqual([5])
    expect(
      JSON.stringify(aws.findResources('AWS::SQS::QueuePolicy')).match(/"aws:SecureTransport":"false"/g),
    ).toHaveLength(3)
  })
})

describe('the bundle of the API', () => {
  it('holds both web apps where no CloudFront serves them', () => {
    const built = standInBuilds()
    anApp({ partition: 'aws-cn', built })
    const bundle = join(built.scratch, 'prod', 'api')
    for (const path of ['index.mjs', 'web/m/index.html', 'web/m/js/app.1a2b3c4d.js', 'web/console/index.html'])
      expect(readFileSync(join(bundle, path), 'utf8')).not.toBe('')
  })

  it('is the bundle alone where CloudFront has them', () => {
    const built = standInBuilds()
    anApp({ partition: 'aws', built })
    expect(existsSync(built.scratch)).toBe(false)
  })
})
