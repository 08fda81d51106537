import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoAreas, demoPersonas, seedCast } from '../demo'
import { localCloud } from '../drills/local-cloud'
import { runOn } from '../drills/run-on'
import { createLocalStack } from '../stack'
import { testTables } from '../testing/test-tables'
import type { Call } from './cloud'

/** A stage for the tests of the commands: tables of its own, secrets and queues in memory; with the demo's people or empty. */
export async function aStage({ isEmpty = false } = {}) {
  const { client, tables, drop } = await testTables()
  const dataDir = mkdtempSync(join(tmpdir(), 'microwish-ops-'))
  const stack = createLocalStack({ client, tables, dataDir, log: () => {}, personas: demoPersonas(demoAreas()) })
  if (!isEmpty) await seedCast(stack)
  const cloud = localCloud(stack, client, tables)
  return {
    stack,
    cloud,
    dataDir,
    run: (name: string, args: readonly string[], more: Partial<Call> = {}) => runOn(cloud, name, args, more),
    async close() {
      await drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
export type Stage = Awaited<ReturnType<typeof aStage>>
