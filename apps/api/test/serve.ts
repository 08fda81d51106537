import type { AddressInfo } from 'node:net'
import { type Call, createClient } from '@microwish/contract'
import type { Person } from '@microwish/core'
import { serve } from '@hono/node-server'
import type { TestApi } from './set-up'

/** The API on a port of its own, for what must be shown over real connections. */
export async function listen(api: TestApi) {
  const server = serve({ fetch: api.app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  /** The typed client over HTTP; `statuses` notes what came back. */
  async function as(person: Person, statuses: number[] = []): Promise<Call> {
    const authorization = `Bearer ${await api.tokenOf(person)}`
    return createClient(async ({ method, path, body, headers }) => {
      const response = await fetch(`${origin}/api${path}`, {
        method,
        headers: { ...headers, authorization, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      statuses.push(response.status)
      return { status: response.status, body: await response.json() }
    })
  }
  const close = () => new Promise((resolve) => server.close(resolve))
  return { as, close, origin }
}
