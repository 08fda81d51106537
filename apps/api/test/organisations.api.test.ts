import {
  addOrganisation,
  type ChangeOrganisation,
  changeOrganisation,
  getCoverage,
  getOrganisation,
  listAlliances,
  listCommittees,
  listOrganisations,
  type OrganisationView,
  type UnitId,
} from '@microwish/contract'
import { anArea, anOrganisation, people, personIdOf, places, unitIdOf } from '@microwish/core/factory'
import { freshKey, refusalOf, startApi, type TestApi } from './set-up'

const { community, street, grid, county } = places
const at = ({ areaId, path, names }: typeof county) => ({ areaId, areaPath: path, areaNames: names })

/** What the whole file looks at: the line from the county to a grid, a bureau, two-new organisations, two estates. */
const ORGANISATIONS = [
  anOrganisation(201, { kind: 'county_committee', name: '中共清棠县委', ...at(county) }),
  anOrganisation(202, { kind: 'working_committee', name: '栖禾街道党工委', ...at(street), parentId: unitIdOf(201) }),
  anOrganisation(203, { kind: 'great_committee', name: '榆钱巷社区大党委', parentId: unitIdOf(202) }),
  anOrganisation(204, { kind: 'grid_branch', name: '榆钱里网格党支部', ...at(grid), parentId: unitIdOf(203) }),
  anOrganisation(205, { kind: 'department', name: '清棠县水务局', code: 'SW-001', ...at(county) }),
  anOrganisation(206, { kind: 'private_enterprise', name: '榆钱巷茶行', partyMembers: 3, branchId: unitIdOf(208) }),
  anOrganisation(207, { kind: 'social_organisation', name: '邻里互助会', partyMembers: 4 }),
  // A joint branch stands in the street: outside what the community's desk reads by place.
  anOrganisation(208, { kind: 'joint_branch', name: '栖禾街道联合党支部', ...at(street), parentId: unitIdOf(202) }),
  anOrganisation(209, { kind: 'private_enterprise', name: '榆钱巷旧书店', to: '2026-01-01' }),
  anOrganisation(210, {
    kind: 'residents_committee',
    name: '榆钱巷社区居委会',
    term: { from: '2021-12-01', to: '2026-12-01' },
  }),
  anOrganisation(211, {
    kind: 'mediation_committee',
    name: '人民调解委员会',
    term: { from: '2023-10-01', to: '2026-10-01' },
  }),
]
const ESTATES = [
  anArea(1113, '锦棠花园', community, { kind: 'estate', households: 1000 }),
  anArea(1114, '棉纺小区', community, { kind: 'estate', households: 1200 }),
  anArea(1115, '南门小区', community, { kind: 'estate', households: 999 }),
  anArea(1116, '新苑', community, { kind: 'estate' }),
]
const ESTATE_BRANCH = anOrganisation(212, {
  kind: 'estate_branch',
  name: '锦棠花园党支部',
  ...at(anArea(11131, '1栋', ESTATES[0])),
})

type Change<T = ChangeOrganisation> = T extends unknown ? Omit<T, 'unitId' | 'version'> : never

describe('the register of organisations', () => {
  let api: TestApi
  const as = (name: keyof typeof people) => api.as(people[name])
  const change = (
    one: Pick<OrganisationView, 'unitId' | 'version'>,
    what: Change,
    name: keyof typeof people = 'desk',
  ) =>
    as(name)(
      changeOrganisation,
      { unitId: one.unitId, version: one.version, ...what } as ChangeOrganisation,
      freshKey(),
    )
  const view = (n: number, name: keyof typeof people = 'desk') => as(name)(getOrganisation, { unitId: unitIdOf(n) })

  beforeAll(async () => {
    api = await startApi()
    await Promise.all([
      ...ESTATES.map(api.stores.areas.put),
      ...[...ORGANISATIONS, ESTATE_BRANCH].map(api.stores.organisations.put),
    ])
  })
  afterAll(() => api.stop())

  it('shows one with the four levels of the party above it, its posts and what the reader may do', async () => {
    const branch = await view(204)
    expect(branch.chain.map(({ name }) => name)).toEqual(['榆钱巷社区大党委', '栖禾街道党工委', '中共清棠县委'])
    expect(branch.areaNames).toEqual(['清棠县', '栖禾街道', '榆钱巷社区', '榆钱里'])
    expect(branch.posts[0]).toEqual({ post: 'secretary', text: '支部书记', seats: 1, filled: 0 })
    expect(branch.actions).toEqual(['edit', 'end', 'seat'])
    expect((await view(203)).children.map(({ name }) => name)).toEqual(['榆钱里网格党支部'])
  })

  it('stands for a unit that people carry already', async () => {
    const { unitId } = people.member
    const unit = await as('districtStaff')(
      addOrganisation,
      { unitId: unitId as UnitId, name: '水务局机关', kind: 'organ', areaId: county.areaId },
      freshKey(),
    )
    expect([unit.unitId, unit.version, unit.from]).toEqual([unitId, 1, '2026-11-21'])
    const again = { unitId: unitId as UnitId, name: '另一个', kind: 'organ', areaId: county.areaId } as const
    expect(await refusalOf(as('districtStaff')(addOrganisation, again, freshKey()))).toMatchObject({
      code: 'code_taken',
      detail: '这个单位已经登记过了，请直接修改',
    })
  })

  it('answers a repeated command with the same organisation, and another under its key not at all', async () => {
    const command = { name: '道德评议会', kind: 'ethics_council', areaId: community.areaId } as const
    const key = freshKey()
    const [first, second] = await Promise.all([1, 2].map(() => as('desk')(addOrganisation, command, key)))
    expect(second?.unitId).toBe(first?.unitId)
    expect(await refusalOf(as('desk')(addOrganisation, { ...command, name: '红白理事会' }, key))).toMatchObject({
      code: 'idempotency_key_reused',
    })
  })

  it('gives a name at one place once, however many ask at the same moment, and again once it has ended', async () => {
    const command = { name: '老年协会', kind: 'elderly_association', areaId: community.areaId } as const
    const asked = await Promise.allSettled([1, 2, 3].map(() => as('desk')(addOrganisation, command, freshKey())))
    const [made] = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refusalOf(as('desk')(addOrganisation, command, freshKey()))).toMatchObject({ code: 'code_taken' })
    await change(made as OrganisationView, { change: 'end', reason: '并入社区' })
    expect((await as('desk')(addOrganisation, command, freshKey())).version).toBe(1)
  })

  it('seats a commissioner from another organisation, ends the seat, and writes both down', async () => {
    const great = await view(203)
    const seat = { change: 'seat', post: 'part_time_member', name: '柯远', personId: personIdOf(3) } as const
    const seated = await change(great, { ...seat, fromUnitId: unitIdOf(205) })
    const [held] = seated.seats
    expect(held).toMatchObject({ name: '柯远', fromUnitName: '清棠县水务局', from: '2026-11-21' })
    expect(await api.stores.organisations.listSeatsOf(personIdOf(3))).toEqual([
      { unitId: unitIdOf(203), seatId: held?.seatId },
    ])
    expect(await refusalOf(change(seated, { ...seat, name: '柯大远', fromUnitId: unitIdOf(205) }))).toMatchObject({
      code: 'overlapping',
      detail: '这个人在这段时间里已经在这个组织任职，请先办离任',
    })
    const left = await change(seated, { change: 'unseat', seatId: held!.seatId, to: '2026-12-31', reason: '调任' })
    expect(left.history.map(({ what, note, by }) => `${by} ${what} ${note}`)).toEqual([
      '方静怡 unseat 离任：兼职委员，从2026-12-31起，调任',
      '方静怡 seat 任职：兼职委员，从2026-11-21起',
    ])
  })

  it('lets the first of two who saw the same version through, and closes no ring between two', async () => {
    const [a, b] = await Promise.all(
      ['一', '二'].map((name) =>
        as('desk')(
          addOrganisation,
          { name: `志愿队${name}`, kind: 'volunteer_team', areaId: community.areaId },
          freshKey(),
        ),
      ),
    )
    const [one, two] = [a as OrganisationView, b as OrganisationView]
    const edits = await Promise.all([1, 2].map((staff) => refusalOf(change(one, { change: 'edit', staff }))))
    expect(edits.map((refusal) => refusal?.code)).toEqual(expect.arrayContaining([undefined, 'stale_version']))
    const again = await as('desk')(getOrganisation, { unitId: one.unitId })
    await Promise.allSettled([
      change(again, { change: 'edit', parentId: two.unitId }),
      change(two, { change: 'edit', parentId: one.unitId }),
    ])
    const [after, other] = await api.stores.organisations.getAll([one.unitId, two.unitId])
    expect([after?.parentId, other?.parentId].filter(Boolean)).toHaveLength(1)
  })

  it('waits while the directory is being imported', async () => {
    const body = await view(207)
    await api.stores.editions.lock('job_import', api.clock.now)
    expect(await refusalOf(change(body, { change: 'edit', staff: 5 }))).toMatchObject({ code: 'directory_busy' })
    await api.stores.editions.unlock('job_import')
    expect((await change(body, { change: 'edit', staff: 5 })).staff).toBe(5)
  })

  it('refuses what is beyond the desk: an area of another, a body of another, whatever is below', async () => {
    const away = { name: '远处的会', kind: 'ethics_council', areaId: places.sibling.areaId } as const
    expect(await refusalOf(as('desk')(addOrganisation, away, freshKey()))).toMatchObject({ code: 'beyond_reach' })
    const body = await view(207)
    expect(await refusalOf(change(body, { change: 'edit', areaId: places.sibling.areaId }))).toMatchObject({
      code: 'beyond_reach',
    })
    expect(await refusalOf(change(body, { change: 'edit', staff: 1 }, 'siblingDesk'))).toMatchObject({
      code: 'not_found',
    })
    expect(await refusalOf(change(await view(203), { change: 'end', reason: '合并' }))).toMatchObject({
      code: 'action_not_allowed',
      detail: '下面还有1个组织，请先撤销它们或改它们的上级',
    })
  })
})

describe('lists and figures of organisations', () => {
  let api: TestApi
  const desk = () => api.as(people.desk)
  const names = (answer: { items: { name: string }[] }) => answer.items.map(({ name }) => name)
  beforeAll(async () => {
    api = await startApi()
    await Promise.all([
      ...ESTATES.map(api.stores.areas.put),
      ...[...ORGANISATIONS, ESTATE_BRANCH].map(api.stores.organisations.put),
    ])
  })
  afterAll(() => api.stop())

  it('list an area and below it by kind, by words and by page, the ended ones apart', async () => {
    const list = (input: object) => desk()(listOrganisations, { scope: 'area', state: 'standing', limit: 20, ...input })
    expect(names(await list({ family: 'two_new' }))).toEqual(['榆钱巷茶行', '邻里互助会'])
    const first = await list({ family: 'two_new', limit: 1 })
    const second = await list({ family: 'two_new', limit: 1, cursor: first.cursor })
    expect([names(first), names(second), second.cursor]).toEqual([['榆钱巷茶行'], ['邻里互助会'], undefined])
    expect(names(await list({ text: '党支部' }))).toEqual(['榆钱里网格党支部', '锦棠花园党支部'])
    expect(names(await list({ state: 'ended' }))).toEqual(['榆钱巷旧书店'])
    expect(names(await list({ parent: unitIdOf(203) }))).toEqual(['榆钱里网格党支部'])
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await list({ limit: 2, ...(cursor && { cursor }) })
      seen.push(...names(page))
      cursor = page.cursor
    } while (cursor)
    expect(seen).toEqual(names(await list({})))
    expect(seen).toHaveLength(7)
  })

  it('find a partner anywhere in the county by two characters of its name, and say no more of it', async () => {
    const find = (text?: string) =>
      desk()(listOrganisations, { scope: 'county', state: 'standing', limit: 20, ...(text && { text }) })
    const [bureau] = (await find('水务')).items
    expect(bureau).toMatchObject({ name: '清棠县水务局', areaName: '清棠县' })
    expect(names(await find('居委会'))).toEqual([])
    expect(await refusalOf(find('水'))).toMatchObject({ code: 'invalid_input' })
    expect(await refusalOf(find())).toMatchObject({ code: 'invalid_input' })
  })

  it('show what each community has of the bodies it is to have, and whose term ends', async () => {
    const register = await api.as(people.streetStaff)(listCommittees, { limit: 20 })
    expect(register.figures).toEqual({
      communities: { count: 0, of: 2 },
      bodies: { count: 3, of: 18 },
      byState: { missing: 15, overdue: 1, due: 1, short: 1, complete: 0 },
    })
    const [own] = register.items
    expect([own?.areaName, own?.count, own?.of]).toEqual(['榆钱巷社区', 3, 9])
    expect(own?.bodies.map(({ text, state }) => `${text} ${state}`)).toEqual([
      '社区党组织 short',
      '居（村）民委员会 due',
      '居（村）务监督委员会 missing',
      '人民调解委员会 overdue',
      ...['治安保卫委员会', '公共卫生委员会', '红白理事会', '道德评议会', '居民议事会'].map(
        (text) => `${text} missing`,
      ),
    ])
    expect(register.terms.map(({ name, state }) => [name, state])).toEqual([
      ['人民调解委员会', 'overdue'],
      ['榆钱巷社区居委会', 'due'],
    ])
    const near = await desk()(listCommittees, { limit: 20, days: 9 })
    expect(near.terms.map(({ name }) => name)).toEqual(['人民调解委员会'])
    const open = await api.as(people.streetStaff)(listCommittees, { limit: 20, state: 'overdue' })
    expect(open.items.map(({ areaName }) => areaName)).toEqual(['榆钱巷社区'])
  })

  it('seat the alliances of a community as the deployment names them, and say which chairs are empty', async () => {
    api.platform.settings.alliances = [
      {
        code: 'five',
        name: '榆钱五家亲',
        chairs: [
          { text: '社区', kinds: ['residents_committee'] },
          { text: '两新组织', kinds: ['private_enterprise', 'social_organisation'], wanted: 3 },
          { text: '物业', kinds: ['property_company'] },
        ],
      },
    ]
    const { templates, items } = await desk()(listAlliances, { limit: 20 })
    expect(templates).toEqual([{ code: 'five', name: '榆钱五家亲' }])
    const [alliance] = items[0]?.alliances ?? []
    expect([alliance?.count, alliance?.of]).toEqual([1, 3])
    expect(alliance?.chairs.map(({ text, seated, isEmpty }) => [text, seated.length, isEmpty])).toEqual([
      ['社区', 1, false],
      ['两新组织', 2, true],
      ['物业', 0, true],
    ])
  })

  it('count estates and two-new organisations with a branch, with the list behind each figure', async () => {
    const figures = await desk()(getCoverage, { limit: 20 })
    expect(figures.estates).toEqual({ count: 1, of: 2, unknown: 1 })
    expect(figures.twoNew).toEqual({ count: 1, of: 2, partyMembers: 7 })
    expect([figures.threshold, figures.byFamily.two_new, figures.byKind.private_enterprise]).toEqual([1000, 2, 1])
    expect(figures.items).toEqual([])
    const open = await desk()(getCoverage, { limit: 20, of: 'estates', state: 'open' })
    expect(names(open)).toEqual(['棉纺小区'])
    const covered = await desk()(getCoverage, { limit: 20, of: 'two_new', state: 'covered' })
    expect(covered.items).toMatchObject([{ name: '榆钱巷茶行', branch: { name: '栖禾街道联合党支部' } }])
    api.platform.settings.estateHouseholds = 999
    expect((await desk()(getCoverage, { limit: 20 })).estates.of).toBe(3)
  })
})
