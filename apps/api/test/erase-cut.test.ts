import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { actOnNeed, getNeed, type NeedId, type PersonId } from '@microwish/contract'
import { openSession } from '@microwish/core'
import { aPerson, people, places, standingAt } from '@microwish/core/factory'
import { TABLES } from '@microwish/core/tables'
import { cutAfter, everything, followAll, jobsOf, scan } from './job-parts'
import { freshKey, startApi, type TestApi } from './set-up'
import { needAt } from './walk'

type Item = Record<string, unknown>
type TableName = (typeof TABLES)[number]['name']

/** The whole of a person: a wish that is held, one in which they helped, what was read, told and opened. */
async function liveOnce(api: TestApi, jobs: ReturnType<typeof jobsOf>) {
  const own = await needAt(api, 'claimed')
  await api.as(people.member)(getNeed, own)
  const helped = await needAt(api, 'claimed', { submitter: 'neighbour', desk: 'desk', holder: 'resident' })
  await api.as(people.resident)(getNeed, helped)
  await api.as(people.resident)(actOnNeed, { ...helped, action: 'progress', note: '买好了灯管' }, freshKey())
  await followAll(api, jobs)
  return [own.needId, helped.needId] as const
}

/** What a life wrote, as one text of all tables, to be written again under other ids. */
async function lifeOf(api: TestApi, ids: readonly string[]) {
  const items = await Promise.all(
    TABLES.map(async ({ name }) => {
      const all = await scan(api.tables, name)
      const isTheirs = ({ pk }: Item) => ids.some((id) => String(pk).includes(id))
      // Keys of commands are hashed, and whoever they are comes with `findOrCreate`.
      const isMade = ({ pk, sk }: Item) => String(pk).startsWith('KEY#') || (name === 'directory' && sk === 'META')
      return [name, all.filter((item) => isTheirs(item) && !isMade(item))] as const
    }),
  )
  return JSON.stringify(items)
}

async function write(api: TestApi, life: string) {
  for (const [name, items] of JSON.parse(life) as [TableName, Item[]][]) {
    for (let at = 0; at < items.length; at += 25) {
      const puts = items.slice(at, at + 25).map((Item) => ({ PutRequest: { Item } }))
      await api.database.client.send(new BatchWriteCommand({ RequestItems: { [api.tables.tables[name]]: puts } }))
    }
  }
}

/** The same ids with another end. */
const renamed = (text: string, ids: readonly string[], n: number) =>
  ids.reduce((all, id) => all.replaceAll(id, id.slice(0, -3) + String(900 - n)), text)

describe('erasing that was cut off', () => {
  let api: TestApi
  let jobs: ReturnType<typeof jobsOf>
  let ids: string[]
  let life: string
  beforeAll(async () => {
    api = await startApi()
    jobs = jobsOf(api)
    const both = [standingAt('resident', places.grid), standingAt('member', places.community)]
    await api.stores.people.put(aPerson(1, people.resident.name, both, { personId: people.resident.personId }))
    const needIds = await liveOnce(api, jobs)
    ids = [people.resident.personId, ...needIds]
    life = await lifeOf(api, ids)
  })
  afterAll(() => api.stop())

  /** Another such person, with ways in of their own. */
  async function another(n: number) {
    const [personId, ...needIds] = ids.map((id) => renamed(id, ids, n)) as [PersonId, ...NeedId[]]
    const person = { ...(await api.stores.people.get(people.resident.personId))!, personId, openId: `openid-${n}` }
    await api.stores.people.findOrCreate(`identity-${n}`, () => person)
    await openSession({ ...api.platform, sign: () => Promise.resolve('') }, { personId, audience: 'citizen' })
    await write(api, renamed(life, ids, n))
    const { jobId } = await jobs.start({ kind: 'erase', input: { personId, reason: 'revoked' } })
    return { jobId, personId, needIds }
  }

  /** What is left of a person, with the ids of the first. */
  function leftOf(all: readonly [string, string][], { personId, needIds }: { personId: string; needIds: string[] }) {
    const mine = [personId, ...needIds]
    const left = all.filter(([key, item]) => mine.some((id) => key.includes(id) || item.includes(id)))
    return mine.reduce((text, id, i) => text.replaceAll(id, ids[i]!), JSON.stringify(left))
  }

  it('after any call to the database ends the same once it is run again', async () => {
    const whole = await another(0)
    expect(await jobs.run(whole.jobId)).toBe('done')
    const others: (typeof whole)[] = []
    for (let isCut = true; isCut;) {
      const person = await another(others.length + 1)
      const cut = cutAfter(api.tables.client, others.length)
      await jobs.run(person.jobId).catch(() => undefined)
      cut.heal()
      isCut = cut.isCut()
      api.clock.realMs += 121_000
      if (isCut) expect(await jobs.run(person.jobId)).toBe('done')
      others.push(person)
    }
    expect(others.length).toBeGreaterThan(30)

    const items = Object.entries(await everything(api))
    const all = items.map(([key, item]): [string, string] => [key, JSON.stringify(item)])
    const expected = leftOf(all, whole)
    expect(expected).not.toContain(people.resident.name)
    expect(all.filter(([key]) => /IDENTITY|OPENID|SESSION/.test(key))).toEqual([])
    others.forEach((person, calls) => expect([calls, leftOf(all, person)]).toEqual([calls, expected]))
  })
})
