import {
  addBond,
  appoint,
  bindAppointment,
  endAppointment,
  getLetter,
  listMyRegistrations,
  listPosts,
  listRoster,
  register,
  verifyPhone,
  type InputOf,
} from '@microwish/contract'
import { people, places, unitIdOf } from '@microwish/core/factory'
import { everything } from './job-parts'
import {
  api,
  aPhone,
  bureau,
  codeOf,
  enroll,
  meOf,
  mine,
  somebody,
  verify,
  startPeople,
  type Person,
} from './people-parts'
import { freshKey, refusalOf } from './set-up'

const { community, far, grid } = places
const today = '2026-11-21'

beforeAll(startPeople)
afterAll(() => api.stop())

describe('a verified telephone', () => {
  it('makes somebody on a unit’s roster a registered member of its paired community, in one step', async () => {
    const phone = aPhone()
    const entry = await enroll('简宁', phone)
    expect(entry).toMatchObject({ status: 'waiting', phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}` })
    const person = await somebody()
    expect(await verify(person, phone, '简宁')).toEqual({
      phoneMasked: entry.phoneMasked,
      bound: [{ text: '气象局' }],
    })
    expect(await meOf(person)).toMatchObject({
      ...{ name: '简宁', hasPhone: true, unitName: '气象局' },
      memberships: [{ role: 'member', areaId: community.areaId, unitId: bureau, unitName: '气象局' }],
    })
    expect(await mine(person)).toMatchObject([
      { kind: 'unit', status: 'in_force', source: 'roster', areaName: '榆钱巷社区', actions: ['leave', 'move'] },
    ])
    const [row] = (await api.as(people.desk)(listRoster, { unitId: bureau, list: 'current' })).items
    expect(row).toMatchObject({ name: '简宁', status: 'bound', personId: person.personId })
  })

  it('is done once, whatever is repeated: by key, by another code, or at the same moment', async () => {
    const phone = aPhone()
    await enroll('甘霖', phone)
    const person = await somebody()
    const key = freshKey()
    const calls = [verify(person, phone, '甘霖', key), verify(person, phone, '甘霖', key)]
    await Promise.all(calls.map((call) => call.catch(() => undefined)))
    await verify(person, phone, '甘霖', key)
    expect((await verify(person, phone, '甘霖')).bound).toEqual([])
    expect((await meOf(person)).memberships).toHaveLength(1)
    expect(await mine(person)).toHaveLength(1)
  })

  it('lies in no table in the clear', async () => {
    const phone = aPhone()
    const person = await somebody()
    await verify(person, phone, '祁连')
    await enroll('别人', aPhone())
    expect(JSON.stringify(await everything(api))).not.toMatch(/1605550\d{4}/)
  })

  it('with another name changes nothing and tells nothing; the desk sees who has it, and says who is meant', async () => {
    const phone = aPhone()
    const entry = await enroll('温建国', phone)
    const wife = await somebody()
    const nobodyWaits = await verify(await somebody(), aPhone(), '苏叶')
    const answer = await verify(wife, phone, '苏叶')
    expect({ ...answer, phoneMasked: '' }).toEqual({ ...nobodyWaits, phoneMasked: '' })
    // Another name is not tried: one guess is all that a telephone buys.
    expect((await verify(wife, phone, '温建国')).bound).toEqual([])
    expect((await meOf(wife)).memberships).toEqual([])
    const roster = async () =>
      (await api.as(people.desk)(listRoster, { unitId: bureau, list: 'current' })).items.find(
        ({ appointmentId }) => appointmentId === entry.appointmentId,
      )!
    expect((await roster()).claimants).toEqual([{ personId: wife.personId, name: '苏叶' }])
    const husband = await somebody()
    expect((await verify(husband, phone, '温建国')).bound).toEqual([{ text: '气象局' }])
    expect((await roster()).personId).toBe(husband.personId)
    expect((await roster()).claimants).toBeUndefined()
  })

  it('whose name was a slip is bound by the desk, to one of those who have it and to nobody else', async () => {
    const phone = aPhone()
    const { appointmentId } = await enroll('陆鹤明', phone)
    const person = await somebody()
    await verify(person, phone, '陆鹤鸣')
    const bind = (personId: Person['personId'], version: number) =>
      api.as(people.desk)(bindAppointment, { appointmentId, unitId: bureau, version, personId }, freshKey())
    expect(await codeOf(bind(people.member.personId, 2))).toBe('invalid_input')
    expect(await codeOf(bind(person.personId, 1))).toBe('stale_version')
    expect(await bind(person.personId, 2)).toMatchObject({ status: 'bound', personId: person.personId })
    expect((await meOf(person)).memberships).toHaveLength(1)
  })

  it('that was verified under another name before it was written down is shown to the desk all the same', async () => {
    const phone = aPhone()
    const person = await somebody()
    await verify(person, phone, '蒋月瑛')
    const entry = await enroll('蒋月英', phone)
    expect(entry).toMatchObject({ status: 'waiting', claimants: [{ personId: person.personId, name: '蒋月瑛' }] })
    const meant = { appointmentId: entry.appointmentId, unitId: bureau, version: 1, personId: person.personId }
    const bound = await api.as(people.desk)(bindAppointment, meant, freshKey())
    expect(bound).toMatchObject({ status: 'bound', personId: person.personId })
    expect(bound.claimants).toBeUndefined()
  })

  it('is not taken from a spent code, and not more often a day than the setting says', async () => {
    const person = await somebody()
    const spent = api.as(person)(verifyPhone, { code: 'spent' }, freshKey())
    expect(await refusalOf(spent)).toMatchObject({ code: 'invalid_input', errors: [{ path: 'code' }] })
    for (let n = 0; n < 5; n++) await verify(person, aPhone())
    expect(await codeOf(verify(person, aPhone()))).toBe('too_many_requests')
  })
})

describe('posts', () => {
  const post = (more: object, desk = people.desk, key = freshKey()) =>
    api.as(desk)(appoint, { role: 'grid_worker', areaId: grid.areaId, post: 'manager', ...more } as never, key)
  const postsAt = (more: Partial<InputOf<typeof listPosts>> = {}) =>
    api.as(people.desk)(listPosts, { limit: 200, ...more })

  it('are filled by name and telephone, and the role comes with the verifying', async () => {
    const phone = aPhone()
    const before = await postsAt()
    expect(before.totals).toMatchObject({ places: 4, filled: 0, gaps: 4 })
    const put = await post({ name: '岳文清', phone, from: today, to: '2026-12-31' })
    expect((await postsAt()).totals).toMatchObject({ filled: 1, gaps: 3, waiting: 1 })
    const person = await somebody()
    expect((await verify(person, phone, '岳文清')).bound).toEqual([{ text: '榆钱里网格管理员' }])
    expect((await meOf(person)).memberships).toMatchObject([
      { role: 'grid_worker', post: 'manager', areaId: grid.areaId },
    ])
    expect((await postsAt({ only: 'gaps' })).items.map(({ areaName, post: of }) => `${areaName} ${of}`)).not.toContain(
      '榆钱里 manager',
    )
    const second = await refusalOf(post({ name: '另一位', phone: aPhone() }))
    expect(second).toMatchObject({
      code: 'overlapping',
      detail: expect.stringContaining('榆钱里网格管理员已由岳文清担任'),
    })
    const after = await post({ name: '另一位', phone: aPhone(), from: '2027-01-01' })
    expect(after.from).toBe('2027-01-01')
    expect(put.mayChange).toBe(true)
  })

  it('end with a day, and the role with them; a later day keeps the role until then', async () => {
    const phone = aPhone()
    const put = await post({ areaId: places.otherGrid.areaId, name: '蒋月英', phone })
    const person = await somebody()
    await verify(person, phone, '蒋月英')
    const end = { appointmentId: put.appointmentId, areaId: places.otherGrid.areaId }
    const later = await api.as(people.desk)(endAppointment, { ...end, version: 2, to: '2026-11-30' }, freshKey())
    expect(later).toMatchObject({ status: 'bound', to: '2026-11-30', version: 3 })
    expect((await meOf(person)).memberships).toHaveLength(1)
    const key = freshKey()
    const now = await api.as(people.desk)(endAppointment, { ...end, version: 3, reason: '调走' }, key)
    expect(now).toMatchObject({ status: 'ended', to: today, mayChange: false })
    expect(await api.as(people.desk)(endAppointment, { ...end, version: 3, reason: '调走' }, key)).toEqual(now)
    expect((await meOf(person)).memberships).toEqual([])
    expect(await codeOf(api.as(people.desk)(endAppointment, { ...end, version: 4 }, freshKey()))).toBe(
      'action_not_allowed',
    )
  })

  it('give a person whom we know the role at once, once; of two at the same moment one is through', async () => {
    const put = { areaId: places.siblingGrid.areaId, post: 'informant' }
    const by = { personId: people.gridWorker.personId }
    expect(await post({ ...put, ...by }, people.siblingDesk)).toMatchObject({ status: 'bound', name: '柯建良' })
    expect((await refusalOf(post({ ...put, ...by }, people.siblingDesk)))?.detail).toContain(
      '柯建良已是锦棠花园网格信息员',
    )
    const race = await Promise.all(
      [1, 2].map(() =>
        refusalOf(post({ ...put, post: 'manager', name: '甲乙', phone: aPhone() }, people.siblingDesk)).then(
          (r) => r?.code,
        ),
      ),
    )
    expect(race.filter((code) => code === undefined)).toHaveLength(1)
  })

  it('are refused outside one’s reach, where there are none, and backwards', async () => {
    const name = { name: '甲乙', phone: aPhone() }
    expect(await codeOf(post({ ...name, areaId: places.siblingGrid.areaId }))).toBe('beyond_reach')
    expect(await codeOf(post({ ...name, post: 'group_head' }))).toBe('invalid_input')
    expect(await codeOf(post({ ...name, areaId: community.areaId }))).toBe('invalid_input')
    expect(await codeOf(post({ ...name, from: '2027-05-01', to: '2027-04-01' }))).toBe('invalid_input')
    expect(await codeOf(post({ name: '甲乙' }))).toBe('invalid_input')
    expect(await codeOf(post({ ...name, personId: people.member.personId }))).toBe('invalid_input')
  })

  it('are printed as a letter and a card, with the desk’s telephone and nobody’s own', async () => {
    const { letters, card } = await api.as(people.desk)(getLetter, { areaId: grid.areaId })
    expect(letters.map(({ letter }) => letter)).toMatchObject([
      { name: '岳文清', post: '榆钱巷社区榆钱里网格管理员', from: today, to: '2026-12-31', issuer: '榆钱巷社区' },
    ])
    expect(card).toMatchObject({
      people: [{ post: 'manager', name: '岳文清' }],
      ...{ serviceName: '方静怡', servicePhone: '16000000007', scene: grid.areaId, page: 'pages/wish-form/index' },
    })
    expect(card.scene.length).toBeLessThanOrEqual(32)
    expect(JSON.stringify({ letters, card })).not.toMatch(/1605550|\*\*\*\*/)
  })
})

describe('a roster', () => {
  it('has nobody twice, nor on two rosters, and shows membership to whom it concerns', async () => {
    const phone = aPhone()
    const entry = await enroll('闻一多多', phone, { isPartyMember: true, branchId: unitIdOf(13) })
    expect(await codeOf(enroll('闻一多多', phone))).toBe('overlapping')
    const elsewhere = { role: 'member', unitId: unitIdOf(12), name: '闻一多多', phone } as const
    const other = await refusalOf(api.as(people.districtStaff)(appoint, elsewhere as never, freshKey()))
    expect(other).toMatchObject({ code: 'overlapping', detail: expect.stringContaining('气象局') })
    expect(await codeOf(api.as(people.siblingDesk)(listRoster, { unitId: bureau, list: 'current' }))).toBe('not_found')
    const rowFor = async (desk: typeof people.desk) =>
      (await api.as(desk)(listRoster, { unitId: bureau, list: 'current' })).items.find(
        ({ appointmentId }) => appointmentId === entry.appointmentId,
      )
    expect((await rowFor(people.desk))?.party).toEqual({ branchId: unitIdOf(13), branchName: '气象局支部' })
    expect((await rowFor(people.districtStaff))?.party).toBeDefined()
  })

  it('ends a membership with the entry: role, registration and unit', async () => {
    const phone = aPhone()
    const entry = await enroll('简宁', phone)
    const person = await somebody()
    await verify(person, phone, '简宁')
    const end = { appointmentId: entry.appointmentId, unitId: bureau, version: 2 }
    await api.as(people.desk)(endAppointment, end, freshKey())
    expect(await meOf(person)).toMatchObject({ memberships: [] })
    expect(await mine(person)).toMatchObject([{ status: 'ended' }])
    expect((await api.stores.people.get(person.personId))?.unitId).toBeUndefined()
  })

  it('of a unit that is paired later lets its members register by themselves, at once', async () => {
    const phone = aPhone()
    const entry = { role: 'member', unitId: unitIdOf(12), name: '简宁', phone } as const
    await api.as(people.districtStaff)(appoint, entry as never, freshKey())
    const person = await somebody()
    await verify(person, phone, '简宁')
    expect((await meOf(person)).memberships).toEqual([])
    const pairing = { kind: 'unit_registration', areaId: far.areaId, unitId: unitIdOf(12), from: '2026-01-01' }
    await api.as(people.farDesk)(addBond, pairing as InputOf<typeof addBond>, freshKey())
    expect(await api.as(person)(listMyRegistrations, {})).toMatchObject({
      unit: { unitName: '档案馆', areaName: '南门井社区' },
    })
    expect(await api.as(person)(register, { kind: 'unit', isPartyMember: false }, freshKey())).toMatchObject({
      ...{ status: 'in_force', source: 'roster', areaId: far.areaId },
    })
  })
})
