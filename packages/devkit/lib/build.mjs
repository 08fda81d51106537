import { existsSync } from 'node:fs'
import { clearStamp, hashInputs, readStamp, writeStamp } from './hash.mjs'
import { PARTS } from './parts.mjs'
import { inRoot } from './paths.mjs'
import { step } from './progress.mjs'
import { mustRun } from './run.mjs'

/** Builds one part if its inputs changed since its output was made. */
export async function build(name) {
  const { inputs, output, command, cwd = '.', env } = PARTS[name]
  const wanted = hashInputs(inputs)
  const stamp = `part-${name}`
  if (readStamp(stamp) === wanted && existsSync(inRoot(output))) return
  clearStamp(stamp)
  const [program, [script, ...rest]] = command
  await step(`building ${name}`, () =>
    mustRun(`build-${name}`, program, [inRoot(script), ...rest], { cwd: inRoot(cwd), env }),
  )
  writeStamp(stamp, wanted)
}
