import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { actOnNeed, getNeed, listNeeds, type NeedId } from '@microwish/contract'
import { NEED_FORMAT } from '@microwish/core'
import { people, places, type PersonName } from '@microwish/core/factory'
import written from '../releases/0.1.0/need.json'
import { freshKey, refusalOf, startApi, type TestApi } from './set-up'
import { needAt } from './walk'

describe('a need that an older release stored', () => {
  let api: TestApi
  let needId: NeedId
  /** What release 0.1.0 wrote for a claimed wish, `people.member` holding: format 1, which carries no number. */
  let stored: Record<string, unknown>
  const version = written.version
  beforeAll(async () => {
    api = await startApi()
  })
  beforeEach(async () => {
    ;({ needId } = await needAt(api, 'claimed'))
    stored = JSON.parse(JSON.stringify(written).replaceAll(written.needId, needId)) as typeof stored
    await put(stored)
  })
  afterAll(() => api.stop())

  const put = (Item: Record<string, unknown>) =>
    api.database.client.send(new PutCommand({ TableName: api.database.tables.needs, Item }))
  async function itemNow(): Promise<Record<string, unknown>> {
    const get = {
      TableName: api.database.tables.needs,
      Key: { pk: `NEED#${needId}`, sk: 'META' },
      ConsistentRead: true,
    }
    const { Item = {} } = await api.database.client.send(new GetCommand(get))
    return Item
  }
  const read = (who: PersonName) => api.as(people[who])(getNeed, { needId })
  const lists = () => {
    const cases = { list: 'cases', status: 'claimed', area: places.community.areaId } as const
    return Promise.all([
      api.as(people.resident)(listNeeds, { list: 'mine' }),
      api.as(people.member)(listNeeds, { list: 'claimed' }),
      api.as(people.desk)(listNeeds, cases),
    ]).then((pages) => pages.map(({ items }) => items.map((item) => item.needId)))
  }

  it('is read in each tier and listed, and is not written for that', async () => {
    expect(await read('resident')).toMatchObject({ tier: 'own', status: 'claimed', visitor: { surname: '舒' } })
    expect(await read('member')).toMatchObject({ tier: 'held', doorCode: written.doorCode })
    expect(await read('desk')).toMatchObject({ tier: 'case', text: written.text })
    for (const ids of await lists()) expect(ids).toContain(needId)
    expect(await itemNow()).toEqual(stored)
  })

  it('is of today’s format after the next command, which remembers its holder', async () => {
    await api.as(people.member)(actOnNeed, { needId, version, action: 'release', reason: '出差' }, freshKey())
    const item = await itemNow()
    expect(item).toMatchObject({ format: NEED_FORMAT, helperIds: [people.member.personId], version: version + 1 })
    // Nothing that the older release knew is lost but what the command itself takes away.
    const gone = Object.keys(stored).filter((name) => !(name in item))
    expect(gone.sort()).toEqual(['doorCode', 'holder', 'holderKey', 'holderSort'])
  })

  it('by a release newer than this code is neither shown as something else nor written', async () => {
    const newer = { ...stored, format: NEED_FORMAT + 1, helperIds: [], knownOnlyThere: true }
    await put(newer)
    const act = api.as(people.member)(actOnNeed, { needId, version, action: 'progress', note: '问过了' }, freshKey())
    expect((await refusalOf(act))?.code).toBe('busy')
    expect((await refusalOf(read('resident')))?.code).toBe('busy')
    expect(await itemNow()).toEqual(newer)
  })

  it('by a newer release leaves the rest of its lists in sight', async () => {
    const other = await needAt(api, 'claimed')
    await put({ ...stored, format: NEED_FORMAT + 1 })
    for (const ids of await lists()) {
      expect(ids).toContain(other.needId)
      expect(ids).not.toContain(needId)
    }
  })
})
