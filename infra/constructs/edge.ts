import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  type IDistribution,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { Settings } from '../settings/schema'
import { acknowledge } from './acknowledge'
import { securityHeaders } from './security-headers'

export type EdgeProps = {
  /** For what has a name of its own: `microwish-prod-web`. */
  name: string
  files: IBucket
  /** The host of the HTTP API. */
  api: string
  domain: Settings['domain']
}

/**
 * Folders have pages: `/m/` is `/m/index.html`, and a folder without its slash is sent there, since the apps' own
 * addresses are relative. The bare name leads residents to theirs.
 */
const PAGES = `function handler(event) {
  var uri = event.request.uri
  var home = { '/': '/m/', '/m': '/m/', '/console': '/console/' }[uri]
  if (home) return { statusCode: 302, statusDescription: 'Found', headers: { location: { value: home } } }
  if (uri === '/m/' || uri === '/console/') event.request.uri = uri + 'index.html'
  return event.request
}
`

/** Why CloudFront is as it is, for both kinds of it. */
export const EDGE_REASONS = {
  CFR1: 'Residents who work elsewhere, and their children abroad, follow a matter at home from where they are.',
  CFR2: 'A firewall costs as much a month as all the rest; quotas for each person and the throttle of the API stand instead.',
  CFR3: 'A log at the edge would keep the addresses of residents; the log of the API says what is needed, without them.',
} as const

/** CloudFront before both: the web apps from their bucket, the API and WeChat's pushes from the HTTP API, uncached. */
export class Edge extends Construct {
  readonly distribution: IDistribution

  constructor(scope: Construct, id: string, { name, files, api, domain }: EdgeProps) {
    super(scope, id)
    const responseHeadersPolicy = securityHeaders(this, name)
    const pages = new EdgeFunction(this, 'Pages', {
      functionName: name,
      code: FunctionCode.fromInline(PAGES),
      runtime: FunctionRuntime.JS_2_0,
    })
    const secure = { viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS, responseHeadersPolicy }
    const toApi = {
      ...secure,
      // A command sent over plain HTTP was read on its way already: it is not led on.
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      origin: new HttpOrigin(api, { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      // The API's own host must be named, or API Gateway knows nothing of the request.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    }
    this.distribution = new Distribution(this, 'Distribution', {
      comment: name,
      defaultBehavior: {
        ...secure,
        origin: S3BucketOrigin.withOriginAccessControl(files),
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        functionAssociations: [{ function: pages, eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: { '/api/*': toApi, '/wechat/*': toApi },
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      ...(domain?.certificateArn && {
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      }),
    })
    acknowledge(this, EDGE_REASONS)
    if (!domain)
      acknowledge(this, {
        CFR4: 'CloudFront’s own name comes with its own certificate, whose oldest TLS cannot be set.',
      })
  }
}
