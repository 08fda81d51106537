import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import { disagreements } from './service-spec'
import type { Properties, Template } from './template'

const spec = loadAwsServiceSpecSync()
const judge = (template: Template) => disagreements({ name: 'Bad', template }, spec)
const queue = (Properties: Properties): Template => ({ Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties } } })
const lambda = (Properties: Properties): Template => ({
  Resources: { Fn: { Type: 'AWS::Lambda::Function', Properties: { Code: {}, Role: 'role', ...Properties } } },
})

/** What each template says wrongly, and the words that must tell it. */
const WRONG: [why: string, template: Template, told: RegExp][] = [
  ['a type that AWS does not have', { Resources: { A: { Type: 'AWS::SQS::Kew' } } }, /type that AWS does not have/],
  ['an unknown property', queue({ QueueNam: 'a' }), /QueueNam is not a property/],
  ['an unknown property inside', lambda({ Environment: { Variable: {} } }), /Environment\.Variable is not a property/],
  [
    'an unknown property inside a list',
    {
      Resources: {
        A: {
          Type: 'AWS::CloudWatch::Alarm',
          Properties: {
            ComparisonOperator: 'GreaterThanThreshold',
            EvaluationPeriods: 1,
            Dimensions: [{ Name: 'a', Value: 'b', Worth: 'c' }],
          },
        },
      },
    },
    /Dimensions\[0\]\.Worth is not a property/,
  ],
  [
    'a missing property',
    { Resources: { A: { Type: 'AWS::Lambda::Function', Properties: { Role: 'a' } } } },
    /Code is required and missing/,
  ],
  ['a required property that is no value', lambda({ Role: { Ref: 'AWS::NoValue' } }), /Role is required and missing/],
  ['a word for a number', lambda({ Timeout: '29' }), /Timeout is a string, not a integer/],
  ['a broken number for a whole one', lambda({ Timeout: 2.5 }), /Timeout is 2.5, not an integer/],
  ['a word for yes or no', queue({ FifoQueue: 'true' }), /FifoQueue is a string, not a boolean/],
  ['one thing for a list', lambda({ Layers: 'arn' }), /Layers is a string, not a list/],
  ['a list for an object', lambda({ Environment: [] }), /Environment is a list, not an object/],
  ['a value outside its choice', lambda({ PackageType: 'Tar' }), /PackageType is Tar, not one of/],
  ['a tag without a key', queue({ Tags: [{ Name: 'a', Value: 'b' }] }), /Tags\[0\]/],
  ['a reference to nothing', queue({ QueueName: { Ref: 'Nothing' } }), /refers to Nothing/],
  ['an attribute of nothing', queue({ QueueName: { 'Fn::GetAtt': ['Nothing', 'Arn'] } }), /Nothing is not there/],
  ['an attribute that is not given', queue({ QueueName: { 'Fn::GetAtt': ['Queue', 'Colour'] } }), /Colour, which it/],
  ['such an attribute inside a text', queue({ QueueName: { 'Fn::Sub': '${Queue.Colour}-a' } }), /Colour, which it/],
  ['waiting for nothing', { Resources: { A: { Type: 'AWS::SQS::Queue', DependsOn: 'B' } } }, /depends on B/],
  ['a custom resource without a servant', { Resources: { A: { Type: 'Custom::Thing' } } }, /served by nobody/],
]

describe('a template beside AWS’s own description', () => {
  it.each(WRONG)('is refused for %s', (_, template, told) => {
    expect(judge(template)).toEqual([expect.stringMatching(told)])
  })

  it('may put CloudFormation’s functions in place of any value, and leave out what is optional', () => {
    const template = lambda({
      Timeout: { 'Fn::If': ['a', 1, 2] },
      Layers: { 'Fn::Split': [',', 'a'] },
      Environment: { Variables: { QUEUE: { 'Fn::Sub': ['${Given}-${Fn.Arn}-${AWS::Region}', { Given: 'a' }] } } },
      KmsKeyArn: { Ref: 'AWS::NoValue' },
    })
    expect(judge(template)).toEqual([])
  })
})
