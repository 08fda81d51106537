import { rmSync } from 'node:fs'

/** Ends the database that global-setup.ts started, once. */
export default async function globalTeardown() {
  const { testDatabase } = globalThis
  globalThis.testDatabase = undefined
  if (!testDatabase) return
  await testDatabase.database.stop()
  rmSync(testDatabase.folder, { recursive: true, force: true })
}
