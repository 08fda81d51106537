import { testTables } from '@microwish/devkit/testing'
import { createDatabase, type Database, type Item, queryAll, writeTogether } from '../database.dynamo'
import { visibleOf } from '../edition'
import type { StagedRow } from './import'
import { stageStore } from './stage-chunk.dynamo'

const PK = 'THING#1'
const AT = { current: 0, edition: 1 }
const row = (sk: string, before: unknown, after: unknown, index: Record<string, string> = {}): StagedRow => ({
  ...{ pk: PK, sk, before, after },
  index: { pathKey: 'THING', ...index },
})

describe('rows that are staged', () => {
  let db: Database
  let drop: () => Promise<void>
  const all = () => queryAll(db, 'directory', { pk: PK }, { isConsistent: true })
  const seen = async (edition: number) => (await all()).flatMap((item) => visibleOf<string>(item, edition) ?? [])
  const put = (Item: Item) => writeTogether(db, [{ Put: { TableName: db.tables.directory, Item } }])
  beforeEach(async () => {
    const tables = await testTables()
    db = createDatabase(tables.client, tables.tables)
    drop = tables.drop
    await put({ pk: PK, sk: 'a', record: 'old', edition: 0, pathKey: 'THING', pathSort: '/1/' })
  })
  afterEach(() => drop())
  const CHUNK = [
    row('a', 'old', 'new', { pathSort: '/2/' }),
    row('b', undefined, 'added', { pathSort: '/2/' }),
    { pk: PK, sk: 'c#1', row: { only: 'of this edition' } },
  ]

  it('are seen by nobody before their edition and by everybody from it on; again, they are the same', async () => {
    const store = stageStore(db)
    expect(await store.stageRows(CHUNK, AT)).toBe(true)
    const once = await all()
    expect(await store.stageRows(CHUNK, AT)).toBe(true)
    expect(await all()).toEqual(once)
    expect([await seen(0), await seen(1)]).toEqual([['old'], ['new', 'added']])
  })

  it('are taken back without a trace, however often', async () => {
    const store = stageStore(db)
    const before = await all()
    await store.stageRows(CHUNK, AT)
    await store.unstageRows(CHUNK, 1)
    await store.unstageRows(CHUNK, 1)
    expect(await all()).toEqual(before)
  })

  it('are none when one of them is no longer what the check saw', async () => {
    await put({ pk: PK, sk: 'a', record: 'changed since', edition: 0 })
    const before = await all()
    expect(await stageStore(db).stageRows([...CHUNK].reverse(), AT)).toBe(false)
    expect(await all()).toEqual(before)
  })

  it('are found where they stand once their edition is seen, unless somebody has moved them since', async () => {
    const store = stageStore(db)
    await store.stageRows(CHUNK, AT)
    const pathOf = async () => (await all())[0]?.['pathSort']
    expect(await pathOf()).toBe('/1/')
    await store.settleRows(CHUNK, [], 1)
    expect([await pathOf(), await seen(1)]).toEqual(['/2/', ['new', 'added']])
    await put({ pk: PK, sk: 'a', record: 'newer', edition: 0, pathKey: 'THING', pathSort: '/3/' })
    await store.settleRows(CHUNK, [], 1)
    expect([await pathOf(), await seen(1)]).toEqual(['/3/', ['newer', 'added']])
  })
})
