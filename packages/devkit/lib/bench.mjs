import { pathToFileURL } from 'node:url'
import { PARTS } from './parts.mjs'
import { inRoot } from './paths.mjs'
import { releaseSignals } from './signals.mjs'
import { prepare } from './start.mjs'

/** `npm run bench [-- --quick]`: measures on this machine and writes packages/tooling/bench/RESULTS.md. */
export async function bench(args) {
  await prepare(['lambda', 'h5', 'console', 'server', 'bench'])
  releaseSignals()
  const { bench: measure } = await import(pathToFileURL(inRoot(PARTS.bench.output)).href)
  await measure(args)
}
