import { runDrills } from './drills'
import { runCommand } from './ops/run-command'

/** `npm run ops -- <command> …`: a command of infra/RUNBOOK.md. */
export const ops = (args: string[]) => runCommand(args, console.log)

/** `npm run drill -- <name>|all`: rehearses the runbook on a database of its own. The exit code says how it went. */
export async function drill(args: string[]): Promise<void> {
  if (!(await runDrills(args, console.log))) process.exitCode = 1
}
