import { rmSync } from 'node:fs'
import { DEPLOYED } from './parts.mjs'
import { inCache, inRoot } from './paths.mjs'
import { passThrough } from './run.mjs'
import { prepare } from './start.mjs'
import { Stop } from './stop.mjs'

/** The CDK app, bundled; its working folder is the repository's root. Telemetry and notices call nobody. */
const APP = ['--app', 'node .cache/build/infra.mjs', '--output', inCache('cdk.out')]
const QUIET = ['--no-version-reporting', '--no-notices']

/** `npm run synth -- --context partition=aws-cn --context stage=prod`: templates into .cache/cdk.out, no account needed. */
export const synth = (args) => cdk(['synth', '--quiet', ...args])

/** `npm run deploy -- --context partition=… --context stage=…`: builds, then every stack in its order; CDK asks before it widens a permission. */
export const deploy = (args) => cdk(['deploy', '--all', '--require-approval', 'broadening', ...args])

async function cdk(args) {
  await prepare(DEPLOYED, { hasDatabase: false })
  // Another partition's stacks would lie beside this one's.
  rmSync(inCache('cdk.out'), { recursive: true, force: true })
  const code = await passThrough(
    process.execPath,
    [inRoot('node_modules/aws-cdk/bin/cdk'), ...args, ...APP, ...QUIET],
    {
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    },
  )
  if (code !== 0) throw new Stop(`cdk ${args[0]} failed (exit code ${code}): the reason stands above.`)
}
