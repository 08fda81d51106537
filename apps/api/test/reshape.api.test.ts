import {
  actOnNeed,
  type AreaId,
  getNeed,
  getStatistics,
  listNeeds,
  listNotices,
  listTree,
  type NeedId,
  previewReshape,
  submitNeed,
} from '@microwish/contract'
import { readCounty, recount } from '@microwish/core'
import { aSubmission, people, places } from '@microwish/core/factory'
import { followAll, jobsOf, scan } from './job-parts'
import { merge, needsThere, rowsThere, start } from './reshape-parts'
import { freshKey, refusalOf, startApi, type TestApi } from './set-up'

const { county, street, community, sibling, grid, otherGrid } = places
const below = (id: AreaId, parent = sibling) => `${parent.path}${id}/`
const PERIOD = '2026'

/** One API, in which `community` has been merged into `sibling`. */
describe('a merge', () => {
  let api: TestApi
  let jobs: ReturnType<typeof jobsOf>
  let needs: Awaited<ReturnType<typeof needsThere>>
  const gauges = async (area: AreaId) => {
    const { gauges: all, flows } = await api.as(people.districtStaff)(getStatistics, { area, period: PERIOD })
    return { ...all, flow: flows.submitted }
  }
  const before: Record<string, Awaited<ReturnType<typeof gauges>>> = {}
  const need = (needId: NeedId) => api.stores.needs.get(needId)

  beforeAll(async () => {
    api = await startApi()
    jobs = jobsOf(api)
    await rowsThere(api)
    needs = await needsThere(api)
    await followAll(api, jobs)
    for (const { areaId } of [county, street, community, sibling]) before[areaId] = await gauges(areaId)
    expect(await api.as(people.districtStaff)(previewReshape, { reshape: merge() })).toMatchObject({
      // Two grids, both communities' rows.
      areas: 3,
      needs: 3,
      // resident and neighbour, member and colleague, liaison, grid worker, two at the desk.
      people: 8,
      // Organisation, bond, team, registration, assignment.
      rows: 5,
      ends: [{ areaId: community.areaId, name: community.name, code: community.code }],
    })
    const jobId = await start(api, merge())
    expect(await jobs.run(jobId)).toBe('done')
    await followAll(api, jobs)
  })
  afterAll(() => api.stop())

  it('leaves one community with the grids of both, and gives the directory back', async () => {
    const { areas } = await api.as(people.streetStaff)(listTree, {})
    expect(areas.map(({ name, code }) => [name, code])).toEqual([
      [street.name, street.code],
      [sibling.name, sibling.code],
      [grid.name, `${sibling.code}111`],
      [otherGrid.name, `${sibling.code}112`],
      ['锦棠花园', `${sibling.code}121`],
    ])
    expect(await api.stores.areas.get(community.areaId)).toMatchObject({ succeededBy: [sibling.areaId] })
    expect(await api.stores.editions.read()).toEqual({ current: 1 })
  })

  it('takes along what is open, each with a line of history, and leaves what has ended', async () => {
    const moved = { communityId: sibling.areaId, communityName: sibling.name }
    expect(await need(needs.submitted)).toMatchObject({ ...moved, areaPath: sibling.path, areaId: sibling.areaId })
    expect(await need(needs.open)).toMatchObject({
      ...moved,
      areaPath: below(otherGrid.areaId),
      gridName: otherGrid.name,
    })
    expect(await need(needs.claimed)).toMatchObject({ ...moved, status: 'claimed', areaPath: below(grid.areaId) })
    expect(await need(needs.closed)).toMatchObject({ communityId: community.areaId, areaPath: grid.path })
    const seen = await api.as(people.siblingDesk)(getNeed, { needId: needs.claimed })
    expect(seen.tier === 'case' && seen.history.at(-1)).toMatchObject({
      ...{ action: 'relocate', by: people.districtStaff.name, byRole: 'district_staff' },
      words: [{ label: 'note', text: '由榆钱巷社区 榆钱里转到梨花井社区 榆钱里' }],
    })
    const { items } = await api.as(people.siblingDesk)(listNeeds, { list: 'triage' })
    expect(items.map(({ needId }) => needId)).toContain(needs.submitted)
  })

  it('tells whoever asked, in plain words, and lets nobody call it', async () => {
    const { items } = await api.as(people.resident)(listNotices, { limit: 50 })
    const told = items.filter(({ action }) => action === 'relocate')
    expect(told.map(({ needId }) => needId).sort()).toEqual([needs.submitted, needs.open, needs.claimed].sort())
    expect(told[0]?.text).toBe('您的事转到梨花井社区继续办，不用重新提')
    const own = await api.as(people.resident)(getNeed, { needId: needs.open })
    expect(own.tier === 'own' && own.history.at(-1)).toMatchObject({ action: 'relocate', by: '梨花井社区' })
    const command = { needId: needs.open, version: 3, action: 'relocate' }
    const refused = await refusalOf(api.as(people.siblingDesk)(actOnNeed, command as never, freshKey()))
    expect(refused?.code).toBe('invalid_input')
  })

  it('gives everybody their role where their place has gone, and ends the old one on record', async () => {
    const roles = async (name: keyof typeof people) =>
      (await api.stores.people.get(people[name].personId))?.standings.map(({ role, areaPath }) => [role, areaPath])
    expect(await roles('desk')).toEqual([['community_staff', sibling.path]])
    expect(await roles('resident')).toEqual([['resident', below(grid.areaId)]])
    expect(await roles('siblingDesk')).toEqual([['community_staff', sibling.path]])
    expect(await roles('streetStaff')).toEqual([['street_staff', street.path]])
    const ended = (await api.stores.people.listStandings(community.path)).filter(
      ({ role }) => role === 'community_staff',
    )
    expect(ended.map(({ personName, to }) => [personName, to])).toEqual(
      [
        ['陶知秋', api.clock.now],
        ['方静怡', api.clock.now],
      ].sort(),
    )
    const audit = (await scan(api.tables, 'ledger')).filter(({ pk }) => pk === `AUDIT#${people.desk.personId}`)
    expect(audit.map(({ what, note }) => [what, note])).toContainEqual([
      'reshaped',
      '榆钱巷社区（990121011111）并入梨花井社区（990121011112）',
    ])
    const { items } = await api.as(people.desk)(listNeeds, { list: 'triage' })
    expect(items.map(({ needId }) => needId)).toContain(needs.submitted)
    // Whoever holds a need goes on with it.
    expect((await api.as(people.member)(getNeed, { needId: needs.claimed })).actions).toContain('fulfil')
  })

  it('carries every other row of the place over, with what it says of the place', async () => {
    const items = (await scan(api.tables, 'directory')).filter(({ pathSort }) => typeof pathSort === 'string')
    const at = (key: string) =>
      items
        .filter(({ pathKey }) => pathKey === key)
        .map(({ pathSort, record }) => ({
          path: String(pathSort).split('#')[0],
          record: record as Record<string, unknown>,
        }))
    for (const key of ['ORG', 'BOND', 'TEAM', 'REG']) {
      const [row] = at(key)
      expect([key, row?.path]).toEqual([key, sibling.path])
      expect(row?.record).toMatchObject({ areaId: sibling.areaId, areaPath: sibling.path })
    }
    expect(at('POST')[0]).toMatchObject({ path: below(grid.areaId), record: { areaId: grid.areaId, version: 2 } })
    expect(at('ORG')[0]?.record).toMatchObject({ areaNames: sibling.names })
    const [registration] = at('REG')
    const [standing] = (await api.stores.people.get(people.member.personId))!.standings
    expect(registration?.record).toMatchObject({
      ...{ areaName: sibling.name, version: 2 },
      standing: { standingId: standing?.standingId, areaId: sibling.areaId },
    })
    expect(
      items.filter(
        ({ pathSort, pathKey }) =>
          String(pathSort).startsWith(community.path) && !/DESK|STANDING/.test(String(pathKey)),
      ),
    ).toEqual([])
  })

  it('moves the gauges with the needs, once, and no flow; a recount says the same', async () => {
    const of = async () => ({
      county: await gauges(county.areaId),
      street: await gauges(street.areaId),
      gone: await gauges(community.areaId),
      target: await gauges(sibling.areaId),
    })
    const moved = await of()
    expect(moved.county).toEqual(before[county.areaId])
    expect(moved.street).toEqual(before[street.areaId])
    expect(moved.gone).toMatchObject({ submitted: 0, open: 0, claimed: 0, closed: 1, flow: 4 })
    expect(moved.target).toMatchObject({ submitted: 1, open: 1, claimed: 1, closed: 0, flow: 0 })
    await followAll(api, jobs)
    await recount(jobs.ctx, { chunk: 10 })
    expect(await of()).toEqual(moved)
    await jobs.runInSteps({
      kind: 'replay',
      input: { from: '2026-11-20T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z' },
    })
    expect(await of()).toEqual(moved)
    const { children } = await api.as(people.streetStaff)(getStatistics, { period: PERIOD })
    expect(children.map(({ name, flows }) => [name, flows.submitted])).toEqual([
      ['榆钱巷社区（已撤并）', 4],
      ['梨花井社区', 0],
    ])
  })

  it('lets a matter that had ended be taken up again where its community has gone', async () => {
    const { version } = (await need(needs.closed))!
    const command = { needId: needs.closed, version, action: 'reopen', reason: '又坏了' } as const
    const row = await api.as(people.resident)(actOnNeed, command, freshKey())
    expect(row).toMatchObject({ status: 'claimed', communityName: sibling.name })
    expect(await need(needs.closed)).toMatchObject({ areaPath: below(grid.areaId) })
    await followAll(api, jobs)
    expect(await gauges(community.areaId)).toMatchObject({ closed: 0, claimed: 0 })
    expect(await gauges(sibling.areaId)).toMatchObject({ claimed: 2 })
  })

  it('leaves the tree of the day before as it was', async () => {
    const { areas } = await api.as(people.streetStaff)(listTree, { day: '2026-11-20' })
    expect(areas.map(({ name }) => name)).toContain(community.name)
    expect(areas.find(({ areaId }) => areaId === grid.areaId)?.code).toBe(grid.code)
    expect((await readCounty(api.stores)).filter(({ endedAt }) => endedAt !== undefined)).toHaveLength(1)
  })

  it('is refused once the areas have changed, and leaves the directory free', async () => {
    const jobId = await start(api, {
      what: 'move',
      edition: 1,
      areaId: sibling.areaId,
      parentId: places.farStreet.areaId,
    })
    const [, , , below1] = (await readCounty(api.stores)).filter(({ endedAt }) => endedAt === undefined)
    const change = api.stores.areas.changeItems({ before: below1!, after: { ...below1!, households: 9 } }, 2)
    const by = { personId: people.desk.personId, name: '方静怡' }
    await api.stores.editions.commit(change, 1, { at: api.clock.now, what: 'edit', by, note: '', changed: 1 })
    expect(await jobs.run(jobId)).toBe('failed')
    expect((await api.stores.jobs.get(jobId))?.failure).toBe('stale_version')
    expect(await api.stores.editions.read()).toEqual({ current: 2 })
  })

  it('of what was just moved to another street takes it along once more', async () => {
    const input = aSubmission({ areaId: sibling.areaId })
    const { needId } = await api.as(people.neighbour)(submitNeed, input, freshKey())
    const jobId = await start(api, {
      what: 'move',
      edition: 2,
      areaId: sibling.areaId,
      parentId: places.farStreet.areaId,
    })
    expect(await jobs.run(jobId)).toBe('done')
    const path = `${places.farStreet.path}${sibling.areaId}/`
    expect(await need(needId)).toMatchObject({ areaPath: path, communityId: sibling.areaId })
    expect(await need(needs.open)).toMatchObject({ areaPath: `${path}${otherGrid.areaId}/` })
    expect((await api.as(people.desk)(listNeeds, { list: 'triage' })).items.length).toBeGreaterThan(1)
    await followAll(api, jobs)
    expect(await gauges(street.areaId)).toMatchObject({ submitted: 0, open: 0, claimed: 0 })
    // Nobody is told that their own community is in another street.
    const { items } = await api.as(people.neighbour)(listNotices, { limit: 50 })
    expect(items.filter((notice) => notice.needId === needId)).toEqual([])
  })
})
