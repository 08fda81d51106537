import { CfnDistribution, OriginAccessIdentity } from 'aws-cdk-lib/aws-cloudfront'
import { Construct } from 'constructs'
import { acknowledge } from './acknowledge'
import { EDGE_REASONS, type EdgeProps } from './edge'

/** Folders of the built apps that hold nothing but files with a hash in their names. */
const HASHED = ['/m/js/*', '/m/css/*', '/m/static/*', '/console/assets/*']
/** Paths that programs call: over plain HTTP they are refused, not led on, for by then the token has been in the open. */
const CALLS = ['/api/*', '/wechat/*']
/** What the API reads of a request. CloudFront's own `Host` must not be among them: API Gateway would not know it. */
const HEADERS = ['Accept', 'Authorization', 'Idempotency-Key', 'Origin', 'X-Client-Version']
const METHODS = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE']

const common = { viewerProtocolPolicy: 'redirect-to-https', compress: true }

/**
 * CloudFront as it is where it has neither policies nor functions, nor origin access control (settings/partitions.ts):
 * hashed files come from the bucket; pages come from the API, which alone can give them their security headers.
 */
export class ClassicEdge extends Construct {
  readonly distribution: CfnDistribution

  constructor(scope: Construct, id: string, { name, files, api, domain }: EdgeProps) {
    super(scope, id)
    if (!domain?.iamCertificateId) throw new Error('settings without a server certificate were let through')
    const identity = new OriginAccessIdentity(this, 'Identity', { comment: name })
    files.grantRead(identity)
    this.distribution = new CfnDistribution(this, 'Distribution', {
      distributionConfig: {
        comment: name,
        enabled: true,
        httpVersion: 'http2',
        ipv6Enabled: false,
        aliases: [domain.name],
        viewerCertificate: {
          iamCertificateId: domain.iamCertificateId,
          sslSupportMethod: 'sni-only',
          minimumProtocolVersion: 'TLSv1.2_2021',
        },
        origins: [
          {
            id: 'files',
            domainName: files.bucketRegionalDomainName,
            s3OriginConfig: {
              originAccessIdentity: `origin-access-identity/cloudfront/${identity.originAccessIdentityId}`,
            },
          },
          {
            id: 'api',
            domainName: api,
            customOriginConfig: { originProtocolPolicy: 'https-only', originSslProtocols: ['TLSv1.2'] },
          },
        ],
        defaultCacheBehavior: toApi,
        cacheBehaviors: [...CALLS.map(ofProgram), ...HASHED.map(fromBucket)],
      },
    })
    acknowledge(this, {
      ...EDGE_REASONS,
      CFR7: 'Origin access control does not exist where CloudFront is of the classic kind; an identity keeps the bucket private.',
    })
  }
}

/** Nothing is kept: every answer is somebody's own, and pages are asked for again each time. */
const toApi: CfnDistribution.DefaultCacheBehaviorProperty = {
  ...common,
  targetOriginId: 'api',
  allowedMethods: METHODS,
  forwardedValues: { queryString: true, headers: HEADERS, cookies: { forward: 'all' } },
  minTtl: 0,
  defaultTtl: 0,
  maxTtl: 0,
}

const ofProgram = (pathPattern: string): CfnDistribution.CacheBehaviorProperty => ({
  ...toApi,
  pathPattern,
  viewerProtocolPolicy: 'https-only',
})

/** Kept as long as the files' own headers say. */
const fromBucket = (pathPattern: string): CfnDistribution.CacheBehaviorProperty => ({
  ...common,
  pathPattern,
  targetOriginId: 'files',
  forwardedValues: { queryString: false, cookies: { forward: 'none' } },
})
