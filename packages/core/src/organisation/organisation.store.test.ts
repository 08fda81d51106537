import { testTables } from '@microwish/devkit/testing'
import type { UnitId } from '@microwish/contract'
import { createDatabase, type Database, type Item, readTogether, writeTogether } from '../database.dynamo'
import { editionStore, stage } from '../edition'
import { anOrganisation, people, places, unitIdOf } from '../factory'
import type { Organisation } from './organisation'
import { organisationRows } from './organisation-items.dynamo'
import { organisationStore, type OrganisationStore } from './organisation-store.dynamo'

const { community, sibling, street, county } = places
const by = { personId: people.desk.personId, name: people.desk.name }
const at = '2026-11-21T02:00:00.000Z'

describe('the store of organisations', () => {
  let tables: Awaited<ReturnType<typeof testTables>>
  let db: Database
  let store: OrganisationStore
  const queries: string[] = []
  const read = async (unitId: UnitId) => (await store.readForCommand([unitId])).seen[0]
  const save = async (after: Organisation, before?: Organisation) => {
    const { pointer, seen } = await store.readForCommand([after.unitId])
    const event = { version: after.version, at, by, what: 'edit' as const, note: '' }
    return store.save({
      pointer,
      before: { unitId: after.unitId, ...seen[0], ...(before && { organisation: before }) },
      after,
      above: [],
      event,
    })
  }
  /** As an import does it: every row beside what is seen, then the flip. */
  async function stageAll(before: Organisation | undefined, after: Organisation, edition: number) {
    const rows = organisationRows(before, after)
    const items = await readTogether(
      db,
      rows.map(({ pk, sk }) => ({ table: 'directory', pk, sk })),
    )
    const staged = rows.map(({ pk, sk, after: record, index }, n): Item => {
      return { ...index, ...items[n], pk, sk, ...stage(items[n], edition - 1, edition, record) }
    })
    await writeTogether(
      db,
      staged.map((Item) => ({ Put: { TableName: db.tables.directory, Item } })),
    )
  }

  beforeAll(async () => {
    tables = await testTables()
    db = createDatabase(tables.client, tables.tables)
    store = organisationStore(db)
    db.client.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          queries.push(String(commandName))
          return next(args)
        },
      { step: 'initialize' },
    )
  })
  afterAll(() => tables.drop())

  it('reads a subtree in one query while it is below one MB, and nothing beside it', async () => {
    const inSibling = { areaId: sibling.areaId, areaPath: sibling.path, areaNames: sibling.names }
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        store.put(anOrganisation(n, { name: `会${n}`, ...(n % 4 === 0 && inSibling) })),
      ),
    )
    queries.length = 0
    expect(await store.listUnder(community.path)).toHaveLength(30)
    expect(queries.filter((name) => name === 'QueryCommand')).toHaveLength(1)
    expect(await store.listUnder(street.path)).toHaveLength(40)
    expect(await store.listUnder(county.path)).toHaveLength(40)
  })

  it('shows what an import staged to nobody before the flip, and all of it after', async () => {
    const editions = editionStore(db)
    const before = anOrganisation(101, { name: '旧名' })
    await store.put(before)
    const after = { ...before, version: 2, name: '新名', parentId: unitIdOf(102) }
    const added = anOrganisation(103, { name: '新来的' })
    await editions.lock('job_1', at)
    await stageAll(before, after, 1)
    await stageAll(undefined, added, 1)
    expect(await store.getAll([before.unitId, added.unitId])).toEqual([before])
    await expect(save({ ...before, version: 2 })).rejects.toMatchObject({ code: 'directory_busy' })
    await editions.flip('job_1', { at, what: 'import', by, note: '', changed: 2 })
    expect(await store.getAll([before.unitId, added.unitId])).toEqual([after, added])
    // The name that it gave back is free, the one that it took is not.
    await save(anOrganisation(104, { name: '旧名' }))
    await expect(save(anOrganisation(105, { name: '新名' }))).rejects.toMatchObject({ code: 'code_taken' })
    await save({ ...after, version: 3, name: '再改' })
    expect((await read(before.unitId))?.item).toMatchObject({ record: { name: '再改' }, edition: 0 })
    expect((await store.listChildren(unitIdOf(102))).map(({ name }) => name)).toEqual(['再改'])
  })

  it('takes nobody’s name away when two of one name have come to lie at one place', async () => {
    const first = anOrganisation(111, { name: '同名' })
    await store.put(first)
    // A merge of areas brought the second here; its name is claimed where it stood.
    const elsewhere = anOrganisation(112, { name: '同名', areaId: sibling.areaId })
    await store.put(elsewhere)
    const brought = { ...elsewhere, areaId: community.areaId, areaPath: community.path }
    await save({ ...brought, version: 2, name: '改了名' }, brought)
    await expect(save(anOrganisation(113, { name: '同名' }))).rejects.toMatchObject({ code: 'code_taken' })
  })
})
