import * as z from 'zod/mini'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type Log, realWorld } from '@microwish/api'
import { createDatabase, createStores, recount as recountFigures } from '@microwish/core'
import { playDemo } from './demo'
import { createTables, FolderInUse, localConfig, openDataFolder } from './dynamodb'
import { listen } from './server/listen'
import { openSite } from './server/open-site'
import { stopOnSignal } from './server/stop-on-signal'

/** The environment of the local stack; microwish.mjs fills in what is absent. */
const Environment = z.object({
  PORT: z._default(z.coerce.number(), 8080),
  /** Whoever reaches the dev doors can be anybody, so other machines are let in on request only (0.0.0.0). */
  HOST: z._default(z.string(), '127.0.0.1'),
  DATA_DIR: z._default(z.string(), '.data'),
  MICROWISH_JAVA: z._default(z.string(), 'java'),
})

const TABLE_PREFIX = 'microwish-'

/** The local stack: database, API, pages, on one port, until a signal. Its working folder is the repository's root. */
export async function serve() {
  const { PORT, HOST, DATA_DIR: dataDir, MICROWISH_JAVA } = Environment.parse(process.env)
  const database = await openDataFolder(dataDir, MICROWISH_JAVA)
  // Last in, first out: no request meets a database that is gone.
  const closings = [database.stop]
  stopOnSignal(async () => {
    for (const close of closings.splice(0).reverse()) await close()
  })
  const { endpoint } = database
  const client = new DynamoDBClient(localConfig(endpoint))
  const tables = await createTables(client, TABLE_PREFIX)
  const { site, stack, pump } = await openSite({ client, endpoint, tables, dataDir, root: process.cwd(), log: logLine })
  closings.push(pump.stop, stack.jobs.stop)
  await stack.jobs.watch()
  await playDemo({ platform: stack.platform, dataDir, now: Date.now(), onProgress: announceDemo })
  const listener = await listen(site, PORT, HOST)
  closings.push(() => listener.close())
  announce(listener.port)
}

/** Computes all figures anew from history, in the database of a running server or, if none runs, of the folder. */
export async function recount() {
  const { DATA_DIR: dataDir, MICROWISH_JAVA } = Environment.parse(process.env)
  const { endpoint, stop } = await openDataFolder(dataDir, MICROWISH_JAVA).catch((error: unknown) => {
    if (error instanceof FolderInUse) return { endpoint: error.endpoint, stop: () => Promise.resolve() }
    throw error
  })
  try {
    const client = new DynamoDBClient(localConfig(endpoint))
    const stores = createStores(createDatabase(client, await createTables(client, TABLE_PREFIX)))
    const { read } = await recountFigures({ ...realWorld, stores }, { chunk: 100, onProgress: announceEvents })
    console.log(`统计已按办理记录重新计算：${read} 条记录`)
  } finally {
    await stop()
  }
}

/** Failures only: a line a request would bury them. */
const logLine: Log = (entry) => {
  if (entry.level === 'error') console.error(JSON.stringify(entry))
}

const announceDemo = (played: number, total: number) => {
  if (played === total || played % 50 === 0) console.log(`  演示数据：${played}/${total} 步`)
}

const announceEvents = (read: number) => {
  if (read % 1_000 === 0) console.log(`  已读 ${read} 条记录`)
}

function announce(port: number) {
  const origin = `http://127.0.0.1:${port}`
  console.log(
    [
      '',
      `  首页            ${origin}/`,
      `  小程序（H5）    ${origin}/m/`,
      `  工作台          ${origin}/console/`,
      `  接口说明        ${origin}/api/docs`,
      `  微信替身        ${origin}/wechat/`,
      '',
      `ready ${origin}`,
    ].join('\n'),
  )
}
