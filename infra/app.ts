import { App, type AppProps, type Environment, Tags } from 'aws-cdk-lib'
import { type Built, BUILT, type Deployed } from './deployed'
import { FUNCTION_NAMES } from './constructs/permissions'
import { refuseUnbuilt } from './constructs/web-folder'
import { nameOf } from './names'
import manifest from './package.json'
import { PARTITIONS } from './settings/partitions'
import { type GivenDeployment, readDeployment, readSettings } from './settings/read-settings'
import type { Settings } from './settings/schema'
import { ApiStack } from './stacks/api-stack'
import { DataStack } from './stacks/data-stack'
import { OpsStack } from './stacks/ops-stack'
import { WebStack } from './stacks/web-stack'

export type AppOptions = GivenDeployment & {
  /** In place of the file of the stage. */
  settings?: Settings
  /** In place of what was built into the repository. */
  built?: Built
}

const FLAGS = {
  // What another stack uses cannot be removed from under it.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  // API Gateway keeps the ARN of a log without its `:*`, and would differ from the template for ever.
  '@aws-cdk/aws-apigateway:logGroupDestinationArnWithoutWildcard': true,
}

/** In China CloudFormation refuses the tags of an event source mapping, and with them the stack (aws-cdk#31532). */
const UNTAGGED = ['AWS::Lambda::EventSourceMapping']

/**
 * The whole deployment of one stage of one county.
 * @throws Refusal when the stage is unknown, a setting is wrong or something was not built
 */
export function createApp({ built = BUILT, ...given }: AppOptions, appProps: AppProps = {}): App {
  const deployment = readDeployment(given)
  const settings = given.settings ?? readSettings(deployment, manifest.version)
  refuseUnbuilt(built, FUNCTION_NAMES)
  const app = new App({ analyticsReporting: false, ...appProps, context: { ...FLAGS, ...appProps.context } })
  const { stage, partition } = deployment
  const deployed: Deployed = { stage, settings, platform: PARTITIONS[partition], release: manifest.version, built }
  const { account, region } = settings
  addStacks(app, deployed, { region, ...(account && { account }) })
  Tags.of(app).add('microwish:stage', stage, { excludeResourceTypes: UNTAGGED })
  return app
}

/** `Microwish-prod-Data` and so on, each after what it needs. */
function addStacks(app: App, deployed: Deployed, env: Environment) {
  const { stage, settings } = deployed
  const idOf = (name: string) => `Microwish-${stage}-${name}`
  const kept = { env, terminationProtection: true }
  const data = new DataStack(app, idOf('Data'), {
    ...kept,
    description: `Microwish ${stage}: tables, their keys and backups`,
    prefix: nameOf(stage, ''),
    backupDays: settings.backups.keepDays,
  })
  const description = `Microwish ${stage}: functions, HTTP API, queues and secrets`
  const api = new ApiStack(app, idOf('Api'), { ...kept, ...deployed, description, data })
  if (settings.cloudFront) {
    const description = `Microwish ${stage}: the web apps and CloudFront before everything`
    new WebStack(app, idOf('Web'), { env, ...deployed, description, apiHost: api.functions.http.host })
  }
  new OpsStack(app, idOf('Ops'), {
    env,
    ...deployed,
    description: `Microwish ${stage}: alarms, dashboard and budget`,
    apiId: api.functions.http.api.apiId,
  })
}
