import { getImport, listPosts, listRoster, openImport, type UnitId } from '@microwish/contract'
import {
  countyLists,
  type CountyShape,
  listOf,
  type List,
  people,
  type PersonName,
  places,
} from '@microwish/core/factory'
import { act, importList, send } from './import-parts'
import { jobsOf, scan } from './job-parts'
import { freshKey, refusalOf, startApi, type TestApi } from './set-up'

const SMALL: CountyShape = {
  ...{ streets: 2, communities: 6, grids: 40, micros: 12, organisations: 6, members: 60 },
  posts: { managers: [10, 8], informants: [20, 15] },
}
const lists = countyLists(SMALL)
const COMMUNITY = places.community.code
const GRID = '990121001001001'
const phone = (n: number) => String(16000700000 + n)

describe('a list of', () => {
  let api: TestApi
  let jobs: ReturnType<typeof jobsOf>
  let unitId: UnitId
  const errorsOf = async (list: List, who: PersonName = 'districtStaff') => {
    const call = api.as(people[who])
    const importId = await send(call, list)
    await act(api, jobs, call, importId, 'check')
    return (await call(getImport, { importId })).errors.items.map(({ line, column, message }) => [
      line,
      column,
      message,
    ])
  }
  const roster = (...lines: Record<string, string>[]) => listOf('roster', 'r.csv', lines)
  const posts = (...lines: Record<string, string>[]) => listOf('posts', 'p.csv', lines)
  const own = { name: '榆钱巷服务中心', kind: '事业单位', areaCode: COMMUNITY, code: 'YQ-1' }
  beforeAll(async () => {
    api = await startApi()
    jobs = jobsOf(api)
    await importList(api, jobs, lists.areas)
    await importList(api, jobs, lists.organisations)
    await importList(api, jobs, listOf('organisations', 'o.csv', [own]))
    const units = await api.stores.organisations.listUnder(places.county.path)
    unitId = units.find(({ code }) => code === 'YQ-1')!.unitId
  })
  afterAll(() => api.stop())

  it('organisations stands in the register with its history, and again changes nothing', async () => {
    const units = await api.stores.organisations.listUnder(places.county.path)
    expect(units).toHaveLength(7)
    expect(await api.stores.organisations.listHistory(unitId, 9)).toMatchObject([
      { version: 1, what: 'import', by: { name: '沈若兰' }, note: expect.stringContaining('按名单登记') as string },
    ])
    expect(await importList(api, jobs, lists.organisations)).toMatchObject({ counts: { unchanged: 6, added: 0 } })
    const moved = listOf('organisations', 'o.csv', [{ ...own, areaCode: places.sibling.code, staff: '12' }])
    expect(await importList(api, jobs, moved)).toMatchObject({ state: 'applied', counts: { changed: 1 } })
    const found = async (path: string) =>
      (await api.stores.organisations.listUnder(path)).filter(({ code }) => code === 'YQ-1').length
    expect([await found(places.sibling.path), await found(places.community.path)]).toEqual([1, 0])
    await importList(api, jobs, listOf('organisations', 'o.csv', [own]))
    expect([await found(places.sibling.path), await found(places.community.path)]).toEqual([0, 1])
  })

  it('organisations is refused line by line', async () => {
    const lines = [
      { ...own, name: '甲', code: 'A-1', areaCode: '990121999' },
      { ...own, name: '乙', code: 'A-2', kind: '俱乐部' },
      { ...own, name: '丙', code: 'YQ-1X', creditCode: '12' },
      { ...own, name: '丁', code: 'A-4', parent: '没有的党委' },
    ]
    const errors = await errorsOf(listOf('organisations', 'o.csv', lines))
    expect(errors.map(([line, column]) => [line, column])).toEqual([
      [2, '所在辖区编码'],
      [3, '组织类型'],
      [4, '统一社会信用代码'],
      [5, '上级组织'],
    ])
  })

  it('members stands on the rosters of their units, and again changes nothing', async () => {
    expect(await importList(api, jobs, lists.roster)).toMatchObject({ state: 'applied', counts: { added: 60 } })
    expect(await importList(api, jobs, lists.roster)).toMatchObject({ counts: { added: 0, unchanged: 60 } })
    const [unit] = (await api.stores.organisations.listUnder(places.county.path)).filter(
      ({ code }) => code === 'DW-001',
    )
    const { items } = await api.as(people.districtStaff)(listRoster, { unitId: unit!.unitId })
    expect(items).toHaveLength(10)
    expect(items[0]).toMatchObject({
      role: 'member',
      status: 'waiting',
      phoneMasked: expect.stringMatching(/^160\*{4}/) as string,
    })
  })

  it('members is refused for doubled telephones, naming the lines, and for those on another roster', async () => {
    const line = (n: number, more: Record<string, string> = {}) => ({
      unit: 'YQ-1',
      name: `林小${n}`,
      phone: phone(n),
      ...more,
    })
    const errors = await errorsOf(
      roster(
        line(1),
        line(2, { phone: phone(1) }),
        line(3, { phone: '16000000000' }),
        line(4, { phone: '123' }),
        line(5, { unit: '没有的局' }),
      ),
    )
    expect(errors).toEqual([
      [2, '手机号', '和第3行是同一个手机号，一个手机号只能有一行'],
      [3, '手机号', '和第2行是同一个手机号，一个手机号只能有一行'],
      [4, '手机号', '这个手机号已在另一个单位的名册上，请核对；确实调动的，请先在原单位结束'],
      [5, '手机号', '要填11位手机号，请核对'],
      [6, '单位', '没有这个单位，请核对全称或编码，或先导入组织和单位'],
    ])
  })

  it('people on posts fills their places, and is refused for overlaps and for more people than places', async () => {
    expect(await importList(api, jobs, lists.posts)).toMatchObject({ state: 'applied', counts: { added: 23 } })
    expect(await importList(api, jobs, lists.posts)).toMatchObject({ counts: { added: 0, unchanged: 23 } })
    const { totals } = await api.as(people.districtStaff)(listPosts, { limit: 1 })
    expect(totals.filled).toBe(23)
    const line = (n: number, more: Record<string, string> = {}) => ({
      ...{ gridCode: '990121001001002', post: '网格信息员', name: `林小${n}`, phone: phone(n) },
      ...more,
    })
    const errors = await errorsOf(
      posts(
        line(1, { gridCode: GRID }),
        line(2, { startsOn: '2026-12-01', endsOn: '2026-11-01', gridCode: '990121002001003', post: '网格管理员' }),
        line(3, { gridCode: '990121001003003' }),
        line(3, { gridCode: '990121001003003' }),
        line(6, { gridCode: '990121001002004' }),
        line(4, { gridCode: COMMUNITY }),
        line(5, { post: '站长' }),
      ),
    )
    expect(errors.map(([at, column, message]) => [at, column, String(message).slice(0, 12)])).toEqual([
      [2, '岗位', '这里应配1人，加上这一行'],
      [3, '结束日期', '结束日期早于开始日期，请'],
      [5, '开始日期', '和第4行重叠：同一个人同'],
      [6, '岗位', '这里没有设网格信息员，请'],
      [7, '网格编码', '要填网格、小区、楼栋或十'],
      [8, '岗位', '请从这些里选：网格管理员'],
    ])
  })

  it('people is imported by a desk for its own units and grids, and for no others', async () => {
    const line = { unit: 'YQ-1', name: '林知夏', phone: phone(21), isPartyMember: '是' }
    expect(await importList(api, jobs, roster(line), 'desk')).toMatchObject({ state: 'applied', counts: { added: 1 } })
    expect(await errorsOf(roster({ ...line, phone: phone(22) }), 'siblingDesk')).toEqual([
      [2, '单位', '这个单位不归您管，请去掉这一行，或请上级导入'],
    ])
    const post = { gridCode: GRID, post: '网格信息员', name: '林知夏', phone: phone(21) }
    expect(await errorsOf(posts(post), 'desk')).toEqual([
      [2, '网格编码', '不在您管的范围里，请去掉这一行，或请上级导入'],
    ])
    const forbidden = api.as(people.desk)(
      openImport,
      { kind: 'areas', fileName: 'a', header: ['编码'], rowCount: 1 },
      freshKey(),
    )
    expect(await refusalOf(forbidden)).toMatchObject({ code: 'forbidden' })
  })

  it('people gives the unit at once to whoever has verified the telephone, under that name only', async () => {
    const verify = async (who: PersonName, digits: string) => {
      const { personId, name } = people[who]
      const hash = api.platform.hashPhone(digits)
      const after = { hash, masked: '160****0000', verifiedAt: api.clock.now, name, formerHashes: [] }
      const quota = { of: 'VERIFY', personId, day: '2026-11-21', cap: 9, expiresAt: 1 } as const
      await api.stores.phones.save({ personId, before: undefined, after, quota })
    }
    await verify('neighbour', phone(31))
    await verify('resident', phone(32))
    const line = (name: string, n: number) => ({
      unit: 'YQ-1',
      name,
      phone: phone(n),
      communityCode: COMMUNITY,
      isPartyMember: '是',
    })
    const done = await importList(api, jobs, roster(line('温小满', 31), line('林别名', 32)))
    expect(done).toMatchObject({ state: 'applied', counts: { added: 2 } })
    expect(await api.stores.people.get(people.neighbour.personId)).toMatchObject({ unitId, unitName: own.name })
    expect((await api.stores.people.get(people.resident.personId))?.unitId).toBeUndefined()
    const { personId } = people.neighbour
    expect((await api.stores.profiles.listParties([personId])).get(personId)).toMatchObject({ isConfirmed: true })
    // No longer a member, says the next list.
    await importList(api, jobs, roster({ ...line('温小满', 31), isPartyMember: '否' }))
    expect((await api.stores.profiles.listParties([personId])).get(personId)).toBeUndefined()
  })

  it('people leaves no telephone in any table, answer or log', async () => {
    const kept = JSON.stringify([
      await scan(api.tables, 'directory'),
      await scan(api.tables, 'ledger'),
      api.logs,
      jobs.logs,
      await api.as(people.districtStaff)(getImport, {
        importId: await send(api.as(people.districtStaff), roster({ unit: 'YQ-1', name: '林一', phone: phone(41) })),
      }),
    ])
    const sent = [...lists.roster.rows, ...lists.posts.rows].flatMap((row) =>
      row.filter((cell) => /^160\d{8}$/.test(cell)),
    )
    expect(sent).toHaveLength(83)
    // The desk's own number is public.
    const { servicePhone } = places.community
    expect(
      [...sent, phone(1), phone(21), phone(31), phone(41)].filter((one) => one !== servicePhone && kept.includes(one)),
    ).toEqual([])
  })
})
