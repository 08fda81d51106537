// Imports a built function once for each environment that stands on its input, and prints what each import said:
// nothing, or why the function refused to start. No AWS is reachable from here.
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'

const { bundle, environments } = JSON.parse(await text(process.stdin))
const NOWHERE = {
  AWS_REGION: 'ap-southeast-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
}
// What a function begins when it is loaded fails here, later: only the loading itself is judged.
process.on('unhandledRejection', () => {})

const said = []
for (const [index, environment] of environments.entries()) {
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, NOWHERE, environment)
  // Another query is another module, so that its first lines run again.
  said.push(await import(`${pathToFileURL(bundle)}?${index}`).then(() => null, String))
}
process.stdout.write(JSON.stringify(said), () => process.exit())
