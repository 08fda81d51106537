import { type Audience, type Call, createClient } from '@microwish/contract'
import { createDatabase, createStores, type Person } from '@microwish/core'
import { audienceOf, people, places } from '@microwish/core/factory'
import { openDeployment } from '@microwish/devkit/cloud'
import { testTables } from '@microwish/devkit/testing'
import { accessSigner, CLOUD_ISSUER } from '../src'

/** Enough for a test of everything in one day. */
const SETTINGS = { submissionsPerDay: { citizen: 500, staff: 500 }, claimsPerDay: 500 }

/** The built functions on tables of their own, with the people and places of the factory; the resident takes messages. */
export async function startDeployed() {
  const tables = await testTables()
  const deployment = await openDeployment({ database: tables.endpoint, tables: tables.tables, settings: SETTINGS })
  const { double, secrets, environment } = deployment
  const stores = createStores(createDatabase(tables.client, tables.tables))
  const openId = double.openIdOf('resident')
  await Promise.all([
    ...Object.values(places).map(stores.areas.put),
    ...Object.values({ ...people, resident: { ...people.resident, openId } }).map(stores.people.put),
    double.app.request('/wechat/double/credits', {
      method: 'POST',
      body: JSON.stringify({
        personaId: 'resident',
        templateId: environment('stream')['NOTICE_TEMPLATE_ID'],
        count: 50,
      }),
    }),
  ])

  const [key] = secrets.session.signingKeys
  const sign = accessSigner({
    issuer: CLOUD_ISSUER,
    keys: [{ kid: key?.kid ?? '', secret: Buffer.from(key?.secret ?? '', 'base64') }],
  })
  const tokenOf = ({ personId }: Person, audience: Audience) =>
    sign({ personId, audience, sessionId: 'ses_test', expiresAt: Math.floor(Date.now() / 1000) + 900 })

  /** Names of the endpoints that have answered. */
  const reached = new Set<string>()
  /** Every token that was handed over or taken. */
  const tokens: string[] = []

  /** The typed client with this token, through the HTTP API's events. */
  const withToken = (token: string | undefined): Call =>
    createClient(async ({ endpoint, method, path, body, headers }) => {
      if (token !== undefined) tokens.push(token)
      const answer = await deployment.request({
        method,
        path: `/api${path}`,
        headers: {
          ...headers,
          'content-type': 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      if (answer.status < 400) reached.add(endpoint.name)
      return { status: answer.status, body: JSON.parse(answer.body) as unknown }
    })
  const as = async (person: Person, audience: Audience = audienceOf(person)) =>
    withToken(await tokenOf(person, audience))

  return { deployment, tables, stores, reached, tokens, withToken, as, tokenOf }
}
export type Deployed = Awaited<ReturnType<typeof startDeployed>>
