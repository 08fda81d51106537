import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { localConfig, startDynamoDbLocal } from '../dynamodb'
import { readOptions } from '../ops/read-options'
import { Refusal } from '../ops/refusal'
import { recountDrill } from './recount'
import { openRehearsal, type Rehearsal } from './rehearsal'
import { replayDrill } from './replay'
import { restoreDrill } from './restore'
import { rotateDrill } from './rotate'
import { createSteps, StepFailed } from './steps'

export const DRILLS: Readonly<Record<string, (rehearsal: Rehearsal) => Promise<void>>> = {
  restore: restoreDrill,
  recount: recountDrill,
  replay: replayDrill,
  rotate: rotateDrill,
}
export const DRILL_FLAGS = { without: { means: 'a step that is left out, to see the drill fail' } }

type Database = { client: DynamoDBClient; endpoint: string }

/**
 * One drill of the runbook, or all, each on tables of its own in a database that lives as long as this.
 * @returns whether every step passed
 */
export async function runDrills(
  [name = '', ...args]: readonly string[],
  say: (line: string) => void,
): Promise<boolean> {
  const names = name === 'all' ? Object.keys(DRILLS) : [name]
  if (!Object.hasOwn(DRILLS, names[0] ?? ''))
    throw new Refusal(`Which drill? npm run drill -- ${Object.keys(DRILLS).join('|')}|all`)
  const leftOut = readOptions(args, DRILL_FLAGS).one('without')
  const folder = mkdtempSync(join(tmpdir(), 'microwish-drill-'))
  const java = process.env['MICROWISH_JAVA'] ?? 'java'
  const { endpoint, stop } = await startDynamoDbLocal({ folder, isInMemory: true, java })
  const client = new DynamoDBClient(localConfig(endpoint))
  try {
    const passed = []
    for (const one of names) passed.push(await runDrill(one, { client, endpoint }, say, leftOut))
    return passed.every(Boolean)
  } finally {
    client.destroy()
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One drill in a database that stands; `leftOut` names the step that is not done. */
export async function runDrill(
  name: string,
  { client, endpoint }: Database,
  say: (line: string) => void,
  leftOut?: string,
) {
  const drill = DRILLS[name]
  if (!drill) throw new Refusal(`There is no drill ${name}.`)
  const { step, names } = createSteps(name, say, leftOut)
  const { rehearsal, close } = await openRehearsal({ client, endpoint, name, step })
  try {
    await drill(rehearsal)
    if (leftOut !== undefined && !names.includes(leftOut)) throw new Refusal(`${name} has no step “${leftOut}”.`)
    return leftOut === undefined
  } catch (error) {
    if (error instanceof StepFailed) return false
    throw error
  } finally {
    await close()
  }
}
