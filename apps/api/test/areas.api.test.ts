import {
  addArea,
  type AreaId,
  changeArea,
  endArea,
  getArea,
  getJob,
  listBoundaries,
  listEditions,
  listTree,
  previewReshape,
  type Reshape,
  saveBoundary,
  startReshape,
  submitNeed,
} from '@microwish/contract'
import { anArea, aPerson, aSubmission, listOf, people, personIdOf, places, standingAt } from '@microwish/core/factory'
import { importList } from './import-parts'
import { jobsOf } from './job-parts'
import { freshKey, refusalOf, startApi, type TestApi } from './set-up'

const { county, street, community, sibling, grid, otherGrid, far } = places
const district = people.districtStaff
const desk = people.desk

describe('areas', () => {
  let api: TestApi
  let edition: number
  const codeOf = (number: number) => `${community.code}${String(number).padStart(3, '0')}`
  beforeAll(async () => {
    api = await startApi()
  })
  afterAll(() => api.stop())
  beforeEach(async () => {
    edition = (await api.stores.editions.read()).current
    api.clock.now = new Date(Date.parse(api.clock.now) + 86_400_000).toISOString()
  })
  const add = (number: number, more: object = {}) =>
    api.as(desk)(addArea, { edition, code: codeOf(number), name: `新格${number}`, ...more }, freshKey())
  const tree = (more: { area?: AreaId; day?: string } = {}, as = district) => api.as(as)(listTree, more)
  const today = () => api.clock.now.slice(0, 10)

  it('are added with their kind, and the history says who did it', async () => {
    const { area, edition: made } = await add(501, { kind: 'estate', households: 120, posts: { manager: 1 } })
    expect(area).toMatchObject({ level: 'grid', kind: 'estate', households: 120, parentId: community.areaId })
    expect(made).toBe(edition + 1)
    const { items } = await api.as(desk)(listEditions, { limit: 1 })
    expect(items).toEqual([
      {
        edition: made,
        at: api.clock.now,
        what: 'add',
        by: '方静怡',
        note: `新增新格501（${codeOf(501)}）`,
        changed: 1,
      },
    ])
    expect((await tree({ area: community.areaId }, desk)).areas.map(({ areaId }) => areaId)).toContain(area.areaId)
  })

  it('added twice under one key are one; by a stale author they are none', async () => {
    const key = freshKey()
    const input = { edition, code: codeOf(502), name: '新格502' }
    const [one, other] = await Promise.all([api.as(desk)(addArea, input, key), api.as(desk)(addArea, input, key)])
    expect(other.area).toEqual(one.area)
    expect((await api.stores.editions.read()).current).toBe(edition + 1)
    const late = api.as(desk)(addArea, { ...input, code: codeOf(503), name: '新格503' }, freshKey())
    expect((await refusalOf(late))?.code).toBe('stale_version')
    const reused = api.as(desk)(addArea, { ...input, name: '别的' }, key)
    expect((await refusalOf(reused))?.code).toBe('idempotency_key_reused')
  })

  it('stand as of any day, with the names of that day', async () => {
    const { area } = await add(504)
    const before = new Date(Date.parse(api.clock.now) - 86_400_000).toISOString().slice(0, 10)
    const ids = async (day: string) => (await tree({ area: community.areaId, day })).areas.map(({ areaId }) => areaId)
    expect(await ids(today())).toContain(area.areaId)
    expect(await ids(before)).not.toContain(area.areaId)
    expect((await tree({ area: area.areaId, day: before })).areas).toEqual([])
    expect((await tree({ area: area.areaId, day: '2020-01-01' })).edition).toBe(0)
  })

  it('are counted by level, kind and grade, and households once', async () => {
    const counted = (await tree({ area: far.areaId })).counts
    expect(counted).toMatchObject({ byLevel: { county: 0, community: 1, grid: 1 }, households: 0 })
    const at = { areaId: far.areaId, edition, households: 900, grid: { grade: 'large', kind: 'general' } } as const
    await api.as(district)(changeArea, at, freshKey())
    const [below] = await api.stores.areas.listChildren(far.areaId)
    const small = { grade: 'small', kind: 'dedicated', parentId: far.areaId } as const
    const facts = { areaId: below!.areaId, edition: edition + 1, households: 300, grid: small }
    await api.as(district)(changeArea, facts, freshKey())
    const { counts, areas } = await tree({ area: far.areaId })
    expect(counts).toMatchObject({ households: 300, byGrade: { large: 1, medium: 0, small: 1, micro: 0 } })
    expect(areas[1]).toMatchObject({ households: 300, grid: small })
  })

  it('tell their reader what they may do there, and list no deeper than asked', async () => {
    const { may, areas, counts } = await api.as(desk)(listTree, { to: 'community' })
    expect(may).toEqual({ shape: ['grid', 'building'], facts: ['community', 'grid', 'building'] })
    expect(areas.map(({ areaId }) => areaId)).toEqual([community.areaId])
    expect(counts.byLevel.grid).toBeGreaterThan(1)
  })

  it('change their facts at once, as far as the caller reaches', async () => {
    const change = { areaId: grid.areaId, edition, servicePhone: '16000000009', posts: { manager: 2 } }
    const { area, jobId } = await api.as(desk)(changeArea, change, freshKey())
    expect(area).toMatchObject({ servicePhone: '16000000009', posts: { manager: 2 } })
    expect(jobId).toBeUndefined()
    const other = api.as(desk)(changeArea, { ...change, areaId: places.siblingGrid.areaId }, freshKey())
    expect((await refusalOf(other))?.code).toBe('not_found')
    const rename = api.as(people.streetStaff)(
      changeArea,
      { areaId: street.areaId, edition: 99, name: '新名街道' },
      freshKey(),
    )
    expect((await refusalOf(rename))?.code).toBe('beyond_reach')
  })

  it('end when they are empty; a printed QR then leads on, and nobody submits there', async () => {
    const { area } = await add(505)
    const full = api.as(desk)(endArea, { areaId: grid.areaId, edition: edition + 1 }, freshKey())
    expect(await refusalOf(full)).toMatchObject({
      code: 'action_not_allowed',
      detail: expect.stringContaining('个人的身份，请用“合并”'),
    })
    await api.as(desk)(endArea, { areaId: area.areaId, edition: edition + 1, successorId: grid.areaId }, freshKey())
    expect((await api.as()(getArea, { areaId: area.areaId })).area.areaId).toBe(grid.areaId)
    const withEnded = await api.as(desk)(listTree, { area: community.areaId, ended: 'yes' })
    const gone = withEnded.areas.find(({ areaId }) => areaId === area.areaId)
    expect(gone).toMatchObject({ endedAt: api.clock.now, succeededBy: [grid.areaId] })
    const standing = await tree({ area: community.areaId }, desk)
    expect(standing.areas).toEqual(withEnded.areas.filter(({ endedAt }) => endedAt === undefined))
    expect(standing.counts).toEqual(withEnded.counts)
    const lost = api.as(people.resident)(submitNeed, aSubmission({ areaId: area.areaId }), freshKey())
    expect(await refusalOf(lost)).toMatchObject({ code: 'area_unknown', detail: '这里已经并到别处了，请重新选一下' })
    const again = api.as(desk)(addArea, { edition: edition + 2, code: codeOf(505), name: '又一格' }, freshKey())
    expect(await refusalOf(again)).toMatchObject({ code: 'code_taken', detail: expect.stringContaining('已在') })
  })

  it('get another name as a job, which reaches whoever stands there', async () => {
    const jobs = jobsOf(api)
    const key = freshKey()
    const input = { areaId: sibling.areaId, edition, name: '梨园社区' }
    const { jobId, area } = await api.as(district)(changeArea, input, key)
    expect(area.name).toBe('梨花井社区')
    expect((await api.as(district)(changeArea, input, key)).jobId).toBe(jobId)
    expect(api.queued).toContain(jobId)
    const busy = () => api.as(desk)(addArea, { edition, code: codeOf(506), name: '新格506' }, freshKey())
    expect(await jobs.run(jobId!)).toBe('done')
    expect((await refusalOf(busy()))?.code).toBe('stale_version')
    expect((await api.as(district)(listTree, { area: sibling.areaId })).areas[1]).toMatchObject({ name: '锦棠花园' })
    expect((await api.stores.areas.get(places.siblingGrid.areaId))?.names).toEqual([
      county.name,
      street.name,
      '梨园社区',
      '锦棠花园',
    ])
    const { standings } = (await api.stores.people.get(people.siblingDesk.personId))!
    expect(standings.map(({ areaName }) => areaName)).toEqual(['梨园社区'])
    expect(await api.as(district)(getJob, { jobId: jobId! })).toMatchObject({ kind: 'reshape', status: 'done' })
  })

  it('get another name by a list, and whoever stands there reads it', async () => {
    const list = listOf('areas', '辖区.csv', [{ code: places.farGrid.code, name: '南门花园' }])
    await api.stores.people.put(aPerson(70, '乔安', [standingAt('grid_worker', places.farGrid)]))
    const inGrid = aSubmission({ areaId: places.farGrid.areaId })
    const { needId } = await api.as(people.neighbour)(submitNeed, inGrid, freshKey())
    expect(await importList(api, jobsOf(api), list)).toMatchObject({ state: 'applied' })
    const { standings } = (await api.stores.people.get(personIdOf(70)))!
    expect(standings.map(({ areaName }) => areaName)).toEqual(['南门花园'])
    expect(await api.stores.needs.get(needId)).toMatchObject({ gridName: '南门花园', status: 'submitted' })
  })

  it('are not changed while somebody else changes them', async () => {
    await api.stores.editions.lock('another', api.clock.now)
    const refused = await refusalOf(add(507))
    await api.stores.editions.unlock('another')
    expect(refused?.code).toBe('directory_busy')
  })

  it('say before they are merged what that reaches, and refuse what cannot be', async () => {
    const merge: Reshape = { what: 'merge', edition, sourceIds: [otherGrid.areaId], targetId: grid.areaId }
    const preview = await api.as(desk)(previewReshape, { reshape: merge })
    expect(preview).toMatchObject({ areas: 1, needs: 0, people: 0, rows: 0, codes: [] })
    expect(preview.ends).toEqual([{ areaId: otherGrid.areaId, name: otherGrid.name, code: otherGrid.code }])
    const wider = { ...merge, sourceIds: [sibling.areaId], targetId: community.areaId }
    expect((await refusalOf(api.as(desk)(previewReshape, { reshape: wider })))?.code).toBe('beyond_reach')
    const twoLevels = { ...merge, targetId: community.areaId }
    const odd = await refusalOf(api.as(district)(previewReshape, { reshape: twoLevels }))
    expect(odd).toMatchObject({ code: 'invalid_input', detail: expect.stringContaining('只有同一级的') })
    const key = freshKey()
    const [one, other] = await Promise.all([
      api.as(desk)(startReshape, { reshape: merge }, key),
      api.as(desk)(startReshape, { reshape: merge }, key),
    ])
    expect(other).toEqual(one)
    for (const who of [people.siblingDesk, people.auditor])
      expect((await refusalOf(api.as(who)(getJob, one)))?.code).toBe('not_found')
    expect(await api.as(people.settingsAdmin)(getJob, one)).toMatchObject({ status: 'waiting', done: 0 })
  })

  const square = (lon: number, lat: number) => [
    [lon, lat],
    [lon + 0.01, lat],
    [lon + 0.01, lat + 0.01],
    [lon, lat],
  ]
  it('have boundaries, for staff who reach them, each version on the last', async () => {
    const geometry = { type: 'Polygon' as const, coordinates: [square(108.1, 28.2)] }
    const save = (version: number, shape: unknown = geometry) =>
      api.as(desk)(saveBoundary, { areaId: grid.areaId, version, geometry: shape as typeof geometry }, freshKey())
    expect(await save(0)).toEqual({ areaId: grid.areaId, version: 1 })
    expect((await refusalOf(save(0)))?.code).toBe('stale_version')
    const multi = { type: 'MultiPolygon', coordinates: [[square(1, 2)], [square(3, 4)]] }
    expect((await save(1, multi)).version).toBe(2)
    const { items } = await api.as(desk)(listBoundaries, {})
    expect(items).toEqual([{ areaId: grid.areaId, version: 2, geometry: multi }])
    expect((await api.as(people.streetStaff)(listBoundaries, { area: street.areaId })).items).toEqual([])
    await save(2, null)
    expect((await api.as(desk)(listBoundaries, {})).items).toEqual([])
  })

  it.each([
    [
      'an open ring',
      {
        type: 'Polygon',
        coordinates: [
          square(1, 2)
            .slice(0, 3)
            .concat([[9, 9]]),
        ],
      },
      '没有闭合',
    ],
    ['latitude first', { type: 'Polygon', coordinates: [square(28.2, 108.1)] }, '先写经度'],
    [
      'a line',
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 1],
            [2, 2],
            [2, 2],
            [1, 1],
          ],
        ],
      },
      '3个不同的点',
    ],
    [
      'far too many points',
      {
        type: 'Polygon',
        coordinates: [[...Array.from({ length: 3_599 }, (_, i) => [(100_001 + i) / 1000, 20.123]), [100.001, 20.123]]],
      },
      '简化到60KB',
    ],
    ['a point', { type: 'Point', coordinates: [1, 2] }, ''],
  ])('refuse a boundary of %s', async (_, geometry, words) => {
    const input = { areaId: grid.areaId, version: 3, geometry: geometry as never }
    const refusal = await refusalOf(api.as(desk)(saveBoundary, input, freshKey()))
    expect(refusal?.code).toBe('invalid_input')
    expect(JSON.stringify(refusal)).toContain(words)
  })

  it('of a whole county are one query for each MB', async () => {
    for (let n = 0; n < 40; n++)
      await api.stores.areas.put(anArea(3000 + n, `格${n}`, far, { code: `${far.code}${700 + n}` }))
    let queries = 0
    api.tables.client.middlewareStack.add(
      (next, context) => (args) => {
        if ((context as { commandName?: string }).commandName === 'QueryCommand') queries++
        return next(args)
      },
      { step: 'initialize', name: 'count', tags: ['count'] },
    )
    const { areas } = await tree({ area: county.areaId })
    api.tables.client.middlewareStack.removeByTag('count')
    expect(areas.length).toBeGreaterThan(50)
    expect(queries).toBe(1)
  })
})
