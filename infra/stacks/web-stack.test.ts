import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import type { Template } from 'aws-cdk-lib/assertions'
import { CONTENT_SECURITY_POLICY } from '../constructs/security-headers'
import { anApp, templateOf } from '../test/deployment'

const EDGE_IN_CHINA = {
  cloudFront: true,
  domain: { name: 'wish.qingtang.example', iamCertificateId: 'ASCAEXAMPLE12345' },
}
const aws = templateOf(anApp({ partition: 'aws' }), 'Web')
const china = templateOf(anApp({ partition: 'aws-cn', settings: EDGE_IN_CHINA }), 'Web')
const both: [string, Template][] = [
  ['aws', aws],
  ['aws-cn', china],
]

type Behaviour = {
  PathPattern?: string
  TargetOriginId: string
  ViewerProtocolPolicy: string
  AllowedMethods?: string[]
  CachePolicyId?: string
  OriginRequestPolicyId?: string
  ResponseHeadersPolicyId?: unknown
  ForwardedValues?: { QueryString: boolean; Headers?: string[]; Cookies: { Forward: string } }
  MaxTTL?: number
}
type Config = {
  Aliases: string[]
  DefaultCacheBehavior: Behaviour
  CacheBehaviors: Behaviour[]
  Origins: { Id: string; S3OriginConfig?: { OriginAccessIdentity: unknown }; OriginAccessControlId?: unknown }[]
  ViewerCertificate: Record<string, unknown>
}
const propertiesOf = <P>(template: Template, type: string): P[] =>
  Object.values(template.findResources(type)).map(({ Properties }) => Properties as P)
const configOf = (template: Template) =>
  propertiesOf<{ DistributionConfig: Config }>(template, 'AWS::CloudFront::Distribution')[0]!.DistributionConfig

/** Ids that CloudFront gave its own policies. */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad'
const ALL_VIEWER_EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac'

describe.each(both)('the files in %s', (_, template) => {
  it('lie in a bucket that nobody reads but CloudFront, over TLS', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    })
    const policy = JSON.stringify(template.findResources('AWS::S3::BucketPolicy'))
    expect(policy).toContain('"aws:SecureTransport":"false"')
    expect(policy).toMatch(/"s3:GetObject\*?"/)
  })

  it('are cached for ever but the page that names them, which comes last', () => {
    const deployments = Object.entries(template.findResources('Custom::CDKBucketDeployment')) as [
      string,
      {
        DependsOn?: string[]
        Properties: { SystemMetadata: { 'cache-control': string }; Prune: boolean; DestinationBucketKeyPrefix: string }
      },
    ][]
    const told = deployments.map(([, { Properties }]) => [
      Properties.DestinationBucketKeyPrefix,
      Properties.SystemMetadata['cache-control'],
    ])
    expect(told).toEqual([
      ['m', 'public, max-age=31536000, immutable'],
      ['m', 'no-cache'],
      ['console', 'public, max-age=31536000, immutable'],
      ['console', 'no-cache'],
    ])
    for (const [, { Properties }] of deployments) expect(Properties.Prune).toBe(false)
    const [files, page] = deployments
    expect(page![1].DependsOn).toContain(files![0])
  })
})

describe('CloudFront in aws', () => {
  const config = configOf(aws)

  it('has the stage’s name, and no old TLS', () => {
    expect(config.Aliases).toEqual(['wish.qingtang.example'])
    expect(config.ViewerCertificate).toMatchObject({
      MinimumProtocolVersion: 'TLSv1.2_2021',
      SslSupportMethod: 'sni-only',
    })
  })

  it('hands requests of the API and of WeChat on, uncached and whole but for the host', () => {
    expect(config.CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual(['/api/*', '/wechat/*'])
    for (const behaviour of config.CacheBehaviors) {
      expect(behaviour).toMatchObject({
        CachePolicyId: CACHING_DISABLED,
        OriginRequestPolicyId: ALL_VIEWER_EXCEPT_HOST,
        ViewerProtocolPolicy: 'https-only',
      })
      expect(behaviour.AllowedMethods).toEqual(expect.arrayContaining(['GET', 'POST', 'PUT', 'DELETE']))
    }
  })

  it('reaches the bucket by an access control of its own', () => {
    aws.resourceCountIs('AWS::CloudFront::OriginAccessControl', 1)
    expect(config.Origins.find(({ S3OriginConfig }) => S3OriginConfig)?.OriginAccessControlId).toBeDefined()
  })

  it('adds the security headers to every answer, in the same words as the API', () => {
    for (const behaviour of [config.DefaultCacheBehavior, ...config.CacheBehaviors])
      expect(behaviour.ResponseHeadersPolicyId).toBeDefined()
    const api = readFileSync(join(__dirname, '../../apps/api/src/web-headers.ts'), 'utf8')
    const [, list = ''] = /CONTENT_SECURITY_POLICY = \[([^\]]*)\]/.exec(api) ?? []
    expect([...list.matchAll(/"([^"]+)"/g)].map(([, words]) => words).join('; ')).toBe(CONTENT_SECURITY_POLICY)
  })

  it.each([
    ['/', { statusCode: 302, headers: { location: { value: '/m/' } } }],
    ['/console', { statusCode: 302, headers: { location: { value: '/console/' } } }],
    ['/m/', { uri: '/m/index.html' }],
    ['/m/js/app.1a2b3c4d.js', { uri: '/m/js/app.1a2b3c4d.js' }],
    ['/constructor', { uri: '/constructor' }],
  ])('finds the page of %s', (uri, answer) => {
    const [pages] = propertiesOf<{ FunctionCode: string }>(aws, 'AWS::CloudFront::Function')
    const found: unknown = runInNewContext(`${pages?.FunctionCode}; handler({ request: { uri } })`, { uri })
    expect(found).toMatchObject(answer)
  })
})

describe('CloudFront in aws-cn', () => {
  const config = configOf(china)

  it('uses nothing that it does not have there', () => {
    for (const type of [
      'OriginAccessControl',
      'CachePolicy',
      'OriginRequestPolicy',
      'ResponseHeadersPolicy',
      'Function',
    ])
      china.resourceCountIs(`AWS::CloudFront::${type}`, 0)
    expect(JSON.stringify(config)).not.toMatch(/PolicyId|FunctionAssociations|OriginAccessControlId|http3/)
    expect(config.ViewerCertificate).toMatchObject({
      IamCertificateId: 'ASCAEXAMPLE12345',
      MinimumProtocolVersion: 'TLSv1.2_2021',
    })
  })

  it('takes hashed files from the bucket, and all else from the API, keeping none of it', () => {
    const { DefaultCacheBehavior: api, CacheBehaviors: behaviours } = config
    const files = behaviours.filter(({ TargetOriginId }) => TargetOriginId === 'files')
    expect(files.map(({ PathPattern }) => PathPattern)).toEqual([
      '/m/js/*',
      '/m/css/*',
      '/m/static/*',
      '/console/assets/*',
    ])
    expect(api).toMatchObject({
      TargetOriginId: 'api',
      MaxTTL: 0,
      ForwardedValues: { QueryString: true, Cookies: { Forward: 'all' } },
    })
    expect(api.ForwardedValues?.Headers).toEqual(
      expect.arrayContaining(['Authorization', 'Idempotency-Key', 'X-Client-Version']),
    )
    expect(api.ForwardedValues?.Headers).not.toContain('Host')
  })

  it('refuses a program that calls over plain HTTP: a redirection would come after the token', () => {
    const calls = config.CacheBehaviors.filter(({ TargetOriginId }) => TargetOriginId === 'api')
    expect(calls.map(({ PathPattern, ViewerProtocolPolicy }) => [PathPattern, ViewerProtocolPolicy])).toEqual([
      ['/api/*', 'https-only'],
      ['/wechat/*', 'https-only'],
    ])
    for (const call of calls)
      expect(call).toMatchObject({ MaxTTL: 0, AllowedMethods: expect.arrayContaining(['POST']) })
  })

  it('reaches the bucket by an identity', () => {
    china.resourceCountIs('AWS::CloudFront::CloudFrontOriginAccessIdentity', 1)
    expect(JSON.stringify(china.findResources('AWS::S3::BucketPolicy'))).toContain('S3CanonicalUserId')
  })
})
