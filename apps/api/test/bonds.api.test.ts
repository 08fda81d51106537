import {
  addBond,
  addMyVisit,
  addVisit,
  type Bond,
  type ChangeBond,
  changeBond,
  getBondFigures,
  getMyUnit,
  listBonds,
  listNotices,
  listReminders,
  listVisits,
  type UnitId,
} from '@microwish/contract'
import { sweepReminders } from '@microwish/core'
import { anOrganisation, people, type PersonName, places, unitIdOf } from '@microwish/core/factory'
import { freshKey, refusalOf, startApi, type TestApi } from './set-up'

const { county, street, community, sibling, grid, otherGrid } = places
const school = people.liaison.unitId as UnitId
const bureau = people.member.unitId as UnitId
const signatories = { unit: [{ name: '邹立群', title: '校长' }], area: [{ name: '方静怡' }] }
const duties = [{ text: '每学期一次书画课', who: '教导处', by: '2026-12-20' }]

let api: TestApi
const as = (name: PersonName) => api.as(people[name])
const inCounty = { areaId: county.areaId, areaPath: county.path, areaNames: county.names }

async function start() {
  api = await startApi()
  await Promise.all(
    [
      anOrganisation(1, { unitId: bureau, name: '清棠县水务局', kind: 'department', ...inCounty }),
      anOrganisation(2, { unitId: school, name: '清棠县实验小学', kind: 'school', ...inCounty }),
      anOrganisation(3, { unitId: unitIdOf(3), name: '老供销社', kind: 'other_unit', to: '2026-01-01', ...inCounty }),
    ].map(api.stores.organisations.put),
  )
}

const add = (name: PersonName, input: object, key = freshKey()) =>
  as(name)(addBond, { areaId: community.areaId, unitId: school, from: '2026-01-01', ...input } as never, key)
const agree = (more: object = {}, name: PersonName = 'desk') =>
  add(name, { kind: 'co_building', to: '2026-12-31', signatories, duties, ...more })
type Change = ChangeBond extends infer C ? (C extends unknown ? Omit<C, 'bondId' | 'version'> : never) : never
const change = ({ bondId, version }: Bond, what: Change, name: PersonName = 'desk', key = freshKey()) =>
  as(name)(changeBond, { bondId, version, ...what } as ChangeBond, key)
const visit = (bond: Bond, more: object = {}, name: PersonName = 'desk', key = freshKey()) =>
  as(name)(addVisit, { bondId: bond.bondId, note: '看了消防通道，清理了杂物', ...more }, key)
const refused = async (call: Promise<unknown>) => {
  const { code, detail, errors, words } = (await refusalOf(call)) ?? {}
  return { code, says: errors?.[0]?.message ?? detail, ...(words && { words }) }
}
const historyOf = async ({ bondId }: Bond, name: PersonName = 'desk') =>
  (await as(name)(listBonds, { bondId })).items[0]?.history ?? []

describe('a bond', () => {
  beforeAll(start)
  afterAll(() => api.stop())

  it('is signed, kept, renewed and ended, each with its line of history', async () => {
    const old = await agree({ from: '2025-01-01', to: '2025-12-31' })
    expect(old).toMatchObject({ version: 1, state: 'expired', unitName: '清棠县实验小学', duties: [{ isDone: false }] })
    const done = await change(old, { action: 'duties', duties: [{ ...duties[0]!, isDone: true }] })
    expect(done.duties[0]?.isDone).toBe(true)
    const next = await change(done, { action: 'renew', to: '2026-12-10' })
    expect(next).toMatchObject({ version: 1, from: '2026-01-01', renews: old.bondId, state: 'expiring', daysLeft: 19 })
    expect(next.duties[0]?.isDone).toBe(false)
    expect((await historyOf(old)).map(({ what, by }) => `${what} ${by.name} ${by.role}`)).toEqual([
      'renew 方静怡 community_staff',
      'duties 方静怡 community_staff',
      'add 方静怡 community_staff',
    ])
    expect((await as('desk')(listBonds, { bondId: old.bondId })).items[0]).toMatchObject({
      renewedBy: next.bondId,
      state: 'renewed',
      may: ['visit'],
    })
    const ended = await change(next, { action: 'end', reason: '学校搬迁' })
    expect(ended).toMatchObject({ state: 'ended', endedOn: '2026-11-21', endReason: '学校搬迁' })
    expect(await refused(change(ended, { action: 'renew', to: '2028-01-01' }))).toEqual({
      code: 'action_not_allowed',
      says: '这份共建协议已经终止，请另签一份新的',
    })
    // What was ended makes room for a new one on the same day.
    expect((await agree({ from: '2026-11-21' })).state).toBe('in_force')
  })

  it.each<[string, object, string, string]>([
    [
      'that ends before it begins',
      { kind: 'co_building', to: '2025-12-31', signatories },
      'invalid_input',
      '到期日早于开始日，请改到开始日之后',
    ],
    ['without an end', { kind: 'co_building', signatories }, 'invalid_input', '请填写协议的到期日'],
    ['signed by nobody', { kind: 'co_building', to: '2026-12-31' }, 'invalid_input', '请填写双方的签署人'],
    [
      'with a unit that nobody registered',
      { kind: 'unit_registration', unitId: unitIdOf(99) },
      'invalid_input',
      '没有登记过这个单位，请先在单位名册里登记',
    ],
    [
      'with a unit that is no more',
      { kind: 'unit_registration', unitId: unitIdOf(3) },
      'invalid_input',
      '老供销社已经撤销，请选择接替它的单位',
    ],
    [
      'of a grid where a community is asked for',
      { kind: 'unit_registration', areaId: grid.areaId },
      'invalid_input',
      '单位报到请选到社区/村',
    ],
    ['of a community where a grid is asked for', { kind: 'unit_grid' }, 'invalid_input', '包联包保请选到网格/小区'],
    ['with a list of no duties', { kind: 'duty_list' }, 'invalid_input', '请至少写一条职责'],
    ['of one unit where several act', { kind: 'joint_action' }, 'invalid_input', '请选择一起行动的单位'],
    [
      'of words of money',
      { kind: 'duty_list', duties: [{ text: '组织募捐', who: '工会' }] },
      'money_words',
      '本平台不募捐、不收款，请改成想要什么样的帮助',
    ],
    [
      'of a leader without the county',
      { kind: 'leader_contact', unitId: undefined, leader: { name: '沈若兰', title: '副县长' } },
      'forbidden',
      '县级领导联系点由区县登记，请与区县联系',
    ],
  ])('%s is refused with what to do', async (_, input, code, says) => {
    expect(await refused(add('streetStaff', input))).toMatchObject({ code, says })
  })

  it('of the same two parties does not overlap, however simultaneously it is written', async () => {
    const input = { areaId: sibling.areaId, unitId: bureau, to: '2027-01-31' }
    const both = await Promise.all([1, 2].map(() => refused(agree(input, 'siblingDesk'))))
    expect(both.map(({ code }) => code === undefined)).toContain(true)
    expect(both.filter(({ code }) => code !== undefined)).toHaveLength(1)
    expect(await refused(agree({ ...input, from: '2027-01-31', to: '2027-12-31' }, 'siblingDesk'))).toEqual({
      code: 'overlapping',
      says: '双方已有共建协议（2026-01-01至2027-01-31），请改原来的，或把日期错开',
    })
    expect(await refused(agree({ ...input, from: '2027-02-01', to: '2027-12-31' }, 'siblingDesk'))).toEqual({})
  })

  it('lets two leaders contact one community, and the same leader not twice', async () => {
    const leader = { name: '沈若兰', title: '副县长' }
    const contact = (more: object) =>
      add('districtStaff', { kind: 'leader_contact', unitId: undefined, leader, areaId: sibling.areaId, ...more })
    const first = await contact({})
    expect(await refused(contact({ leader: { name: '庞志远', title: '县委常委' } }))).toEqual({})
    expect(await refused(contact({ leader: { ...leader, title: '常务副县长' } }))).toMatchObject({
      code: 'overlapping',
      says: '这位领导已经是这里的联系人（2026-01-01至今），请改原来的，或先终止',
    })
    const renamed = await change(first, { action: 'edit', leaderTitle: '常务副县长' }, 'districtStaff')
    expect(renamed.leader?.title).toBe('常务副县长')
    expect(await refused(change(renamed, { action: 'end', reason: '分工调整' }, 'siblingDesk'))).toMatchObject({
      code: 'forbidden',
    })
  })

  it('answers a repeated command as before, and a stale one not at all', async () => {
    const key = freshKey()
    const input = { kind: 'unit_grid', areaId: otherGrid.areaId }
    const [first, second] = await Promise.all([1, 2].map(() => add('desk', input, key)))
    expect(second?.bondId).toBe(first?.bondId)
    const renewKey = freshKey()
    const edited = await change(first!, { action: 'duties', duties: [] }, 'desk', renewKey)
    expect((await change(first!, { action: 'duties', duties: [] }, 'desk', renewKey)).version).toBe(edited.version)
    expect(await refused(change(first!, { action: 'end', reason: '换单位' }))).toMatchObject({ code: 'stale_version' })
    expect(await historyOf(edited)).toHaveLength(2)
  })

  it('is listed by place, unit, kind and state, page by page, to its own desks only', async () => {
    const of = async (name: PersonName, input: object) => {
      const kinds: string[] = []
      let cursor: string | undefined
      do {
        const page = await as(name)(listBonds, { ...input, limit: 2, ...(cursor && { cursor }) })
        kinds.push(...page.items.map(({ kind, state }) => `${kind} ${state}`))
        cursor = page.cursor
      } while (cursor)
      return kinds.sort()
    }
    expect(await of('desk', {})).toEqual([
      'co_building ended',
      'co_building in_force',
      'co_building renewed',
      'unit_grid in_force',
    ])
    expect(await of('desk', { unitId: school, state: 'in_force' })).toEqual([
      'co_building in_force',
      'unit_grid in_force',
    ])
    expect(await of('desk', { unitId: bureau })).toEqual([])
    expect(await of('streetStaff', { unitId: bureau, kind: 'co_building', on: '2027-01-05' })).toEqual([
      'co_building expiring',
      'co_building upcoming',
    ])
    expect(await of('streetStaff', { area: sibling.areaId, kind: 'leader_contact' })).toHaveLength(2)
    expect(await of('farDesk', {})).toEqual([])
  })
})

describe('visits', () => {
  let bond: Bond
  beforeAll(async () => {
    await start()
    bond = await add('desk', { kind: 'unit_grid', areaId: grid.areaId, to: '2026-11-30' })
  })
  afterAll(() => api.stop())

  it.each<[string, object, string]>([
    [
      'before the bond',
      { occurredAt: '2025-12-31T15:59:59.000Z' },
      '走访要在包联包保的有效期（2026-01-01至2026-11-30）里，请改时间或换一条',
    ],
    ['in the future', { occurredAt: '2026-11-21T03:00:00.000Z' }, '走访时间还没有到，请填已经发生的时间'],
    ['more than a year back', { occurredAt: '2025-11-01T03:00:00.000Z' }, '走访时间要在过去一年里，请改时间'],
  ])('%s are refused with what to do', async (_, more, says) => {
    expect(await refused(visit(bond, more))).toEqual({ code: 'invalid_input', says })
  })

  it('tell what was done, not of whom', async () => {
    const note = '和清棠县实验小学去榆钱里看了罗桂香阿姨，电话16000000001'
    const { code, words } = await refused(visit(bond, { note }))
    expect(code).toBe('personal_data')
    expect(words?.join()).toContain('16000000001')
    expect(words?.join()).toContain('罗桂香')
    expect(words?.join()).not.toContain('实验小学')
    expect(await refused(visit(bond, { note: '现场扫了收款码' }))).toMatchObject({ code: 'money_words' })
    expect(await refused(visit(bond, { note: '清棠县实验小学在榆钱里上了一堂书画课' }))).toEqual({})
  })

  it('are counted once, in the month in which they happened on China’s clock', async () => {
    const key = freshKey()
    const lastOfJune = {
      occurredAt: '2026-06-30T15:59:59.000Z',
      participations: 3,
      problemsFound: 2,
      problemsSolved: 1,
    }
    const twice = await Promise.all([1, 2].map(() => visit(bond, lastOfJune, 'desk', key)))
    expect(twice[0]?.visitId).toBe(twice[1]?.visitId)
    await visit(bond, { ...lastOfJune, occurredAt: '2026-06-30T16:00:00.000Z' })
    const words = { bondId: bond.bondId, note: '同样的话', occurredAt: '2026-07-02T02:00:00.000Z' }
    await as('desk')(addVisit, words)
    expect(await refused(as('desk')(addVisit, words))).toMatchObject({ code: 'repeated' })
    const of = async (period: string) => {
      const { figures } = await as('desk')(getBondFigures, { period })
      return ['unit_visits', 'unit_participations', 'unit_problems_found', 'unit_problems_solved'].map(
        (name) => figures.find(({ figure }) => figure === name)?.value,
      )
    }
    expect(await of('2026-06')).toEqual([1, 3, 2, 1])
    expect(await of('2026-07')).toEqual([2, 4, 2, 1])
    const { items } = await as('streetStaff')(listVisits, { period: '2026-07', figure: 'unit_problems_found' })
    expect(items).toMatchObject([{ on: '2026-07-01', areaName: '榆钱里', isBackfilled: true, by: { name: '方静怡' } }])
  })

  it('of leaders are counted as participations, apart from those of units', async () => {
    const leader = { name: '沈若兰', title: '副县长' }
    const contact = await add('districtStaff', { kind: 'leader_contact', unitId: undefined, leader })
    await visit(contact, { participations: 2, problemsFound: 3, problemsSolved: 2, note: '沈若兰同志主持了座谈' })
    const { figures, asOf } = await as('desk')(getBondFigures, { period: '2026' })
    const value = (name: string) => figures.find(({ figure }) => figure === name)
    expect(asOf).toBe('2026-11-21')
    expect(value('leaders')).toMatchObject({ value: 1, unit: '人', opens: 'bonds' })
    expect(value('leader_visits')).toMatchObject({ value: 2, unit: '人次', opens: 'visits' })
    expect(value('leader_problems_solved')?.value).toBe(2)
    expect(value('grids_with_unit')).toMatchObject({ value: 1, of: { value: 2, text: '网格总数' } })
    expect(value('due_visits_done')).toMatchObject({ value: 1, of: { value: 1 } })
    const behind = await as('desk')(listBonds, { figure: 'leaders', period: '2026' })
    expect(behind.items.map(({ bondId }) => bondId)).toEqual([contact.bondId])
  })
})

describe('a unit’s liaison', () => {
  beforeAll(start)
  afterAll(() => api.stop())

  it('sees the own unit with what is due and the total of its members, and writes its visits', async () => {
    const inGrid = await add('desk', { kind: 'unit_grid', areaId: grid.areaId })
    const others = await add('desk', { kind: 'unit_grid', areaId: grid.areaId, unitId: bureau })
    await add('desk', { kind: 'unit_registration' })
    await agree()
    const mine = await as('liaison')(getMyUnit, {})
    expect(mine).toMatchObject({ unit: { name: '清棠县实验小学' }, month: '2026-11', memberCount: 0 })
    expect([mine.registrations, mine.agreements, mine.bonds].map((list) => list.length)).toEqual([1, 1, 1])
    expect(mine.dueVisits).toEqual([{ bondId: inGrid.bondId, kind: 'unit_grid', areaName: '榆钱里', isDone: false }])
    await as('liaison')(addMyVisit, { bondId: inGrid.bondId, note: '上了一堂书画课' }, freshKey())
    const after = await as('liaison')(getMyUnit, {})
    expect([after.dueVisits[0]?.isDone, after.visits.length]).toEqual([true, 1])
    expect(await refused(as('liaison')(addMyVisit, { bondId: others.bondId, note: '代写' }, freshKey()))).toMatchObject(
      {
        code: 'not_found',
      },
    )
    expect(await refused(as('member')(getMyUnit, {}))).toMatchObject({ code: 'not_registered' })
    const all = JSON.stringify(after)
    for (const name of ['罗桂香', '舒明远', '1600']) expect(all).not.toContain(name)
  })

  it('of a unit with members reads how many they are', async () => {
    const { liaison } = people
    const standings = liaison.standings.map((standing) => ({ ...standing, unitId: bureau }))
    await api.stores.people.put({ ...liaison, unitId: bureau, unitName: '清棠县水务局', standings })
    expect((await as('liaison')(getMyUnit, {})).memberCount).toBe(2)
    await api.stores.people.put(liaison)
  })

  it('and the desk are reminded once, thirty days before an agreement ends, until it is renewed', async () => {
    const soon = await agree({ areaId: sibling.areaId, to: '2026-12-21' }, 'siblingDesk')
    const sweep = () => sweepReminders(api.platform)
    api.clock.now = '2026-11-20T15:59:59.000Z'
    expect(await sweep()).toEqual({ told: 0 })
    api.clock.now = '2026-11-21T02:00:00.000Z'
    expect((await Promise.all([sweep(), sweep()])).length).toBe(2)
    expect(await sweep()).toEqual({ told: 0 })
    const told = await as('liaison')(listNotices, {})
    expect(told.others).toEqual([
      expect.objectContaining({
        kind: 'agreement_end',
        text: '清棠县实验小学与梨花井社区的共建协议，2026年12月21日到期，请和社区商量下一步',
      }),
    ])
    const list = async (name: PersonName) => (await as(name)(listReminders, {})).items.map(({ subjectId }) => subjectId)
    expect(await list('siblingDesk')).toEqual([soon.bondId])
    expect([await list('desk'), await list('streetStaff')]).toEqual([[], [soon.bondId]])
    // Duties change nothing about the day; a new day is told anew.
    const kept = await change(soon, { action: 'duties', duties: [] }, 'siblingDesk')
    expect(await sweep()).toEqual({ told: 0 })
    const later = await change(kept, { action: 'edit', to: '2026-12-20' }, 'siblingDesk')
    // The desks see it at once; the liaison is told by the next sweep.
    expect([await list('siblingDesk'), await list('desk')]).toEqual([[soon.bondId], []])
    expect([await sweep(), (await as('liaison')(listNotices, {})).others?.length]).toEqual([{ told: 1 }, 2])
    await change(later, { action: 'renew', to: '2027-12-31' }, 'siblingDesk')
    expect(await list('siblingDesk')).toEqual([])
  })

  it('of a body that ends its term tells the desk by the same list', async () => {
    const { areaId, path: areaPath, names: areaNames } = street
    const body = anOrganisation(30, { areaId, areaPath, areaNames, term: { from: '2021-12-01', to: '2026-12-01' } })
    await api.stores.organisations.put(body)
    expect((await as('streetStaff')(listReminders, {})).items).toContainEqual(
      expect.objectContaining({ kind: 'term_end', subjectId: body.unitId, endsOn: '2026-12-01', daysLeft: 10 }),
    )
  })
})
