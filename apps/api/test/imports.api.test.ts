import {
  actOnImport,
  addImportRows,
  getImport,
  type ImportRow,
  type InputOf,
  listImports,
  openImport,
} from '@microwish/contract'
import { countyLists, type CountyShape, listOf, people, places } from '@microwish/core/factory'
import { act, begin, importList, send } from './import-parts'
import { everything, jobsOf } from './job-parts'
import { freshKey, refusalOf, startApi, type TestApi } from './set-up'

const SMALL: CountyShape = {
  ...{ streets: 2, communities: 6, grids: 40, micros: 12, organisations: 6, members: 60 },
  posts: { managers: [10, 8], informants: [20, 15] },
}
const lists = countyLists(SMALL)
type Opening = InputOf<typeof openImport>
const OPENING: Opening = { kind: 'areas', fileName: 'a.csv', header: ['编码', '名称'], rowCount: 1 }

describe('an import', () => {
  let api: TestApi
  let jobs: ReturnType<typeof jobsOf>
  const district = () => api.as(people.districtStaff)
  const apply = ({ importId, version }: Pick<ImportRow, 'importId' | 'version'>) =>
    district()(actOnImport, { importId, version, action: 'apply' }, freshKey())
  const tree = () => api.stores.areas.readTree(places.county)
  beforeEach(async () => {
    api = await startApi()
    jobs = jobsOf(api)
  })
  afterEach(() => api.stop())

  it('says what it would do, does it whole, and the same file again does nothing', async () => {
    const before = (await tree()).length
    const importId = await send(district(), lists.areas)
    expect((await tree()).length).toBe(before)
    const checked = await act(api, jobs, district(), importId, 'check')
    expect(checked).toMatchObject({
      state: 'checked',
      counts: { added: 60, changed: 0, unchanged: 0, errors: 0 },
      actions: ['apply', 'check', 'drop'],
      errors: { items: [] },
      missing: [],
    })
    expect(checked.examples[0]).toMatchObject({ line: 2, what: 'added', name: '松泉街道（990121001）' })
    expect(checked.examples[0]?.fields).toContainEqual({ title: '网格等级', after: '大网格' })
    expect((await tree()).length).toBe(before)

    const applied = await act(api, jobs, district(), importId, 'apply')
    expect(applied).toMatchObject({ state: 'applied', edition: 1, actions: [] })
    const areas = await tree()
    expect(areas.length).toBe(before + 60)
    expect(areas.find(({ code }) => code === '990121001001001')).toMatchObject({
      names: ['清棠县', '松泉街道', '松泉社区', '松泉001网格'],
      grid: { grade: 'small', kind: 'general' },
      households: 120,
      posts: { manager: 1, informant: 1 },
    })
    const again = await importList(api, jobs, lists.areas)
    expect(again).toMatchObject({ counts: { added: 0, changed: 0, unchanged: 60 }, actions: ['check', 'drop'] })
    const refusal = await refusalOf(apply(again))
    expect(refusal).toMatchObject({ code: 'import_refused', detail: '文件和现在的资料完全一样，没有要导入的' })
    expect(await api.stores.editions.list({ limit: 9 })).toMatchObject([
      { edition: { edition: 1, importId, changed: 60, what: 'import', by: { name: '沈若兰' } } },
    ])
  })

  it('names every error by line and column, and changes nothing while there is one', async () => {
    const bad = [...lists.areas.rows.slice(0, 2), ['990121001', '又一个街道'], ['12345', '五位'], ['990121009001', '']]
    const header = lists.areas.header.map((title, at) => (at === 0 ? '区划代码*' : title))
    const before = await everything(api)
    const checked = await importList(api, jobs, { ...lists.areas, header, rows: bad })
    expect(checked.state).toBe('checked')
    expect(checked.errors.items.map(({ line, column }) => [line, column])).toEqual([
      [4, '区划代码*'],
      [5, '区划代码*'],
      [6, '名称'],
    ])
    expect(checked.errors.items[2]?.message).toBe('名称是空的，请填写')
    expect(checked.actions).toEqual(['check', 'drop'])
    const refusal = await refusalOf(apply(checked))
    expect(refusal).toMatchObject({ code: 'import_refused', detail: '还有3处要改，请改好文件重新上传' })
    const after = Object.entries(await everything(api)).filter(([key]) => !/IMPORT#|KEY#/.test(key))
    expect(Object.fromEntries(after)).toEqual(before)
  })

  it('names the columns that are unknown, doubled or missing, and looks no further', async () => {
    const header = ['名称', '颜色', '网格名称']
    const checked = await importList(api, jobs, { ...lists.areas, header, rows: [['甲', '红', '乙']] })
    expect(checked.errors.items).toEqual([
      { line: 1, column: '颜色', message: '没有“颜色”这一列，请改成模板里的列名，或删去这一列' },
      { line: 1, column: '网格名称', message: '“名称”和“网格名称”都是名称，请只留一列' },
      { line: 1, column: '编码', message: '缺少“编码”这一列，请按模板补上' },
    ])
    expect(checked.missing).toEqual(['编码'])
    expect(checked.columns[0]).toEqual({ heading: '名称', field: 'name', title: '名称' })
  })

  it('pages through its errors', async () => {
    const rows = Array.from({ length: 120 }, (_, n) => [`99${n}`, '错'])
    const { importId, counts, errors } = await importList(api, jobs, { ...lists.areas, header: ['编码', '名称'], rows })
    expect(counts?.errors).toBe(120)
    const pages = [errors]
    while (pages.at(-1)?.cursor !== undefined)
      pages.push((await district()(getImport, { importId, cursor: pages.at(-1)?.cursor })).errors)
    expect(pages.map(({ items }) => items.length)).toEqual([50, 50, 20])
    expect(pages.flatMap(({ items }) => items.map(({ line }) => line))).toEqual(rows.map((_, n) => n + 2))
  })

  it('takes rows in order, the same again without harm, and no others in their place', async () => {
    const call = district()
    const { importId } = await call(openImport, { ...OPENING, rowCount: 3 }, freshKey())
    const add = (from: number, ...rows: string[][]) => call(addImportRows, { importId, from, rows }, freshKey())
    expect(await add(0, ['990121001', '甲'], ['990121002', '乙'])).toMatchObject({ received: 2 })
    expect(await add(0, ['990121001', '甲'], ['990121002', '乙'])).toMatchObject({ received: 2 })
    expect(await refusalOf(add(0, ['990121001', '丙']))).toMatchObject({ code: 'import_refused' })
    expect(await refusalOf(add(3, ['990121003', '丙']))).toMatchObject({ detail: '请从第3行接着传' })
    const { version } = await call(getImport, { importId })
    const early = call(actOnImport, { importId, version, action: 'check' }, freshKey())
    expect(await refusalOf(early)).toMatchObject({ detail: '还有1行没有传上来，请传完再核对' })
    expect(await refusalOf(add(2, ['990121003', '丙'], ['990121004', '丁']))).toMatchObject({ code: 'import_refused' })
    expect(await add(2, ['990121003', '丙'])).toMatchObject({ received: 3, actions: ['check', 'drop'] })
    await act(api, jobs, call, importId, 'check')
    expect(await refusalOf(add(3, ['990121004', '丁']))).toMatchObject({ code: 'action_not_allowed' })
  })

  it('and its commands, repeated under their keys, are answered as before; of two at once one is made', async () => {
    const call = district()
    const key = freshKey()
    const [one, other] = await Promise.all([call(openImport, OPENING, key), call(openImport, OPENING, key)])
    expect(other.importId).toBe(one.importId)
    await call(addImportRows, { importId: one.importId, from: 0, rows: [['990121001', '甲街道']] }, freshKey())
    const check = { importId: one.importId, version: 1, action: 'check' } as const
    const again = freshKey()
    const answers = await Promise.all([call(actOnImport, check, again), call(actOnImport, check, again)])
    expect(answers.map(({ state, version }) => [state, version])).toEqual(Array(2).fill(['checking', 2]))
    expect(new Set(api.queued).size).toBe(1)
    expect(await refusalOf(call(actOnImport, check, freshKey()))).toMatchObject({ code: 'stale_version' })
  })

  it('is stale when the county changed after the check: it must be checked again', async () => {
    const importId = await send(district(), lists.areas)
    await act(api, jobs, district(), importId, 'check')
    const taken = listOf('areas', 'b.csv', [{ code: '990121001', name: '别的街道' }])
    expect(await importList(api, jobs, taken)).toMatchObject({ state: 'applied', edition: 1 })
    const stale = await act(api, jobs, district(), importId, 'apply')
    expect(stale).toMatchObject({ state: 'stale', actions: ['check', 'drop'] })
    expect((await api.stores.editions.read()).lock).toBeUndefined()
    expect(await act(api, jobs, district(), importId, 'check')).toMatchObject({ counts: { added: 59, changed: 1 } })
    expect(await act(api, jobs, district(), importId, 'apply')).toMatchObject({ state: 'applied', edition: 2 })
  })

  it('waits while another stages, and says so', async () => {
    const importId = await send(district(), lists.areas)
    const { version } = await act(api, jobs, district(), importId, 'check')
    await api.stores.editions.lock('job_other', api.clock.now)
    expect(await refusalOf(apply({ importId, version }))).toMatchObject({ code: 'directory_busy' })
  })

  it('stands in the history of whoever reaches it, newest first, with who, what and how many', async () => {
    await importList(api, jobs, lists.areas)
    const later = await district()(openImport, OPENING, freshKey())
    const { items } = await district()(listImports, {})
    expect(items).toMatchObject([
      { importId: later.importId, state: 'receiving' },
      { fileName: '辖区和网格.xlsx', by: { name: '沈若兰' }, counts: { added: 60 }, state: 'applied', edition: 1 },
    ])
    expect((await api.as(people.desk)(listImports, {})).items).toEqual([])
  })

  it('given up before it is applied leaves nothing', async () => {
    const importId = await send(district(), lists.areas)
    await act(api, jobs, district(), importId, 'check')
    expect(await act(api, jobs, district(), importId, 'drop')).toMatchObject({ state: 'dropped', actions: [] })
    expect(await refusalOf(begin(api, district(), importId, 'check'))).toMatchObject({ code: 'action_not_allowed' })
    expect((await tree()).length).toBe(Object.keys(places).length)
  })
})
