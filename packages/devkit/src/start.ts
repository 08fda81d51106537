import { join } from 'node:path'
import * as z from 'zod/mini'
import type { Log } from '@microwish/api'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { recount } from '@microwish/core'
import { demoAreas, demoPersonas, playDemo, seedCast } from './demo'
import { createTables, localConfig, openDataFolder } from './dynamodb'
import { createSite } from './server/site'
import { listen } from './server/listen'
import { stopOnSignal } from './server/stop-on-signal'
import { createLocalStack, followStream } from './stack'

/** The environment of the local stack; microwish.mjs fills in what is absent. */
const Environment = z.object({
  PORT: z._default(z.coerce.number(), 8080),
  HOST: z._default(z.string(), '127.0.0.1'),
  DATA_DIR: z._default(z.string(), '.data'),
  MICROWISH_JAVA: z._default(z.string(), 'java'),
})

const TABLE_PREFIX = 'microwish-'

/** The local stack: database, API, pages, on one port, until a signal. Its working folder is the repository's root. */
export async function serve() {
  const env = Environment.parse(process.env)
  const database = await openDataFolder(env.DATA_DIR, env.MICROWISH_JAVA)
  const client = new DynamoDBClient(localConfig(database.endpoint))
  const tables = await createTables(client, TABLE_PREFIX)
  const stack = createLocalStack({
    client,
    tables,
    dataDir: env.DATA_DIR,
    log: logLine,
    personas: demoPersonas(demoAreas()),
  })
  await seedCast(stack)
  const pump = await followStream(stack, {
    client,
    tables,
    endpoint: database.endpoint,
    dataDir: env.DATA_DIR,
    log: logLine,
    onGap: () => void recount(stack.platform, { chunk: 100 }),
  })
  await playDemo({ platform: stack.platform, dataDir: env.DATA_DIR, now: Date.now(), onProgress: announceDemo })
  const site = createSite({
    api: stack.app.fetch,
    wechat: stack.double.app,
    h5: join(process.cwd(), 'apps/miniapp/dist/h5'),
    console: join(process.cwd(), 'apps/console/dist'),
  })
  const listener = await listen(site, env.PORT, env.HOST)
  stopOnSignal(async () => {
    await listener.close()
    await pump.stop()
    await database.stop()
  })
  announce(listener.port)
}

/** Refusals and failures only: a line a request would bury them. */
const logLine: Log = (entry) => {
  if (entry.event !== 'request') console.log(JSON.stringify(entry))
}

const announceDemo = (played: number, total: number) => {
  if (played === total || played % 50 === 0) console.log(`  演示数据：${played}/${total} 步`)
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
