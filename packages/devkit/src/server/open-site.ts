import { join } from 'node:path'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Log } from '@microwish/api'
import { DEV_ENDPOINTS, ENDPOINTS } from '@microwish/contract'
import { openApiDocument } from '@microwish/contract/openapi'
import type { Settings } from '@microwish/core'
import { Hono } from 'hono'
import { demoAreas, demoPersonas, seedCast } from '../demo'
import type { TableNames } from '../dynamodb'
import { createHome } from '../home'
import { createLocalStack, followStream } from '../stack'
import { createSite } from './site'

export type OpenSiteOptions = {
  client: DynamoDBClient
  /** Where that client's database answers; its streams are read there. */
  endpoint: string
  tables: TableNames
  dataDir: string
  /** Holds apps/miniapp/dist/h5 and apps/console/dist. */
  root: string
  log: Log
  settings?: Partial<Settings>
}

/** Everything that `npm start` serves, over a database that stands: the demo county's people are in it, no wishes yet. */
export async function openSite({ client, endpoint, tables, dataDir, root, log, settings }: OpenSiteOptions) {
  const personas = demoPersonas(demoAreas())
  const stack = createLocalStack({ client, tables, dataDir, log, personas, ...(settings && { settings }) })
  await seedCast(stack)
  // Once an hour is enough, however many shards have lost something.
  const onGap = () =>
    void stack.jobs.begin({ kind: 'recount', input: {} }, `gap ${new Date().toISOString().slice(0, 13)}`)
  const pump = await followStream(stack, { client, endpoint, tables, dataDir, log, onGap })
  const openApi = openApiDocument([...ENDPOINTS, ...DEV_ENDPOINTS])
  const site = createSite({
    api: stack.app.fetch,
    openApi,
    wechat: new Hono().route('/', stack.push).route('/', stack.double.app),
    home: createHome({ personas, now: stack.clock.now, openApi }),
    h5: join(root, 'apps/miniapp/dist/h5'),
    console: join(root, 'apps/console/dist'),
  })
  return { site, stack, pump }
}
