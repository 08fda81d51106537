import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { acknowledge } from '../constructs/acknowledge'
import { EmptySecret } from '../constructs/empty-secret'
import { ProductFunctions, SIZES } from '../constructs/product-functions'
import { doJobs, followStream, tick } from '../constructs/triggers'
import { deadLetters, workQueue } from '../constructs/work-queue'
import type { Deployed } from '../deployed'
import { nameOf } from '../names'
import type { DataStack } from './data-stack'

export type ApiStackProps = StackProps & Deployed & { data: DataStack }

/** The five functions with what calls them, their queues and secrets. */
export class ApiStack extends Stack {
  readonly functions: ProductFunctions
  readonly queues: Readonly<Record<'jobs' | 'jobsDead' | 'streamDead', Queue>>

  constructor(scope: Construct, id: string, { data, ...props }: ApiStackProps) {
    super(scope, id, props)
    const { stage } = props
    const jobsDead = deadLetters(this, 'JobsDead', nameOf(stage, 'jobs-dead'))
    const streamDead = deadLetters(this, 'StreamDead', nameOf(stage, 'stream-dead'))
    acknowledge(streamDead, {
      SQS3: 'It is itself where the stream’s source leaves what was given up, and nothing reads it but people.',
    })
    const jobs = workQueue(this, 'Jobs', {
      queueName: nameOf(stage, 'jobs'),
      seconds: SIZES.job.seconds,
      dead: jobsDead,
    })
    this.queues = { jobs, jobsDead, streamDead }
    const sessionSecret = new EmptySecret(this, 'SessionSecret', {
      name: nameOf(stage, 'session'),
      description: 'Signs tokens and hashes identities',
    })
    const wechatSecret = new EmptySecret(this, 'WechatSecret', {
      name: nameOf(stage, 'wechat'),
      description: 'The mini-program at WeChat, and what proves its pushes',
    })
    const resources = { data, sessionSecret, wechatSecret, jobQueue: jobs, streamDead }
    this.functions = new ProductFunctions(this, 'Functions', { ...props, resources })
    const { stream, clock, job } = this.functions.byName
    followStream(this, stream.fn, { streamArn: data.needsStreamArn, dead: streamDead, stream: props.settings.stream })
    tick(this, clock.fn, nameOf(stage, 'minute'))
    doJobs(this, job.fn, jobs)
    new CfnOutput(this, 'ApiUrl', {
      value: `https://${this.functions.http.host}`,
      description: 'The API under AWS’s name',
    })
  }
}
