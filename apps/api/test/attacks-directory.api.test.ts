import {
  addTeam,
  appoint,
  bindAppointment,
  changeMyRegistration,
  endAppointment,
  getMyUnit,
  type InputOf,
  listBonds,
  listRegistrations,
  listRoster,
  listTeams,
  openImport,
} from '@microwish/contract'
import { anOrganisation, listOf, people, places, standingAt, unitIdOf } from '@microwish/core/factory'
import { act, importList, send } from './import-parts'
import { jobsOf } from './job-parts'
import {
  api,
  aPhone,
  apply,
  bureau,
  codeOf,
  confirm,
  enroll,
  mine,
  somebody,
  startPeople,
  verify,
} from './people-parts'
import { freshKey } from './set-up'

/** What fresh eyes tried against areas, organisations and people, each kept out from now on. */
let jobs: ReturnType<typeof jobsOf>
beforeAll(async () => {
  await startPeople()
  jobs = jobsOf(api)
  const at = { areaId: places.sibling.areaId, areaPath: places.sibling.path, areaNames: places.sibling.names }
  await api.stores.organisations.put(anOrganisation(21, { name: '梨花井小学', kind: 'institution', ...at }))
})
afterAll(() => api.stop())

const { community, sibling, grid } = places
const { desk, deskMate, siblingDesk } = people
const school = unitIdOf(21)
const enter = (who: typeof desk, input: object, key = freshKey()) =>
  api.as(who, 'staff')(appoint, input as InputOf<typeof appoint>, key)

describe('nobody gives themselves a role', () => {
  it('by naming themselves', async () => {
    const own = enter(desk, { role: 'grid_worker', areaId: grid.areaId, post: 'manager', personId: desk.personId })
    expect(await codeOf(own)).toBe('forbidden')
  })

  it('by a telephone of their own, verified before or after', async () => {
    const before = aPhone()
    await verify({ ...deskMate, standings: [] }, before)
    const byPhone = (phone: string) => enter(deskMate, { role: 'member', unitId: bureau, name: deskMate.name, phone })
    expect(await codeOf(byPhone(before))).toBe('forbidden')
    const after = aPhone()
    const { appointmentId } = await byPhone(after)
    expect(await verify({ ...deskMate, standings: [] }, after)).toMatchObject({ bound: [] })
    const { items } = await api.as(desk)(listRoster, { unitId: bureau })
    const waiting = items.find((one) => one.appointmentId === appointmentId)!
    expect(waiting).toMatchObject({ status: 'waiting', claimants: [{ personId: deskMate.personId }] })
    const bind = (who: typeof desk) => {
      const { version } = waiting
      const it = { appointmentId, version, unitId: bureau, personId: deskMate.personId }
      return api.as(who)(bindAppointment, it, freshKey())
    }
    expect(await codeOf(bind(deskMate))).toBe('forbidden')
    expect(await bind(desk)).toMatchObject({ status: 'bound' })
  })
})

describe('a unit of another community', () => {
  it('takes nobody onto its roster, and no liaison, from a desk that names its own community', async () => {
    const one = { unitId: school, areaId: community.areaId, name: '简宁', phone: aPhone() }
    expect(await codeOf(enter(desk, { role: 'member', ...one }))).toBe('beyond_reach')
    expect(await codeOf(enter(desk, { role: 'unit_liaison', ...one }))).toBe('beyond_reach')
    expect(await enter(siblingDesk, { role: 'member', ...one, areaId: sibling.areaId })).toMatchObject({ version: 1 })
  })

  it('is no way to a role beyond its own desk’s reach', async () => {
    const one = { unitId: school, areaId: community.areaId, name: '简宁', phone: aPhone() }
    expect(await codeOf(enter(siblingDesk, { role: 'unit_liaison', ...one }))).toBe('beyond_reach')
    const line = { name: '简宁', phone: aPhone(), unit: '梨花井小学', communityCode: community.code }
    const { errors } = await importList(api, jobs, listOf('roster', 'r.csv', [line]), 'siblingDesk')
    expect(errors.items).toMatchObject([{ column: '单位' }])
  })

  it('shows its roster to no list that names the reader’s own community', async () => {
    const phone = aPhone()
    await enter(siblingDesk, { role: 'member', unitId: school, areaId: sibling.areaId, name: '秦若溪', phone })
    const line = { name: '某某', phone, unit: '梨花井小学', communityCode: community.code }
    const imported = await importList(api, jobs, listOf('roster', 'r.csv', [line]), 'desk')
    expect(imported).toMatchObject({ state: 'checked', errors: { items: [{ column: '单位' }] } })
    expect(JSON.stringify(imported)).not.toContain('秦若溪')
  })

  it('does not become that of a liaison whom its roster takes', async () => {
    const old = { ...people.liaison, standings: [standingAt('unit_liaison', community)] }
    await api.stores.people.put(old)
    await enter(siblingDesk, { role: 'member', unitId: school, areaId: sibling.areaId, personId: old.personId })
    expect((await api.as(old)(getMyUnit, {})).unit).toMatchObject({ unitId: old.unitId })
  })
})

describe('a desk that is closed', () => {
  it('is answered nothing by the keys that it once used', async () => {
    const closing = await somebody({
      name: '尚青',
      surname: '尚',
      standings: [standingAt('community_staff', community)],
    })
    const staff = api.as(closing, 'staff')
    const keys = [freshKey(), freshKey(), freshKey()] as const
    const appointing = () =>
      enter(closing, { role: 'member', unitId: bureau, name: '甲', phone: '16055509001' }, keys[0])
    const { appointmentId, version } = await appointing()
    const ending = () => staff(endAppointment, { appointmentId, version, unitId: bureau }, keys[1])
    const opening = () =>
      staff(openImport, { kind: 'roster', fileName: 'a.csv', header: ['姓名'], rowCount: 1 }, keys[2])
    await ending()
    await opening()
    await api.stores.people.put({ ...closing, standings: [] })
    expect(await codeOf(appointing())).toBe('wrong_audience')
    expect(await codeOf(ending())).toBe('wrong_audience')
    expect(await codeOf(opening())).toBe('forbidden')
  })
})

it('leads no turned cursor anywhere, and to no failure', async () => {
  await api.as(desk)(addTeam, { name: '榆钱志愿队', kind: 'volunteer', areaId: community.areaId } as never, freshKey())
  for (const cursor of ['~', '!', `${places.far.path}#x`, '/', '0']) {
    expect(JSON.stringify(await api.as(desk)(listBonds, { cursor }))).not.toContain(places.far.areaId)
    expect(await api.as(desk)(listTeams, { cursor })).toHaveProperty('items')
    expect(await api.as(desk)(listRegistrations, { cursor })).toHaveProperty('items')
  }
})

describe('at the same moment', () => {
  const outcomes = async (...calls: Promise<unknown>[]) =>
    (await Promise.allSettled(calls)).map(({ status }) => status).sort()

  it('one place takes one of two people', async () => {
    const on = (name: string) =>
      enter(desk, { role: 'grid_worker', areaId: grid.areaId, post: 'manager', name, phone: aPhone() })
    expect(await outcomes(on('甲一'), on('乙二'))).toEqual(['fulfilled', 'rejected'])
  })

  it('a roster takes one telephone once', async () => {
    const phone = aPhone()
    expect(await outcomes(enroll('丙三', phone), enroll('丙三', phone))).toEqual(['fulfilled', 'rejected'])
  })

  it('one person registers once', async () => {
    const one = await somebody()
    expect(await outcomes(apply(one), apply(one, { areaId: sibling.areaId }))).toEqual(['fulfilled', 'rejected'])
    expect(await mine(one)).toHaveLength(1)
  })

  it('an application is confirmed once', async () => {
    const one = await somebody()
    const registration = await apply(one)
    expect(await outcomes(confirm(one, registration), confirm(one, registration, {}, deskMate))).toEqual([
      'fulfilled',
      'rejected',
    ])
    expect((await api.stores.people.get(one.personId))?.standings).toHaveLength(1)
  })
})

describe('a list that is sent', () => {
  const header = ['姓名', '手机号', '单位']
  const storedOf = async (row: string[], columns = header) => {
    const importId = await send(api.as(desk), { kind: 'roster', fileName: 'r.csv', header: columns, rows: [row] })
    return { importId, rows: await api.stores.imports.readRows(importId) }
  }

  it('is kept no longer than a cell may be, and each field once', async () => {
    const long = await storedOf(['长'.repeat(2_000), '16055509002', '气象局'])
    expect(JSON.stringify(long.rows).length).toBeLessThan(600)
    const { errors } = await act(api, jobs, api.as(desk), long.importId, 'check')
    expect(errors.items.map(({ message }) => message)).toContain('超过200个字，请缩短')
    const twice = await storedOf(['简宁', '16055509002', '气象局', '又'], [...header, '姓名'])
    expect(JSON.stringify(twice.rows)).not.toContain('又')
  })

  it('is read without the characters that nobody sees', async () => {
    const { rows } = await storedOf(['\u202e简\u200b宁', '\u202a16055509003\u202c', '\ufeff气象局'])
    expect(rows).toEqual([['简宁', expect.stringMatching(/ 160\*{4}9003$/) as string, '气象局']])
  })
})

it('lets nobody fill a desk’s list with what they take back', async () => {
  const one = await somebody()
  const applied = async () => {
    const { registrationId, version } = await apply(one)
    await api.as(one)(changeMyRegistration, { registrationId, version, action: 'cancel' }, freshKey())
  }
  for (let n = 0; n < 10; n++) await applied()
  expect(await codeOf(applied())).toBe('too_many_requests')
})

it('keeps on record who took a name off a list that nobody had taken up', async () => {
  const { appointmentId, version } = await enroll('丁四', aPhone())
  await api.as(deskMate)(endAppointment, { appointmentId, version, unitId: bureau }, freshKey())
  const [ended] = (await api.stores.appointments.listByUnit(bureau)).filter(
    (one) => one.appointmentId === appointmentId,
  )
  expect(ended).toMatchObject({ status: 'ended', endedBy: { personId: deskMate.personId } })
})
