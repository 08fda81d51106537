import { brokenLimits } from './limits'
import { aStack, arn } from './stack.fixture'
import { deploymentOf } from './deployment'
import { WORLDS } from './resolve'
import type { Json, Resource } from './template'

const DAY = 86_400
const STREAM = {
  BisectBatchOnFunctionError: true,
  MaximumRetryAttempts: 8,
  MaximumRecordAgeInSeconds: 43_200,
  FilterCriteria: {},
}

/** The small stack with what belongs to its limits, and one property of one resource as given. */
function judge(id = 'Job', property = 'Timeout', value: Json = 50) {
  const stack = aStack({
    more: {
      Front: { Type: 'AWS::ApiGatewayV2::Integration', Properties: {} },
      Minute: { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'rate(1 minute)' } },
    },
  })
  const resources = stack.template.Resources as Record<string, Resource>
  const set = (of: string, more: NonNullable<Resource['Properties']>) =>
    Object.assign(resources[of]?.Properties ?? {}, more)
  set('Job', { Timeout: 50 })
  set('Jobs', { VisibilityTimeout: 300, RedrivePolicy: { deadLetterTargetArn: arn('Dead'), maxReceiveCount: 5 } })
  set('Dead', { MessageRetentionPeriod: 14 * DAY })
  set('Work', { FunctionResponseTypes: ['ReportBatchItemFailures'] })
  set('History', { FunctionResponseTypes: ['ReportBatchItemFailures'], ...STREAM })
  set('Log', { RetentionInDays: 180 })
  set('Minute', { Targets: [{ Arn: arn('Job') }] })
  set(id, { [property]: value })
  return brokenLimits(deploymentOf([stack], WORLDS.aws))
}

describe('a deployment', () => {
  it('keeps to the limits', () => {
    expect(judge()).toEqual([])
  })

  it.each<[why: string, id: string, property: string, value: Json, told: RegExp]>([
    ['a long run before an HTTP API', 'Front', 'IntegrationUri', arn('Job'), /may run 50 s before an HTTP API/],
    ['a message hidden too shortly', 'Jobs', 'VisibilityTimeout', 299, /hides a message 299 s/],
    ['no dead letters', 'Jobs', 'RedrivePolicy', {}, /after 0 deliveries/],
    ['few deliveries', 'Jobs', 'RedrivePolicy', { deadLetterTargetArn: arn('Dead'), maxReceiveCount: 4 }, /after 4/],
    ['dead letters of a week', 'Dead', 'MessageRetentionPeriod', 7 * DAY, /for 7 days/],
    [
      'dead letters that go elsewhere',
      'Jobs',
      'RedrivePolicy',
      { deadLetterTargetArn: 'arn', maxReceiveCount: 5 },
      /no template has it/,
    ],
    ['a batch that is not halved', 'History', 'BisectBatchOnFunctionError', false, /does not halve/],
    ['tries without end', 'History', 'MaximumRetryAttempts', -1, /never gives up/],
    ['records older than the stream', 'History', 'MaximumRecordAgeInSeconds', DAY, /may lose a record/],
    ['records given up to nobody', 'History', 'DestinationConfig', {}, /to nobody/],
    ['a stream without a filter', 'History', 'FilterCriteria', null, /every write/],
    ['batches repeated whole', 'Work', 'FunctionResponseTypes', [], /repeats a whole batch/],
    ['a minute that lasts two', 'Job', 'Timeout', 61, /may run 61 s, each minute/],
    ['a run of an hour', 'Job', 'Timeout', 3_600, /more than 15 minutes/],
    ['a large environment', 'Job', 'Environment', { Variables: { A: 'a'.repeat(4_096) } }, /environment of/],
    ['a log for ever', 'Log', 'RetentionInDays', null, /for ever/],
    ['a log of a month', 'Log', 'RetentionInDays', 30, /for 30/],
    ['a log that nobody keeps', 'Log', 'LogGroupName', '/aws/lambda/other', /which nothing ends/],
  ])('is refused for %s', (_, id, property, value, told) => {
    expect(judge(id, property, value)).toContainEqual(expect.stringMatching(told))
  })
})
