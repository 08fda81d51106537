import { type CfnElement, DefaultStackSynthesizer, RemovalPolicy, Stack, Token } from 'aws-cdk-lib'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import { Construct } from 'constructs'
import type { Built } from '../deployed'
import { acknowledge } from './acknowledge'

/** A file with a hash of its content in its name never changes. */
const FOR_EVER = [CacheControl.fromString('public, max-age=31536000, immutable')]
/** The page that names them is asked for again each time; unchanged, it is answered with 304. */
const ASK_AGAIN = [CacheControl.fromString('no-cache')]
const PAGE = 'index.html'

/** The folders of the two web apps, as addresses name them. */
export const APPS = ['m', 'console'] as const

/**
 * Both web apps in a private bucket. Files come before the page that names them, and old ones stay, because somebody may
 * have opened the old page.
 */
export class WebFiles extends Construct {
  readonly bucket: IBucket

  constructor(scope: Construct, id: string, built: Pick<Built, 'm' | 'console'>) {
    super(scope, id)
    // CDK's own types disagree under exactOptionalPropertyTypes.
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.RETAIN,
    }) as IBucket
    acknowledge(this.bucket, {
      S1: 'CloudFront alone reads the bucket, which holds nothing but what everybody may load; a log of it would say nothing.',
    })
    const logGroup = new LogGroup(this, 'Log', { retention: RetentionDays.SIX_MONTHS })
    for (const app of APPS) this.put(app, built[app], logGroup)
    this.acknowledgeInstaller()
  }

  private put(app: (typeof APPS)[number], folder: string, logGroup: LogGroup) {
    const common = {
      destinationBucket: this.bucket,
      destinationKeyPrefix: app,
      prune: false,
      memoryLimit: 256,
      logGroup,
    }
    const files = new BucketDeployment(this, `${app}-files`, {
      ...common,
      sources: [Source.asset(folder, { exclude: [PAGE] })],
      cacheControl: FOR_EVER,
    })
    const page = new BucketDeployment(this, `${app}-page`, {
      ...common,
      sources: [Source.asset(folder, { exclude: ['*', `!${PAGE}`] })],
      cacheControl: ASK_AGAIN,
    })
    page.node.addDependency(files)
  }

  /** CDK's own function, which copies the files while it deploys; CDK makes it once for the stack, with these statements. */
  private acknowledgeInstaller() {
    const stack = Stack.of(this)
    const account = Token.isUnresolved(stack.account) ? '<AWS::AccountId>' : stack.account
    const bucket = stack.getLogicalId(this.bucket.node.defaultChild as CfnElement)
    const uploaded = `arn:<AWS::Partition>:s3:::cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-${account}-${stack.region}/*`
    const wide = [
      ...['Abort', 'DeleteObject', 'GetBucket', 'GetObject', 'List'].map((verb) => `Action::s3:${verb}*`),
      ...[`<${bucket}.Arn>/*`, uploaded].map((resource) => `Resource::${resource}`),
    ]
    const why =
      'CDK’s own function copies what CDK uploaded into this bucket, and reaches no other; nothing calls it but a deployment.'
    acknowledge(stack, {
      ...Object.fromEntries(wide.map((finding) => [`IAM5[${finding}]`, why])),
      'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]':
        'CDK’s own function writes its log by AWS’s policy for that; nothing calls it but a deployment.',
      L1: 'The runtime of CDK’s own function is chosen by CDK, and goes up with its version.',
    })
  }
}
