import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { actOnNeed, type ErrorCode, listNeeds, type NeedId, submitNeed } from '@microwish/contract'
import type { Person } from '@microwish/core'
import { aPerson, aSubmission, people, places, standingAt } from '@microwish/core/factory'
import { type FaultPlan, injectFaults, type InjectedFaults } from '@microwish/devkit/testing'
import { listen } from './serve'
import { freshKey, refusalOf, startApi, type TestApi } from './set-up'
import { needAt } from './walk'

/** Neighbours who all want to help; the community of the need is theirs. */
const crowd = Array.from({ length: 50 }, (_, index) =>
  aPerson(1000 + index, `志愿者${index}`, [standingAt('member', places.community)]),
)
const { resident, member } = people

/**
 * What AWS does and the local database does not, alone and together. The SDK tries a read four times: at these rates one
 * in 24,000 is throttled through, and a write is tried by us beyond that.
 */
const WEATHER: [name: string, rates: FaultPlan['rates']][] = [
  ['in fair weather', {}],
  ['under conflicts', { conflict: 0.3 }],
  ['under throttling', { throttling: 0.08 }],
  ['when answers get lost after the commit', { lostAnswer: 0.3 }],
  ['when batches come back in parts', { unprocessed: 0.4 }],
  ['under all of it', { conflict: 0.15, throttling: 0.05, lostAnswer: 0.15, unprocessed: 0.2 }],
]

/** Codes of refusals, counted; `ok` for what was done. */
async function tally(calls: readonly Promise<unknown>[]): Promise<Partial<Record<ErrorCode | 'ok', number>>> {
  const codes = await Promise.all(calls.map(async (call) => (await refusalOf(call))?.code ?? 'ok'))
  return Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((each) => each === code).length]))
}

describe.each(WEATHER)('at the same moment, %s', (_, rates) => {
  let api: TestApi
  let http: Awaited<ReturnType<typeof listen>>
  let faults: InjectedFaults
  beforeAll(async () => {
    api = await startApi()
    await Promise.all(crowd.map(api.stores.people.put))
    http = await listen(api)
    faults = injectFaults(api.tables.client, { seed: 20261122, rates })
  })
  afterAll(async () => {
    faults.heal()
    await http.close()
    await api.stop()
  })
  const carriedBy = async ({ personId }: Person) => {
    const Key = { pk: `PERSON#${personId}`, sk: 'LOAD' }
    const { Item } = await api.database.client.send(
      new GetCommand({ TableName: api.tables.tables.directory, Key, ConsistentRead: true }),
    )
    return Number(Item?.['carried'] ?? 0)
  }
  const claimsOf = async (needId: NeedId) =>
    (await api.stores.needs.listHistory(needId)).filter(({ action }) => action === 'claim')

  it('50 claims have one winner, and 49 read that it is taken', async () => {
    const need = await needAt(api, 'open')
    const clients = await Promise.all(crowd.map((person) => http.as(person)))
    const results = await tally(clients.map((call) => call(actOnNeed, { ...need, action: 'claim' }, freshKey())))
    expect(results).toEqual({ ok: 1, already_claimed: 49 })
    const claims = await claimsOf(need.needId)
    expect(claims).toHaveLength(1)
    const { holder } = (await api.stores.needs.get(need.needId))!
    expect(holder?.personId).toBe(claims[0]?.actor.personId)
    const carried = await Promise.all(crowd.map(carriedBy))
    expect(carried.filter((count) => count > 0)).toEqual([1])
  })

  it('20 identical submissions are one wish', async () => {
    const statuses: number[] = []
    const call = await http.as(resident, statuses)
    const key = freshKey()
    const rows = await Promise.all(Array.from({ length: 20 }, () => call(submitNeed, aSubmission(), key)))
    expect(new Set(rows.map(({ needId }) => needId)).size).toBe(1)
    expect(new Set(statuses)).toEqual(new Set([201]))
    expect(await api.stores.needs.listHistory(rows[0]!.needId)).toHaveLength(1)
    expect(await api.stores.contacts.get(rows[0]!.needId)).toBeDefined()
  })

  it('20 identical submissions without a key are one wish, and 19 read that it has come', async () => {
    const call = await http.as(resident)
    const submission = aSubmission({ text: '想请人教我用手机交电费' })
    const results = await tally(Array.from({ length: 20 }, () => call(submitNeed, submission)))
    // A time-out after the commit may make the winner meet its own key; nobody else may then be told ok.
    expect(results).toEqual({ ok: 1, repeated: 19 })
    const { items } = await api.as(resident)(listNeeds, { list: 'mine', limit: 50 })
    expect(items.filter((row) => row.tier === 'own' && row.text === submission.text)).toHaveLength(1)
  })

  it('a claim that is tried again answers 200 with today’s row, however often', async () => {
    const need = await needAt(api, 'open')
    const statuses: number[] = []
    const call = await http.as(member, statuses)
    const key = freshKey()
    const claim = () => call(actOnNeed, { ...need, action: 'claim' }, key)
    const rows = [await claim(), ...(await Promise.all([claim(), claim(), claim()]))]
    expect(new Set(statuses)).toEqual(new Set([200]))
    for (const row of rows) expect(row).toMatchObject({ tier: 'held', status: 'claimed', version: 3 })
    expect(await claimsOf(need.needId)).toHaveLength(1)
    expect(await refusalOf(call(actOnNeed, { ...need, action: 'claim' }))).toMatchObject({ code: 'already_claimed' })
    const other = { ...need, action: 'progress', note: '别的内容' } as const
    expect(await refusalOf(call(actOnNeed, other, key))).toMatchObject({ status: 422, code: 'idempotency_key_reused' })
    await call(actOnNeed, { needId: need.needId, version: 3, action: 'release', reason: '让给别人' }, freshKey())
  })

  it('of a claim, an unpublishing and a withdrawal one happens, and the need says which', async () => {
    const need = await needAt(api, 'open')
    const [one, desk, own] = await Promise.all([crowd[7]!, people.desk, resident].map((person) => http.as(person)))
    const results = await tally([
      one!(actOnNeed, { ...need, action: 'claim' }, freshKey()),
      desk!(actOnNeed, { ...need, action: 'unpublish', reason: '再问一下' }, freshKey()),
      own!(actOnNeed, { ...need, action: 'withdraw' }, freshKey()),
    ])
    expect(results.ok).toBe(1)
    const history = await api.stores.needs.listHistory(need.needId)
    const today = (await api.stores.needs.get(need.needId))!
    expect([today.version, history.length, history.at(-1)?.to]).toEqual([3, 3, today.status])
  })

  it('a load stays below its cap, whatever is claimed at once', async () => {
    const busy = crowd[11]!
    const before = await carriedBy(busy)
    // One after the other: they share their submitter's quota, and it is the claims that race.
    const needs: Awaited<ReturnType<typeof needAt>>[] = []
    while (needs.length < 8) needs.push(await needAt(api, 'open'))
    const call = await http.as(busy)
    const results = await tally(needs.map((need) => call(actOnNeed, { ...need, action: 'claim' }, freshKey())))
    const room = api.platform.settings.claimCap - before
    expect(results).toEqual({ ok: room, too_many_claims: 8 - room })
    expect(await carriedBy(busy)).toBe(api.platform.settings.claimCap)
  })

  it('met its faults', () => {
    for (const fault of Object.keys(rates)) expect(faults.counts[fault as keyof typeof rates]).toBeGreaterThan(0)
  })
})
