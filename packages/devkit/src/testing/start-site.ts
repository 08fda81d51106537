import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LogEntry } from '@microwish/api'
import type { Settings } from '@microwish/core'
import { playDemo } from '../demo'
import { listen } from '../server/listen'
import { openSite } from '../server/open-site'
import { testTables } from './test-tables'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))

export type StartSiteOptions = {
  settings?: Partial<Settings>
  /** With the demo's wishes in every status; without, the demo county's people alone. */
  hasDemo?: boolean
  /** Another folder than the repository's that holds the built apps. */
  root?: string
}

/**
 * What `npm start` serves, in this process, on a free port and on tables of its own: the built apps, the API, dev doors,
 * the WeChat double and the pump behind them. For tests of projects with a database (e2e).
 */
export async function startSite({ settings, hasDemo = false, root = ROOT }: StartSiteOptions = {}) {
  const { client, endpoint, tables, drop } = await testTables()
  const dataDir = mkdtempSync(join(tmpdir(), 'microwish-site-'))
  const logs: LogEntry[] = []
  const { site, stack, pump } = await openSite({
    ...{ client, endpoint, tables, dataDir, root },
    log: (entry) => logs.push(entry),
    settings: { pollSeconds: 1, ...settings },
  })
  if (hasDemo) await playDemo({ platform: stack.platform, dataDir, now: Date.now() })
  const listener = await listen(site, 0)
  return {
    origin: `http://127.0.0.1:${listener.port}`,
    stack,
    /** Resolves when figures and notices have caught up with everything written so far. */
    settled: pump.settled,
    logs,
    async stop() {
      await listener.close(0)
      await stack.jobs.stop()
      await pump.stop()
      await drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
export type TestSite = Awaited<ReturnType<typeof startSite>>
