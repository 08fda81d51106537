import { pathToFileURL } from 'node:url'
import { inRoot } from './paths.mjs'
import { PARTS } from './parts.mjs'
import { releaseSignals } from './signals.mjs'
import { prepare } from './start.mjs'

/** `npm run drill -- restore`: one drill of the runbook, on a database of its own on this machine. */
export const drill = (args) => become('drill', args, { hasDatabase: true })

/** `npm run ops -- rotate --stage prod …`: one of the runbook's commands, on the account of the shell's credentials. */
export const ops = (args) => become('ops', args, { hasDatabase: false })

async function become(task, args, needs) {
  await prepare(['ops'], needs)
  releaseSignals()
  const tasks = await import(pathToFileURL(inRoot(PARTS.ops.output)).href)
  await tasks[task](args)
}
