import { ROOT } from './paths.mjs'
import { holdSignals } from './signals.mjs'
import { Stop } from './stop.mjs'

const COMMANDS = {
  start: async () => (await import('./start.mjs')).start(),
  recount: async () => (await import('./start.mjs')).recount(),
  test: async (filter) => (await import('./test.mjs')).test(filter),
  bench: async (args) => (await import('./bench.mjs')).bench(args),
  synth: async (args) => (await import('./cloud.mjs')).synth(args),
  deploy: async (args) => (await import('./cloud.mjs')).deploy(args),
  drill: async (args) => (await import('./ops.mjs')).drill(args),
  ops: async (args) => (await import('./ops.mjs')).ops(args),
  upload: async (args) => (await import('./upload.mjs')).upload(args),
}

/** Runs one command of package.json's scripts, with the repository's root as the working folder. */
export async function main([name, ...rest]) {
  const command = COMMANDS[name]
  if (!command) throw new Stop(`Unknown command ${name ?? '(none)'}; there are: ${Object.keys(COMMANDS).join(', ')}.`)
  process.chdir(ROOT)
  holdSignals()
  // The SDK warns on every start under Node 20; package.json pins versions that still support it.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
  await command(rest)
}
