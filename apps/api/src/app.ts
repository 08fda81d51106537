import { randomUUID } from 'node:crypto'
import * as contract from '@microwish/contract'
import { DomainError } from '@microwish/core'
import { Hono } from 'hono'
import { bindPublic } from './http/bind'
import { refuseOutdated } from './http/client-version'
import type { AppParts, HttpEnv } from './http/http-env'
import { toProblem } from './http/problem'
import { bondRoutes } from './routes/bonds'
import { areaRoutes } from './routes/areas'
import { directoryRoutes } from './routes/directory'
import { familyRoutes } from './routes/family'
import { grantRoutes } from './routes/grants'
import { importRoutes } from './routes/imports'
import { needRoutes } from './routes/needs'
import { peopleRoutes } from './routes/people'
import { organisationRoutes } from './routes/organisations'
import { statisticsRoutes } from './routes/statistics'
import { type SessionParts, sessionRoutes } from './routes/sessions'

/** The whole HTTP API. Everything it touches comes in: the same app runs in Lambda, in `npm start` and in the tests. */
export function createApp(
  { platform, verify, log, release, oldestClient, ...session }: AppParts & SessionParts,
  /** Mounts what only this place serves, before the catch-all. */
  alsoMount: (app: Hono<HttpEnv>) => void = () => undefined,
) {
  const app = new Hono<HttpEnv>()

  app.use('/api/*', async (c, next) => {
    const requestId = randomUUID()
    const startedAt = performance.now()
    c.set('requestId', requestId)
    c.set('log', log)
    c.header('x-request-id', requestId)
    c.header('cache-control', 'no-store')
    c.header('x-content-type-options', 'nosniff')
    refuseOutdated(c.req.header('x-client-version'), oldestClient)
    await next()
    const ms = Math.round(performance.now() - startedAt)
    log({
      level: 'info',
      event: 'request',
      requestId,
      method: c.req.method,
      route: routeOf(c.req.path),
      status: c.res.status,
      ms,
    })
  })

  const bound = { app, platform, verify }
  bindPublic(bound, contract.getHealth, () => Promise.resolve({ status: 'ok' as const, release }))
  sessionRoutes(bound, session)
  directoryRoutes(bound)
  areaRoutes(bound)
  importRoutes(bound)
  grantRoutes(bound)
  familyRoutes(bound)
  organisationRoutes(bound)
  bondRoutes(bound)
  needRoutes(bound)
  peopleRoutes(bound, session)
  statisticsRoutes(bound)
  alsoMount(app)
  app.all('/api/*', () => {
    throw new DomainError('not_found', '没有这个地址')
  })
  app.onError(toProblem)
  return app
}

/** The path without what is no word of ours: ids, and whatever somebody typed. */
const routeOf = (path: string) => path.replace(/[^/]*[^a-z/.-][^/]*/g, '*')
