import { openDoors } from './public'
import { aDeployment, allow, arn } from './stack.fixture'
import type { Json, Properties, Resource } from './template'

const MEANT = { routes: ['$default'] }
const resource = (Type: string, Properties: Properties = {}): Resource => ({ Type, Properties })

const TLS_ONLY = (actions: Json, on: Json) => ({
  Effect: 'Deny',
  Action: actions,
  Resource: on,
  Principal: { AWS: '*' },
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
})
const policy = (Type: string, on: Properties, ...Statement: Json[]) =>
  resource(Type, { ...on, PolicyDocument: { Statement } })
const queuePolicy = (id: string, ...more: Json[]) =>
  policy('AWS::SQS::QueuePolicy', { Queues: [{ Ref: id }] }, TLS_ONLY('sqs:*', arn(id)), ...more)

const CLOSED = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
}
const CLOUDFRONT = {
  ...allow('s3:GetObject', { 'Fn::Sub': '${Files.Arn}/*' }),
  Principal: { Service: 'cloudfront.amazonaws.com' },
  Condition: { StringEquals: { 'AWS:SourceArn': 'arn' } },
}
const bucketPolicy = (...statements: Json[]) =>
  policy('AWS::S3::BucketPolicy', { Bucket: { Ref: 'Files' } }, TLS_ONLY('s3:*', arn('Files')), ...statements)

const distribution = (change: Properties = {}) =>
  resource('AWS::CloudFront::Distribution', {
    DistributionConfig: {
      DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https' },
      Origins: [{ CustomOriginConfig: { OriginProtocolPolicy: 'https-only' } }],
      ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
      ...change,
    },
  })

/** A closed house with the one door that is meant. */
const SOUND: Record<string, Resource> = {
  Api: resource('AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP', Name: 'a' }),
  Route: resource('AWS::ApiGatewayV2::Route', { RouteKey: '$default' }),
  Caller: resource('AWS::Lambda::Permission', {
    Principal: 'apigateway.amazonaws.com',
    SourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:execute-api:::${Api}/*' },
  }),
  JobsPolicy: queuePolicy('Jobs'),
  DeadPolicy: queuePolicy('Dead'),
  Files: resource('AWS::S3::Bucket', { PublicAccessBlockConfiguration: CLOSED }),
  FilesPolicy: bucketPolicy(CLOUDFRONT),
  Edge: distribution(),
}

const judge = (changes: Record<string, Resource>) => openDoors(aDeployment({ more: { ...SOUND, ...changes } }), MEANT)

describe('the doors of a deployment', () => {
  it('are as they are meant', () => {
    expect(judge({})).toEqual([])
  })

  it.each<[why: string, changes: Record<string, Resource>, told: RegExp]>([
    ['a function URL', { A: resource('AWS::Lambda::Url') }, /door that is not meant/],
    ['a security group', { A: resource('AWS::EC2::SecurityGroup') }, /door that is not meant/],
    ['a user with keys', { A: resource('AWS::IAM::AccessKey') }, /door that is not meant/],
    ['a second API', { A: resource('AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP' }) }, /2 HTTP APIs/],
    [
      'an API for other sites',
      { Api: resource('AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP', CorsConfiguration: {} }) },
      /only its own pages/,
    ],
    [
      'another route',
      { A: resource('AWS::ApiGatewayV2::Route', { RouteKey: 'GET /admin' }) },
      /GET \/admin is not meant/,
    ],
    ['a missing route', { Route: resource('AWS::ApiGatewayV2::Stage') }, /meant, and missing/],
    ['a function that all may call', { A: resource('AWS::Lambda::Permission', { Principal: '*' }) }, /lets \* call/],
    [
      'a function that another account may call',
      { A: resource('AWS::Lambda::Permission', { Principal: '222222222222' }) },
      /lets 222222222222 call/,
    ],
    [
      'a function that any rule may call',
      { A: resource('AWS::Lambda::Permission', { Principal: 'events.amazonaws.com' }) },
      /anybody’s events/,
    ],
    [
      'a bucket half open',
      {
        Files: resource('AWS::S3::Bucket', { PublicAccessBlockConfiguration: { ...CLOSED, BlockPublicPolicy: false } }),
      },
      /no BlockPublicPolicy/,
    ],
    [
      'a bucket as a site',
      { Files: resource('AWS::S3::Bucket', { PublicAccessBlockConfiguration: CLOSED, WebsiteConfiguration: {} }) },
      /web site by itself/,
    ],
    [
      'a bucket with a list',
      { Files: resource('AWS::S3::Bucket', { PublicAccessBlockConfiguration: CLOSED, AccessControl: 'PublicRead' }) },
      /access control list/,
    ],
    [
      'a bucket for all',
      { FilesPolicy: bucketPolicy({ ...CLOUDFRONT, Principal: '*', Condition: {} }) },
      /lets in AWS \*/,
    ],
    ['anybody’s CloudFront', { FilesPolicy: bucketPolicy({ ...CLOUDFRONT, Condition: {} }) }, /Service cloudfront/],
    [
      'an identity that is not ours',
      { FilesPolicy: bucketPolicy({ ...CLOUDFRONT, Principal: { CanonicalUser: 'a' } }) },
      /CanonicalUser a/,
    ],
    [
      'a queue for another account',
      {
        JobsPolicy: queuePolicy('Jobs', {
          ...allow('sqs:SendMessage', arn('Jobs')),
          Principal: { AWS: 'arn:aws-cn:iam::222222222222:root' },
        }),
      },
      /222222222222/,
    ],
    [
      'a queue for all but one',
      {
        JobsPolicy: queuePolicy('Jobs', {
          Effect: 'Allow',
          Action: 'sqs:*',
          Resource: arn('Jobs'),
          NotPrincipal: { AWS: 'a' },
        }),
      },
      /NotPrincipal/,
    ],
    [
      'a key for all',
      {
        Key: resource('AWS::KMS::Key', {
          KeyPolicy: { Statement: [{ ...allow('kms:*', '*'), Principal: { AWS: '*' } }] },
        }),
      },
      /Key .*lets in AWS \*/,
    ],
    [
      'a table for another account',
      {
        Needs: resource('AWS::DynamoDB::GlobalTable', {
          Replicas: [
            {
              ResourcePolicy: {
                PolicyDocument: {
                  Statement: [{ ...allow('dynamodb:GetItem', '*'), Principal: { AWS: '222222222222' } }],
                },
              },
            },
          ],
        }),
      },
      /Needs .*222222222222/,
    ],
    [
      'a queue without TLS',
      { DeadPolicy: policy('AWS::SQS::QueuePolicy', { Queues: [{ Ref: 'Dead' }] }) },
      /Dead .* without TLS/,
    ],
    ['a topic without TLS', { A: resource('AWS::SNS::Topic') }, /A .* without TLS/],
    [
      'a bucket without TLS',
      { FilesPolicy: resource('AWS::S3::Bucket', { PublicAccessBlockConfiguration: CLOSED }) },
      /Files .* without TLS/,
    ],
    [
      'pages without TLS',
      { Edge: distribution({ DefaultCacheBehavior: { ViewerProtocolPolicy: 'allow-all' } }) },
      /allow-all/,
    ],
    [
      'an origin without TLS',
      { Edge: distribution({ Origins: [{ CustomOriginConfig: { OriginProtocolPolicy: 'match-viewer' } }] }) },
      /match-viewer/,
    ],
    ['an old TLS', { Edge: distribution({ ViewerCertificate: { MinimumProtocolVersion: 'TLSv1' } }) }, /TLSv1$/],
  ])('are refused for %s', (_, changes, told) => {
    expect(judge(changes)).toContainEqual(expect.stringMatching(told))
  })

  it('may let in everybody of this account, and CloudFront’s identity of ours', () => {
    const ofAccount = {
      ...allow('sns:Publish', '*'),
      Principal: { AWS: '*' },
      Condition: { StringEquals: { 'AWS:SourceOwner': { Ref: 'AWS::AccountId' } } },
    }
    const Topic = resource('AWS::SNS::Topic')
    const TopicPolicy = policy(
      'AWS::SNS::TopicPolicy',
      { Topics: [{ Ref: 'Topic' }] },
      TLS_ONLY('sns:Publish', '*'),
      ofAccount,
    )
    const Identity = resource('AWS::CloudFront::CloudFrontOriginAccessIdentity')
    const user = { CanonicalUser: { 'Fn::GetAtt': ['Identity', 'S3CanonicalUserId'] } }
    const FilesPolicy = bucketPolicy({ ...allow('s3:GetObject', arn('Files')), Principal: user })
    expect(judge({ Topic, TopicPolicy, Identity, FilesPolicy })).toEqual([])
  })
})
