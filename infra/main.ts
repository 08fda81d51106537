import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { createApp } from './app'
import { Refusal } from './settings/refusal'

/** CDK's command line hands its `--context` over in a variable that an App reads: this one reads it and builds nothing. */
const context = new App({ autoSynth: false }).node
const [partition, stage] = ['partition', 'stage'].map((name) => context.tryGetContext(name) as unknown)

try {
  const app = createApp({ partition, stage })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  app.synth()
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
