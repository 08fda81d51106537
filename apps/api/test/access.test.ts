import {
  actOnNeed,
  ENDPOINTS,
  type Endpoint,
  getMe,
  getNeed,
  type NeedStatus,
  type NextAction,
} from '@microwish/contract'
import { needIdOf, people, places } from '@microwish/core/factory'
import { SignJWT } from 'jose'
import { ACTS } from './access-acts'
import { seedBonds } from './access-bonds'
import { seedImports } from './access-imports'
import { seedGrants } from './access-grants'
import { seedMembers } from './access-members'
import { seedOrganisations } from './access-organisations'
import { EVERYBODY, expectedFor, identityOf, type Expectation, type Outcome, type Who } from './access-people'
import { ACCESS, type Row, type World } from './access-table'
import { freshKey, refusalOf, startApi, TOKEN_KEYS, type TestApi } from './set-up'
import { type Cast, needAt } from './walk'

/** Lists whose length says what was let through. */
const COUNTED = ['listNeeds', 'listColleagues', 'listAreas', 'listNotices']

async function outcomeOf(api: TestApi, endpoint: Endpoint, input: object, who: Who): Promise<Outcome> {
  const { person, audience } = identityOf(who)
  let answer: unknown
  const refusal = await refusalOf(
    api
      .as(person, audience)(endpoint, input as never, endpoint.command ? freshKey() : {})
      .then((given) => {
        answer = given
      }),
  )
  if (refusal) return refusal.code
  if (endpoint.name === 'getNeed') return (answer as { tier: Outcome }).tier
  return COUNTED.includes(endpoint.name) ? `${(answer as { items: unknown[] }).items.length} rows` : 'ok'
}

async function expectEverybody(expectation: Expectation, outcome: (who: Who) => Promise<Outcome>) {
  const met: Partial<Record<Who, Outcome>> = {}
  for (const who of EVERYBODY) met[who] = await outcome(who)
  expect(met).toEqual(Object.fromEntries(EVERYBODY.map((who) => [who, expectedFor(who, expectation)])))
}

async function startWithRoom() {
  const api = await startApi()
  api.platform.settings.claimCap = 1000
  return api
}

async function makeWorld(api: TestApi): Promise<World> {
  const inSibling = { submitter: 'neighbour', desk: 'siblingDesk', holder: 'siblingMember' } as const
  const at = async (status: NeedStatus, cast?: Cast) => (await needAt(api, status, cast)).needId
  return {
    submitted: await at('submitted'),
    open: await at('open'),
    claimed: await at('claimed'),
    closed: await at('closed'),
    siblingSubmitted: await at('submitted', { ...inSibling, submission: { areaId: places.siblingGrid.areaId } }),
    siblingOpen: await at('open', { ...inSibling, submission: { areaId: places.siblingGrid.areaId } }),
    farOpen: await at('open', { ...inSibling, desk: 'farDesk', submission: { areaId: places.farGrid.areaId } }),
  }
}

describe('the access table', () => {
  it('has a row for every endpoint of the contract, and every action', () => {
    const names = [...Object.keys(ACCESS), actOnNeed.name].sort()
    expect(names).toEqual(ENDPOINTS.map(({ name }) => name).sort())
    for (const rows of Object.values(ACCESS)) expect(rows.length).toBeGreaterThan(0)
    for (const acts of Object.values(ACTS)) expect(acts.length).toBeGreaterThan(0)
  })

  const rows = ENDPOINTS.flatMap((endpoint): [string, string, Endpoint, Row][] =>
    endpoint.name === 'actOnNeed'
      ? []
      : ACCESS[endpoint.name].map((row): [string, string, Endpoint, Row] => [endpoint.name, row.what, endpoint, row]),
  )
  let api: TestApi
  let world: World
  beforeAll(async () => {
    api = await startWithRoom()
    world = await makeWorld(api)
    await seedImports(api)
    await seedGrants(api)
    await seedOrganisations(api)
    await seedMembers(api)
    await seedBonds(api)
  })
  afterAll(() => api.stop())

  it.each(rows.filter(([name]) => name !== 'submitNeed'))('%s: %s', async (_name, _what, endpoint, row) => {
    await expectEverybody(row.expect, (who) => outcomeOf(api, endpoint, row.input(world), who))
  })

  // Last, since it adds to the lists.
  it.each(rows.filter(([name]) => name === 'submitNeed'))('%s: %s', async (_name, _what, endpoint, row) => {
    await expectEverybody(row.expect, (who) => outcomeOf(api, endpoint, row.input(world), who))
  })
})

describe('what may be done to a need', () => {
  const acts = (Object.keys(ACTS) as NextAction[]).flatMap((action) =>
    ACTS[action].map((act) => [action, act.at, act] as const),
  )
  let api: TestApi
  beforeAll(async () => {
    api = await startWithRoom()
  })
  afterAll(() => api.stop())

  it.each(acts)('%s, when it is %s', async (action, at, { more, expect: expectation }) => {
    // A refusal leaves the need as it was, which the next caller proves; only a success wants another.
    let need = await needAt(api, at)
    await expectEverybody(expectation, async (who) => {
      const outcome = await outcomeOf(api, actOnNeed, { ...need, action, ...more }, who)
      if (outcome === 'ok') need = await needAt(api, at)
      return outcome
    })
  })
})

describe('a caller', () => {
  let api: TestApi
  beforeAll(async () => {
    api = await startWithRoom()
  })
  afterAll(() => api.stop())

  const closed = ENDPOINTS.filter(({ audience }) => audience !== 'public')
  const secret = TOKEN_KEYS.keys[0]!.secret
  const token = (change: { issuer?: string; secret?: Uint8Array; expiresIn?: number; kid?: string }) =>
    new SignJWT({ sid: 'ses_test' })
      .setProtectedHeader({ alg: 'HS256', kid: change.kid ?? 'test' })
      .setIssuer(change.issuer ?? TOKEN_KEYS.issuer)
      .setSubject(people.desk.personId)
      .setAudience('staff')
      .setExpirationTime(Math.floor(Date.now() / 1000) + (change.expiresIn ?? 60))
      .sign(change.secret ?? secret)
  const ask = (authorization: string, { method, path }: Endpoint) =>
    api.app.request(`/api${path.replace(':needId', needIdOf(1))}`, { method, headers: { authorization } })

  it.each([
    ['of the local stack (iss: local)', { issuer: 'local' }],
    ['signed by another key', { secret: new Uint8Array(32).fill(1) }],
    ['that names another key', { kid: 'other' }],
    ['that has ended', { expiresIn: -1 }],
  ])('with a token %s is nobody, at every endpoint that asks for one', async (_, change) => {
    const authorization = `Bearer ${await token(change)}`
    for (const endpoint of closed) {
      const response = await ask(authorization, endpoint)
      expect([endpoint.name, response.status]).toEqual([endpoint.name, 401])
    }
    expect((await ask(`Bearer ${await token({})}`, getMe)).status).toBe(200)
  })

  it('cannot tell a need that is hidden from one that never was', async () => {
    const { needId } = await needAt(api, 'claimed')
    const [hidden, absent] = await Promise.all(
      [needId, needIdOf(404)].map((id) => refusalOf(api.as(people.neighbour)(getNeed, { needId: id }))),
    )
    expect({ ...hidden, requestId: '' }).toEqual({ ...absent, requestId: '' })
  })

  it('whose role ended loses it at the next call, with the same token', async () => {
    const { needId } = await needAt(api, 'open')
    const guest = { ...people.farMember, standings: people.member.standings }
    await api.stores.people.put(guest)
    expect(await outcomeOf(api, getNeed, { needId }, 'farMember')).toBe('hall')
    const ended = guest.standings.map((standing) => ({ ...standing, to: api.clock.now }))
    await api.stores.people.put({ ...guest, standings: ended })
    expect(await outcomeOf(api, getNeed, { needId }, 'farMember')).toBe('not_found')
  })
})
