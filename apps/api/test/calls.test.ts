import { actOnNeed, type ActOnNeed, getNeed, listNeeds, readContact, submitNeed } from '@microwish/contract'
import { aSubmission, people } from '@microwish/core/factory'
import { type RecordedCalls, recordCalls } from '@microwish/devkit/testing'
import { CARRIED, LIVES } from './canary-loop'
import { freshKey, startApi, type TestApi } from './set-up'
import { needAt } from './walk'

describe('calls to the database', () => {
  let api: TestApi
  let recorded: RecordedCalls
  beforeAll(async () => {
    api = await startApi()
    // The month's data key is fetched once in five minutes; the first submission pays for it.
    await needAt(api, 'submitted')
    recorded = recordCalls(api.tables.client, api.tables.tables)
  })
  beforeEach(() => recorded.reset())
  afterAll(async () => {
    recorded.stop()
    await api.stop()
  })
  const operations = () => recorded.calls.map(({ operation }) => operation)
  const ONE_READ_ONE_WRITE = ['BatchGetItem', 'TransactWriteItems']

  it.each(Object.entries(LIVES))('of each command are one read and one transaction: a life %s', async (_, turns) => {
    let row = await api.as(people.resident)(submitNeed, aSubmission(), freshKey())
    expect(['submit', operations()]).toEqual(['submit', ONE_READ_ONE_WRITE])
    for (const { who, action, ...more } of turns) {
      recorded.reset()
      const command = { needId: row.needId, version: row.version, action, ...CARRIED[action], ...more } as ActOnNeed
      // What has ended stays where it was: taken up again, its area is looked at first.
      const isTakenUp = row.status === 'closed' || row.status === 'declined'
      row = await api.as(people[who])(actOnNeed, command, freshKey())
      const expected = [...(isTakenUp ? ['BatchGetItem'] : []), ...ONE_READ_ONE_WRITE]
      expect([action, operations()]).toEqual([action, expected])
    }
  })

  it('of a command that is tried again are one read', async () => {
    const need = await needAt(api, 'open')
    const key = freshKey()
    const claim = () => api.as(people.member)(actOnNeed, { ...need, action: 'claim' }, key)
    await claim()
    recorded.reset()
    await claim()
    expect(operations()).toEqual(['BatchGetItem'])
  })

  it('of a lost claim are no more: what took it comes back with the refusal', async () => {
    const need = await needAt(api, 'claimed')
    recorded.reset()
    await api
      .as(people.colleague)(actOnNeed, { ...need, version: 2, action: 'claim' }, freshKey())
      .catch(() => undefined)
    expect(operations().length).toBeLessThanOrEqual(2)
  })

  it('of a reading write its line before anything unmasked is read', async () => {
    const { needId } = await needAt(api, 'claimed')
    for (const who of [people.member, people.desk]) {
      recorded.reset()
      await api.as(who)(getNeed, { needId })
      const [first, second] = operations()
      expect([first, second]).toEqual(['BatchGetItem', 'UpdateItem'])
    }
  })

  it('are never a Scan, whatever is read', async () => {
    const { needId } = await needAt(api, 'closed')
    for (const list of ['hall', 'mine', 'claimed'] as const) await api.as(people.member)(listNeeds, { list })
    for (const list of ['triage', 'cases'] as const)
      await api.as(people.desk)(listNeeds, { list, status: 'closed', area: people.desk.standings[0]!.areaId })
    await api.as(people.desk)(readContact, { needId, reason: '回访' })
    expect(operations().length).toBeGreaterThan(10)
    expect(operations()).not.toContain('Scan')
  })
})
