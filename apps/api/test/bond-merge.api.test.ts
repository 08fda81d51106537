import {
  addBond,
  addVisit,
  type Bond,
  changeBond,
  getBondFigures,
  listBonds,
  listVisits,
  startReshape,
  type UnitId,
} from '@microwish/contract'
import { anArea, anOrganisation, people, type PersonName, places } from '@microwish/core/factory'
import { jobsOf } from './job-parts'
import { freshKey, refusalOf, startApi, type TestApi } from './set-up'

const { county, street, community, sibling, grid, otherGrid, siblingGrid } = places
const school = people.liaison.unitId as UnitId
const bureau = people.member.unitId as UnitId

let api: TestApi
const as = (name: PersonName) => api.as(people[name])
const add = (name: PersonName, areaId: typeof grid.areaId, unitId = school) =>
  as(name)(addBond, { kind: 'unit_grid', areaId, unitId, from: '2026-01-01' }, freshKey())
const visit = ({ bondId }: Bond, name: PersonName = 'desk') =>
  as(name)(addVisit, { bondId, note: '看了消防通道，清理了杂物' }, freshKey())

beforeAll(async () => {
  api = await startApi()
  const inCounty = { areaId: county.areaId, areaPath: county.path, areaNames: county.names, kind: 'organ' } as const
  await Promise.all(
    [
      anOrganisation(1, { unitId: bureau, name: '清棠县水务局', ...inCounty }),
      anOrganisation(2, { unitId: school, name: '清棠县实验小学', ...inCounty }),
    ].map(api.stores.organisations.put),
  )
})
afterAll(() => api.stop())

describe('a grid that is merged into another', () => {
  it('leaves its bonds and visits to its successor, each still counted once', async () => {
    const bond = await add('desk', grid.areaId)
    await visit(bond)
    const elsewhere = await add('siblingDesk', siblingGrid.areaId, bureau)
    await visit(elsewhere, 'siblingDesk')
    const visitsOf = async (area: { areaId: string }) => {
      const { figures } = await as('streetStaff')(getBondFigures, { area: area.areaId as typeof grid.areaId })
      return figures.find(({ figure }) => figure === 'unit_visits')?.value
    }
    expect([await visitsOf(grid), await visitsOf(siblingGrid), await visitsOf(street)]).toEqual([1, 1, 2])
    const after = { ...grid, endedAt: api.clock.now, succeededBy: [siblingGrid.areaId] }
    const by = { personId: people.streetStaff.personId, name: people.streetStaff.name }
    await api.stores.editions.commit(api.stores.areas.changeItems({ before: grid, after }, 1), 0, {
      at: api.clock.now,
      what: 'merge',
      by,
      note: '并格',
      changed: 1,
    })
    expect([await visitsOf(siblingGrid), await visitsOf(sibling), await visitsOf(community)]).toEqual([2, 2, 0])
    expect(await visitsOf(street)).toBe(2)
    const { items } = await as('siblingDesk')(listVisits, { area: siblingGrid.areaId })
    expect(items.map(({ areaName }) => areaName).sort()).toEqual(['榆钱里', '锦棠花园'])
  })

  it('hands them over by the job: they are kept where they are now, and hold against new ones', async () => {
    const bond = await add('desk', otherGrid.areaId, bureau)
    await visit(bond)
    const third = anArea(1115, '棉纺小区', community)
    await api.stores.areas.put(third)
    const { current: edition } = await api.stores.editions.read()
    const reshape = { what: 'merge' as const, edition, sourceIds: [otherGrid.areaId], targetId: third.areaId }
    const { jobId } = await as('districtStaff')(startReshape, { reshape }, freshKey())
    expect(await jobsOf(api).run(jobId)).toBe('done')
    const [carried] = (await as('desk')(listBonds, { area: third.areaId })).items as [Bond]
    expect(carried).toMatchObject({
      bondId: bond.bondId,
      areaName: '棉纺小区',
      may: ['edit', 'duties', 'end', 'visit'],
    })
    expect((await refusalOf(add('desk', third.areaId, bureau)))?.code).toBe('overlapping')
    await visit(carried)
    const { bondId, version } = carried
    const end = { bondId, version, action: 'end', reason: '换单位' } as const
    expect((await as('desk')(changeBond, end, freshKey())).state).toBe('ended')
    const { items } = await as('desk')(listVisits, { area: third.areaId })
    expect(items.map(({ areaName }) => areaName).sort()).toEqual(['棉纺小区', '粮站宿舍'])
  })
})
