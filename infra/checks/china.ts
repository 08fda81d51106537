import { placeOf, type Placed, resourcesOf, type Stack } from './template'

/** The service specification knows no region outside the United States, so what aws-cn lacks is told here. */
type Lack = { what: string; source: string; is: (placed: Placed) => boolean }

const CHINA = 'docs.amazonaws.cn/en_us/aws/latest/userguide'
const PLATFORM = 'PLATFORM §4'

const ofType = (type: RegExp) => (placed: Placed) => type.test(placed.resource.Type)
const says = ({ properties }: Placed, words: RegExp) => words.test(JSON.stringify(properties))
/** A resource of the type whose properties say something. */
const saying = (type: RegExp, words: RegExp) => (placed: Placed) => ofType(type)(placed) && says(placed, words)

const DISTRIBUTION = /^AWS::CloudFront::Distribution$/

const LACKS: readonly Lack[] = [
  {
    what: 'tags of event source mappings',
    source: `${CHINA}/lambda.html; github.com/aws/aws-cdk/issues/31532`,
    is: saying(/^AWS::Lambda::EventSourceMapping$/, /"Tags":/),
  },
  { what: 'Cognito user pools', source: PLATFORM, is: ofType(/^AWS::Cognito::/) },
  { what: 'Lambda function URLs', source: `${CHINA}/lambda.html`, is: ofType(/^AWS::Lambda::Url$/) },
  {
    what: 'X-Ray for Lambda functions',
    source: `${CHINA}/lambda.html`,
    is: (placed) =>
      ofType(/^AWS::XRay::/)(placed) || saying(/^AWS::Lambda::Function$/, /"TracingConfig":\{"Mode":"Active"/)(placed),
  },
  {
    what: 'Lambda’s metrics of asynchronous invocation',
    source: `${CHINA}/lambda.html`,
    is: saying(/^AWS::CloudWatch::/, /AsyncEvent(sReceived|Age|sDropped)/),
  },
  {
    what: 'origin access control in CloudFormation (origin access identity is there)',
    source: `${PLATFORM}; github.com/awslabs/aws-solutions-constructs/issues/1050`,
    is: (placed) =>
      ofType(/^AWS::CloudFront::OriginAccessControl$/)(placed) ||
      saying(DISTRIBUTION, /"OriginAccessControlId":(?!"")/)(placed),
  },
  {
    what: 'ACM certificates on CloudFront (an IAM server certificate is taken)',
    source: `${PLATFORM}; ${CHINA}/cloudfront.html`,
    is: saying(DISTRIBUTION, /"AcmCertificateArn"/),
  },
  {
    what: 'CloudFront’s own domain (a name of one’s own with its certificate is needed)',
    source: `${CHINA}/cloudfront.html`,
    is: (placed) =>
      ofType(DISTRIBUTION)(placed) &&
      !(says(placed, /"Aliases":\[[^\]]/) && says(placed, /"(IamCertificateId|AcmCertificateArn)"/)),
  },
  {
    what: 'WAF before CloudFront (regional only)',
    source: PLATFORM,
    is: saying(/^AWS::WAFv2::/, /"Scope":"CLOUDFRONT"/),
  },
  { what: 'mail and mobile messages (SES, Pinpoint)', source: PLATFORM, is: ofType(/^AWS::(SES|Pinpoint\w*)::/) },
  {
    what: 'SMS and mobile push from SNS',
    source: PLATFORM,
    is: saying(/^AWS::SNS::Subscription$/, /"Protocol":"(sms|application)"/),
  },
  { what: 'edge-optimised APIs (regional only)', source: PLATFORM, is: saying(/^AWS::ApiGateway(V2)?::/, /"EDGE"/) },
  {
    what: 'HTTP tasks of Step Functions',
    source: PLATFORM,
    is: saying(/^AWS::StepFunctions::/, /states:::http:invoke/),
  },
  {
    what: 'the zone of cloudfront.net',
    source: 'docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html',
    is: saying(/^AWS::Route53::/, /"Z2FDTNDATAQYW2"/),
  },
]

/** What templates for aws-cn ask of AWS that AWS does not offer there, with where that is written. */
export function absentInChina(stacks: readonly Stack[]): string[] {
  return resourcesOf(stacks).flatMap((placed) =>
    LACKS.filter(({ is }) => is(placed)).map(({ what, source }) => `${placeOf(placed)} wants ${what}: ${source}`),
  )
}
