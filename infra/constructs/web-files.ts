import { RemovalPolicy } from 'aws-cdk-lib'
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import { Construct } from 'constructs'
import type { Built } from '../deployed'

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
    for (const app of APPS) this.put(app, built[app])
  }

  private put(app: (typeof APPS)[number], folder: string) {
    const common = { destinationBucket: this.bucket, destinationKeyPrefix: app, prune: false, memoryLimit: 256 }
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
}
