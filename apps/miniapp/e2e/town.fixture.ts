import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient, type Call } from '@microwish/contract'
import { identityHash, type Person } from '@microwish/core'
import { audienceOf, people, places } from '@microwish/core/factory'
import { createHost, type Host, type HostOptions, type HostRequest } from '@microwish/devkit/weapp-host'
import { createLocalStack, testTables } from '@microwish/devkit/testing'

/** The bundle as `npm run build:weapp` leaves it. */
export const DIST = path.resolve(__dirname, '../dist/weapp')

/** The real API on tables of its own, with the factory's places and people, the WeChat double, and phones to use it with. */
export async function startTown() {
  const tables = await testTables()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'microwish-town-'))
  const stack = createLocalStack({ ...tables, dataDir, log: () => {} })
  const { stores } = stack.platform
  await Promise.all([...Object.values(places).map(stores.areas.put), ...Object.values(people).map(stores.people.put)])
  const hosts: Host[] = []

  /** WeChat knows this person from now on as the one whom the directory knows. */
  async function introduce(persona: string, person: Person) {
    const identity = identityHash(stack.sessions.identityKey, stack.double.openIdOf(persona))
    await stores.people.findOrCreate(identity, () => person)
  }

  async function answer({ url, method, header, data }: HostRequest) {
    const { pathname, search } = new URL(url)
    const response = await stack.app.request(pathname + search, {
      method,
      headers: header,
      ...(method === 'GET' ? {} : { body: JSON.stringify(data) }),
    })
    return { statusCode: response.status, data: (await response.json()) as unknown }
  }

  /** Somebody's phone; `onRequest` may stand between it and the API. */
  function phoneOf(persona: string, options: Partial<HostOptions> & { between?: Between } = {}) {
    const { between = (request, pass) => pass(request), ...rest } = options
    const loginCode = () => stack.double.issueCode(persona)
    const host = createHost({ dist: DIST, loginCode, onRequest: (request) => between(request, answer), ...rest })
    hosts.push(host)
    return host
  }

  /** The typed client as somebody at a desk, or anybody else of the factory. */
  function as(person: Person): Call {
    return createClient(async ({ method, path: address, body, headers }) => {
      const expiresAt = Math.floor(Date.now() / 1000) + 900
      const sessionId = 'ses_town'
      const token = await stack.sessions.sign({
        ...{ personId: person.personId, audience: audienceOf(person) },
        ...{ sessionId, expiresAt },
      })
      const { statusCode, data } = await answer({
        url: `http://town/api${address}`,
        method,
        header: { ...headers, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        data: body,
      })
      return { status: statusCode, body: data }
    })
  }

  async function stop() {
    hosts.forEach((host) => host.close())
    await tables.drop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { stack, introduce, phoneOf, as, stop }
}
export type Town = Awaited<ReturnType<typeof startTown>>
type Between = (
  request: HostRequest,
  pass: (request: HostRequest) => Promise<{ statusCode: number; data: unknown }>,
) => Promise<{ statusCode: number; data: unknown }>
