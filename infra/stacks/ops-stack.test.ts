import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Template } from 'aws-cdk-lib/assertions'
import { anApp, PARTITION_NAMES, type StackName, templateOf } from '../test/deployment'

type Metric = { Namespace?: string; MetricName?: string; Dimensions?: { Name: string; Value: unknown }[] }
type Alarm = Metric & {
  AlarmName: string
  AlarmDescription: string
  AlarmActions: unknown[]
  OKActions: unknown[]
  TreatMissingData: string
  Metrics?: { MetricStat?: { Metric: Metric } }[]
}

const API = join(__dirname, '../../apps/api/src')

const propertiesOf = <P>(template: Template, type: string): P[] =>
  Object.values(template.findResources(type)).map(({ Properties }) => Properties as P)
const metricsOf = (alarm: Alarm): Metric[] =>
  alarm.Metrics ? alarm.Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []) : [alarm]

describe.each(PARTITION_NAMES)('the alarms in %s', (partition) => {
  const app = anApp({ partition })
  const template = templateOf(app, 'Ops')
  const alarms = propertiesOf<Alarm>(template, 'AWS::CloudWatch::Alarm')
  const alarm = (name: string) => alarms.find(({ AlarmName }) => AlarmName === `microwish-prod-${name}`)!

  it('name what is wrong and the section of the runbook', () => {
    for (const { AlarmDescription } of alarms) expect(AlarmDescription).toMatch(/^.{10,}\. infra\/RUNBOOK\.md#[a-z-]+$/)
    expect(new Set(alarms.map(({ AlarmDescription }) => /#(.*)$/.exec(AlarmDescription)?.[1]))).toEqual(
      new Set([
        'api-failing',
        'api-slow',
        'function-errors',
        'stream-stuck',
        'dead-letters',
        'jobs',
        'throttling',
        'clock',
        'canary',
      ]),
    )
  })

  it('write to somebody when they ring and when it is over', () => {
    for (const one of alarms) expect([one.AlarmActions.length, one.OKActions.length]).toEqual([1, 1])
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'alarms@qingtang.example' })
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: [
          { Effect: 'Deny' },
          { Effect: 'Allow', Action: 'sns:Publish', Principal: { Service: 'cloudwatch.amazonaws.com' } },
        ],
      },
    })
  })

  it('look at things that the other stacks have, by their names', () => {
    const there: [StackName, string, string, string][] = [
      ['Data', 'AWS::DynamoDB::GlobalTable', 'TableName', 'TableName'],
      ['Api', 'AWS::Lambda::Function', 'FunctionName', 'FunctionName'],
      ['Api', 'AWS::SQS::Queue', 'QueueName', 'QueueName'],
    ]
    const names = new Map(
      there.map(([stack, type, property, dimension]) => [
        dimension,
        propertiesOf<Record<string, unknown>>(templateOf(app, stack), type).map((properties) => properties[property]),
      ]),
    )
    const looked = alarms.flatMap(metricsOf).flatMap(({ Dimensions = [] }) => Dimensions)
    for (const { Name, Value } of looked.filter((one) => names.has(one.Name))) expect(names.get(Name)).toContain(Value)
    expect(new Set(looked.map(({ Name }) => Name))).toEqual(new Set([...names.keys(), 'ApiId', 'service']))
  })

  it('look at what the functions count, by its name: of what nobody counts an alarm hears nothing for ever', () => {
    const ofAlarms = alarms
      .flatMap(metricsOf)
      .filter(({ Namespace }) => Namespace === 'Microwish')
      .map(({ MetricName, Dimensions = [] }) => [MetricName, String(Dimensions[0]?.Value)] as const)
    const dashboard = JSON.stringify(template.findResources('AWS::CloudWatch::Dashboard')).replaceAll('\\', '')
    const ofDashboard = [...dashboard.matchAll(/"Microwish","(\w+)","service","([\w-]+)"/g)].map(
      ([, name = '', service = '']) => [name, service] as const,
    )
    expect([ofAlarms.length, ofDashboard.length]).toEqual([3, 4])
    for (const [name, service] of [...ofAlarms, ...ofDashboard]) {
      const code = readFileSync(join(API, `${service.replace('microwish-prod-', '')}.lambda.ts`), 'utf8')
      expect(code).toContain(`'${name}'`)
    }
  })

  it('take silence for trouble where something should speak each minute, and only there', () => {
    const missed = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching')
    expect(missed.map(({ AlarmName }) => AlarmName).sort()).toEqual([
      'microwish-prod-canary-missing',
      'microwish-prod-clock-missing',
    ])
    expect(alarm('canary-missing')).toMatchObject({
      Namespace: 'Microwish',
      MetricName: 'CanaryAnswered',
      Dimensions: [{ Name: 'service', Value: 'microwish-prod-clock' }],
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
    })
  })

  it('ring at the first dead letter', () => {
    for (const name of ['stream-dead', 'jobs-dead'])
      expect(alarm(name)).toMatchObject({ Threshold: 1, ComparisonOperator: 'GreaterThanOrEqualToThreshold' })
  })

  it('cost less than a dollar beyond the ten that cost nothing', () => {
    expect(alarms.flatMap(metricsOf).length - 10).toBeLessThan(10)
  })

  it('stand on one dashboard, and a budget counts what all of it costs', () => {
    template.resourceCountIs('AWS::CloudWatch::Dashboard', 1)
    const [amount, currency] = partition === 'aws' ? [10, 'USD'] : [70, 'CNY']
    template.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: amount, Unit: currency } },
      NotificationsWithSubscribers: [
        { Notification: { NotificationType: 'ACTUAL', Threshold: 80 } },
        { Notification: { NotificationType: 'FORECASTED', Threshold: 100 } },
      ],
    })
  })
})
