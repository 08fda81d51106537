import { Stack as CdkStack, type App } from 'aws-cdk-lib'
import type { PartitionName } from '../settings/partitions'
import { readSettings } from '../settings/read-settings'
import type { Settings } from '../settings/schema'
import { anApp } from '../test/deployment'
import { type Deployment, deploymentOf } from './deployment'
import { WORLDS } from './resolve'
import type { Template } from './template'

/** One way to deploy the product: a partition with the settings that change what is deployed. */
export type Variant = {
  title: string
  partition: PartitionName
  settings: Settings
  app: App
  deployment: Deployment
}

const EDGE_IN_CHINA = {
  cloudFront: true,
  domain: { name: 'wish.qingtang.example', iamCertificateId: 'ASCAEXAMPLE12345' },
}

type Deploying = { partition: PartitionName; stage: string; settings?: Partial<Settings> }

const VARIANTS: [title: string, options: Deploying][] = [
  ['aws with CloudFront', { partition: 'aws', stage: 'prod' }],
  ['aws without CloudFront, traced', { partition: 'aws', stage: 'rehearsal' }],
  ['aws-cn through the API', { partition: 'aws-cn', stage: 'prod' }],
  ['aws-cn with CloudFront', { partition: 'aws-cn', stage: 'prod', settings: EDGE_IN_CHINA }],
]

/** Every way of deploying, synthesised once for each test file that asks. */
export const variants = (): Variant[] =>
  VARIANTS.map(([title, options]) => {
    const { partition } = options
    const app = anApp(options)
    const settings = { ...readSettings(options, '0.1.0'), ...options.settings }
    const world = { ...WORLDS[partition], region: settings.region }
    return { title, partition, settings, app, deployment: deploymentOf(stacksOf(app), world) }
  })

/** The templates of all stacks of an app. */
function stacksOf(app: App) {
  const assembly = app.synth()
  return app.node
    .findAll()
    .filter((node) => CdkStack.isStack(node))
    .map((stack) => ({
      name: stack.stackName,
      template: assembly.getStackArtifact(stack.artifactId).template as Template,
    }))
}
