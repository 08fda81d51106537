import { absentInChina } from './china'
import type { Properties } from './template'

const judge = (Type: string, Properties: Properties) =>
  absentInChina([{ name: 'Bad', template: { Resources: { A: { Type, Properties } } } }])

const OWN_NAME = { Aliases: ['wish.example'], ViewerCertificate: { IamCertificateId: 'ASCA' } }

describe('a template for aws-cn', () => {
  it.each<[told: RegExp, type: string, properties: Properties]>([
    [/Cognito/, 'AWS::Cognito::UserPool', {}],
    [/tags of event source/, 'AWS::Lambda::EventSourceMapping', { Tags: [{ Key: 'microwish:stage', Value: 'prod' }] }],
    [/function URLs/, 'AWS::Lambda::Url', {}],
    [/X-Ray/, 'AWS::Lambda::Function', { TracingConfig: { Mode: 'Active' } }],
    [/X-Ray/, 'AWS::XRay::SamplingRule', {}],
    [/asynchronous/, 'AWS::CloudWatch::Alarm', { MetricName: 'AsyncEventAge' }],
    [/origin access control/, 'AWS::CloudFront::OriginAccessControl', {}],
    [
      /origin access control/,
      'AWS::CloudFront::Distribution',
      { DistributionConfig: { ...OWN_NAME, Origins: [{ OriginAccessControlId: { Ref: 'A' } }] } },
    ],
    [
      /ACM/,
      'AWS::CloudFront::Distribution',
      { DistributionConfig: { ...OWN_NAME, ViewerCertificate: { AcmCertificateArn: 'a' } } },
    ],
    [/own domain/, 'AWS::CloudFront::Distribution', { DistributionConfig: { ...OWN_NAME, Aliases: [] } }],
    [/own domain/, 'AWS::CloudFront::Distribution', { DistributionConfig: { Aliases: ['wish.example'] } }],
    [/WAF/, 'AWS::WAFv2::WebACL', { Scope: 'CLOUDFRONT' }],
    [/mail/, 'AWS::SES::EmailIdentity', {}],
    [/SMS/, 'AWS::SNS::Subscription', { Protocol: 'sms' }],
    [/edge-optimised/, 'AWS::ApiGateway::RestApi', { EndpointConfiguration: { Types: ['EDGE'] } }],
    [/HTTP tasks/, 'AWS::StepFunctions::StateMachine', { DefinitionString: 'states:::http:invoke' }],
    [/zone/, 'AWS::Route53::RecordSet', { AliasTarget: { HostedZoneId: 'Z2FDTNDATAQYW2' } }],
  ])('is refused, saying %s, for a bad %s', (told, type, properties) => {
    expect(judge(type, properties)).toEqual([expect.stringMatching(told)])
  })

  it('may have what is offered there: untraced functions, regional protection, CloudFront under its own name', () => {
    expect(judge('AWS::Lambda::Function', { TracingConfig: { Mode: 'PassThrough' } })).toEqual([])
    expect(judge('AWS::WAFv2::WebACL', { Scope: 'REGIONAL' })).toEqual([])
    expect(judge('AWS::CloudFront::Distribution', { DistributionConfig: OWN_NAME })).toEqual([])
  })
})
