import { isDeepStrictEqual } from 'node:util'
import { type NeedId, NeedStatus, type PersonId } from '@microwish/contract'
import { testTables } from '@microwish/devkit/testing'
import fc from 'fast-check'
import { type Context, createDatabase, createStores, DEFAULT_SETTINGS, DomainError, keyRing, randomness } from '..'
import { readTogether } from '../database.dynamo'
import { aSubmission, people, places } from '../factory'
import { loadKey } from '../person'
import { actOnNeed } from './act-on-need'
import { submitNeed } from './submit-need'
import {
  after,
  CAST,
  castStep,
  comesSecond,
  commandOf,
  double,
  gist,
  gistOf,
  isCarried,
  type Model,
  newModel,
  REOPEN_DAYS,
  sees,
  type Step,
  step,
  submitter,
  verdict,
  type Who,
} from './wish-model.fixture'

const LIVES = 200
const START = Date.parse('2026-11-01T02:00:00.000Z')
const iso = (at: number) => new Date(at).toISOString()

type World = Awaited<ReturnType<typeof aWorld>>
async function aWorld() {
  const { client, tables, drop } = await testTables()
  const db = createDatabase(client, tables)
  const stores = createStores(db)
  const everybody = [...Object.values(people), double]
  await Promise.all([...Object.values(places).map(stores.areas.put), ...everybody.map(stores.people.put)])
  const realNow = () => Date.now()
  const wrapper = {
    generate: async () => ({ key: new Uint8Array(32).fill(9), wrapped: 'wrapped' }),
    unwrap: async () => new Uint8Array(32).fill(9),
  }
  const platform = {
    ...randomness,
    stores,
    keys: keyRing(wrapper, stores.contacts, realNow),
    // Loads are counted below; here nobody is refused for having too much in hand.
    settings: {
      ...DEFAULT_SETTINGS,
      reopenDays: REOPEN_DAYS,
      claimCap: 10_000,
      submissionsPerDay: { citizen: 10_000, staff: 10_000 },
      claimsPerDay: 10_000,
    },
    realNow,
    queue: { send: () => Promise.resolve() },
    hashPhone: (phone: string) => phone,
  }
  let keys = 0
  const as = (who: Who, now: number, idempotencyKey = `key-${++keys}`): Context => {
    const { person, audience } = CAST[who]
    const caller = { personId: person.personId, audience, sessionId: 'ses_test' }
    return { ...platform, now: () => iso(now), caller, idempotencyKey }
  }
  return { as, db, drop, everybody, stores }
}

const outcomeOf = (call: Promise<{ status: string; version: number }>) =>
  call.then(
    ({ status, version }) => ({ verdict: 'done', row: { status, version } }),
    (error: unknown) => {
      if (error instanceof DomainError) return { verdict: error.code, row: undefined }
      throw error
    },
  )

/** What the use case must answer: what can be seen comes before the version, the version before the rules. */
function expected(model: Model, who: Who, action: Parameters<typeof verdict>[2], drawn: Step, now: number) {
  if (comesSecond(model, who, action)) return 'already_claimed'
  if (!sees(model, who)) return 'not_found'
  return drawn.isStale ? 'stale_version' : verdict(model, who, action, drawn, now)
}

/** One life through the use cases; answers how it ended. */
async function live(world: World, submitted: Who, steps: readonly Step[]): Promise<{ needId: NeedId; model: Model }> {
  let now = START
  const { needId } = await submitNeed(world.as(submitted, now), aSubmission())
  let model = newModel(CAST[submitted].person.personId)
  for (const drawn of steps) {
    now += drawn.hours * 3_600_000
    const { who, action } = castStep(model, drawn, now)
    const version = model.version + (drawn.isStale ? 1 : 0)
    const command = commandOf({ needId, version }, action, drawn, now)
    const ctx = world.as(who, now)
    const result = await outcomeOf(actOnNeed(ctx, command))
    const said = expected(model, who, action, drawn, now)
    same(result.verdict, said, `${who} ${action} in ${model.status}`)
    if (said !== 'done') continue
    model = after(model, who, action, drawn, now)
    same(result.row, { status: model.status, version: model.version }, `${who} is answered`)
    if (drawn.isRepeated) same((await outcomeOf(actOnNeed(ctx, command))).row, result.row, 'a repeat')
  }
  same(gist((await world.stores.needs.get(needId))!), gistOf(model), 'what is stored')
  const history = await world.stores.needs.listHistory(needId)
  same(
    history.map(({ version, from }) => [version, from]),
    history.map((_, index) => [index + 1, history[index - 1]?.to]),
    'history',
  )
  same([history.length, history.at(-1)?.to], [model.version, model.status], 'the last line')
  return { needId, model }
}

function same(actual: unknown, wanted: unknown, what: string) {
  if (!isDeepStrictEqual(actual, wanted)) expect({ [what]: actual }).toStrictEqual({ [what]: wanted })
}

describe('a wish on the database', () => {
  let world: World
  beforeAll(async () => {
    world = await aWorld()
  })
  afterAll(() => world.drop())

  it(`lives ${LIVES} random lives as the model says, and every list and load agrees at the end`, async () => {
    const ends = new Map<NeedId, Model>()
    const lives = fc.asyncProperty(submitter, fc.array(step, { minLength: 1, maxLength: 10 }), async (who, steps) => {
      const { needId, model } = await live(world, who, steps)
      ends.set(needId, model)
    })
    await fc.assert(lives, { numRuns: LIVES, endOnFailure: true })

    for (const status of NeedStatus.options) {
      const wanted = [...ends].filter(([, model]) => model.status === status).map(([needId]) => needId)
      expect([status, await listed('Community', places.community.areaId, status)]).toEqual([status, wanted.sort()])
      const isWide = status === 'submitted' || status === 'open'
      expect(await listed('Street', places.street.areaId, status)).toEqual(isWide ? wanted : [])
      expect(await listed('Grid', places.grid.areaId, status)).toEqual(isWide ? wanted : [])
    }
    for (const { personId } of world.everybody) {
      const carried = [...ends.values()].filter((model) => isCarried(model) && model.holder === personId).length
      expect([personId, await loadOf(personId)]).toEqual([personId, carried])
      const theirs = [...ends].filter(([, model]) => model.submitter === personId).map(([needId]) => needId)
      expect(await heldBy('submitter', personId)).toEqual(theirs.sort())
      const named = [...ends].filter(([, model]) => model.holder === personId).map(([needId]) => needId)
      expect(await heldBy('holder', personId)).toEqual(named.sort())
    }
  }, 240_000)

  async function listed(level: 'Grid' | 'Community' | 'Street', areaId: string, status: NeedStatus) {
    const rows = await world.stores.needs.listByArea({ level, areaId, status }, { limit: 999, isDescending: false })
    return rows.map(({ row }) => row.needId).sort()
  }
  async function heldBy(as: 'submitter' | 'holder', personId: PersonId) {
    const entries = await world.stores.needs.listByPerson(as, personId, { limit: 999 })
    return entries.map(({ needId }) => needId).sort()
  }
  async function loadOf(personId: PersonId) {
    const [item] = await readTogether(world.db, [loadKey(personId)])
    return item?.['carried'] ?? 0
  }
})
