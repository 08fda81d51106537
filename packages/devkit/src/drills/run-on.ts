import type { Call, Cloud } from '../ops/cloud'
import { COMMANDS } from '../ops/commands'
import { readOptions } from '../ops/read-options'

const YES = { means: 'does it', isSwitch: true } as const

/** A call of a command as the shell would make it: `--yes` among the arguments is for real. */
export function callOf(cloud: Cloud, name: string, args: readonly string[], more: Partial<Call> = {}): Call {
  const command = COMMANDS[name]
  if (!command) throw new Error(`there is no command ${name}`)
  const options = readOptions(args, { ...command.flags, yes: YES })
  const ask = () => Promise.reject(new Error('nobody is here to be asked'))
  return { cloud, options, say: () => undefined, ask, isForReal: options.has('yes'), ...more }
}

/** Runs a command and answers what it said, a line each. */
export async function runOn(cloud: Cloud, name: string, args: readonly string[], more: Partial<Call> = {}) {
  const said: string[] = []
  await COMMANDS[name]?.run(callOf(cloud, name, args, { say: (line) => said.push(line), ...more }))
  return said.join('\n')
}
