import { App } from 'aws-cdk-lib'
import { DataStack } from './stacks/data-stack'

const app = new App()
/** One deployment serves one county; stages keep a rehearsal apart from it. */
const stage = String(app.node.tryGetContext('stage') ?? 'prod')

new DataStack(app, `Microwish-${stage}-Data`, { prefix: `microwish-${stage}-`, terminationProtection: true })
app.synth()
