import { sectionsOf, strayAlarms } from './runbook'
import { aDeployment, allow } from './stack.fixture'
import type { Json, Properties, Resource } from './template'

const RUNBOOK =
  '# Runbook\n\n## jobs Jobs that wait\n\nAlarm: `jobs-waiting`. If `clock-missing` rings too, look there.\n\n## domain\n\nNo alarm leads here.\n'
const alarm = (change: Properties = {}): Resource => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    AlarmName: 'microwish-test-jobs-waiting',
    AlarmDescription: 'A job has waited for an hour. infra/RUNBOOK.md#jobs',
    AlarmActions: [{ Ref: 'Topic' }],
    Dimensions: [{ Name: 'QueueName', Value: 'microwish-test-jobs' }],
    ...change,
  },
})
const topicPolicy = (...Statement: Json[]): Resource => ({
  Type: 'AWS::SNS::TopicPolicy',
  Properties: { Topics: [{ Ref: 'Topic' }], PolicyDocument: { Statement } },
})
const CLOUDWATCH = { ...allow('sns:Publish', '*'), Principal: { Service: 'cloudwatch.amazonaws.com' } }
const SOUND = {
  Alarm: alarm(),
  Topic: { Type: 'AWS::SNS::Topic' },
  Policy1: topicPolicy(CLOUDWATCH),
  Reader: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'email' } },
}
const judge = (changes: Record<string, Resource>, runbook = RUNBOOK) =>
  strayAlarms(aDeployment({ more: { ...SOUND, ...changes } }), runbook)

describe('an alarm', () => {
  it('leads to its section', () => {
    expect(judge({})).toEqual([])
    expect([...sectionsOf(RUNBOOK).keys()]).toEqual(['jobs', 'domain'])
  })

  it.each<[why: string, change: Properties, told: RegExp]>([
    ['a section that is not there', { AlarmDescription: 'Slow. infra/RUNBOOK.md#slow' }, /leads to no section/],
    ['words after the section', { AlarmDescription: 'infra/RUNBOOK.md#jobs.' }, /leads to no section/],
    ['no description', { AlarmDescription: { Ref: 'AWS::NoValue' } }, /leads to no section/],
    ['a section that does not name it', { AlarmName: 'microwish-test-jobs-late' }, /#jobs, which does not name it/],
    ['nobody to tell', { AlarmActions: [] }, /tells nobody/],
    ['actions switched off', { ActionsEnabled: false }, /tells nobody/],
    ['nobody who listens', { AlarmActions: ['arn:aws-cn:sns:cn-north-1:111111111111:other'] }, /nobody listens/],
    ['a queue that is not there', { Dimensions: [{ Name: 'QueueName', Value: 'jobs' }] }, /QueueName jobs, which is/],
    [
      'a function that is not there',
      { Metrics: [{ MetricStat: { Metric: { Dimensions: [{ Name: 'FunctionName', Value: 'jbo' }] } } }] },
      /FunctionName jbo/,
    ],
  ])('is refused for %s', (_, change, told) => {
    expect(judge({ Alarm: alarm(change) })).toContainEqual(expect.stringMatching(told))
  })

  it('must be allowed to publish where the topic has a policy of its own', () => {
    expect(judge({ Policy1: topicPolicy() })).toEqual([expect.stringMatching(/may not publish/)])
  })
})

describe('a section that speaks of an alarm', () => {
  it('has one that leads to it', () => {
    expect(judge({}, `${RUNBOOK}\n## clock\n\nAlarm: \`clock-missing\`.\n`)).toEqual([
      expect.stringMatching(/RUNBOOK\.md#clock names the alarm clock-missing/),
    ])
  })
})
