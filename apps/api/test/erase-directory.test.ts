import {
  actOnNeed,
  addFamily,
  appoint,
  decideRegistration,
  getNeed,
  type InputOf,
  register,
  saveProfile,
  verifyPhone,
} from '@microwish/contract'
import { anOrganisation, aPerson, people, places, unitIdOf } from '@microwish/core/factory'
import { phoneHash } from '@microwish/core'
import { everything, jobsOf } from './job-parts'
import { freshKey, startApi, type TestApi } from './set-up'
import { needAt } from './walk'

/** Strings that stand nowhere else. */
const THEIRS = {
  name: '瞿鹤年',
  note: '备注乙',
  unitText: '单位丙',
  skill: '手艺丁',
  relative: '家人戊',
  branch: '支部己',
}
const PHONE = '16055509001'
const { community, county } = places
const person = { ...aPerson(301, '邻居3010'), surname: '邻居' }
const bureau = unitIdOf(11)
const seated = { seatId: 'sea_00000000000000000000000301' as never, post: 'head' as const, from: '2025-01-01' }

let api: TestApi
const textOfAll = async () => JSON.stringify(await everything(api))

async function live() {
  const me = api.as(person)
  const enroll = { role: 'member', unitId: bureau, name: THEIRS.name, phone: PHONE, isPartyMember: true } as const
  await api.as(people.districtStaff)(appoint, enroll as never, freshKey())
  // Of somebody else, under the same telephone: it stays, without the name beside it.
  const other = {
    role: 'grid_worker',
    areaId: places.grid.areaId,
    post: 'manager',
    name: '庄孟楠',
    phone: PHONE,
  } as const
  await api.as(people.desk)(appoint, other as never, freshKey())
  await me(verifyPhone, { code: `phone-${PHONE}`, name: THEIRS.name }, freshKey())
  const application = {
    kind: 'floating',
    areaId: community.areaId,
    homeBranch: THEIRS.branch,
    isPartyMember: true,
  } as const
  const asked = await me(register, { ...application, note: THEIRS.note, unitText: THEIRS.unitText }, freshKey())
  const confirm = { decision: 'confirm', confirmsParty: true, personId: person.personId } as const
  const { registrationId, version } = asked
  await api.as(people.desk)(decideRegistration, { ...confirm, registrationId, version }, freshKey())
  const profile = { skills: [THEIRS.skill], freeTimes: [], categories: [], showsParty: true }
  await me(saveProfile, profile as InputOf<typeof saveProfile>, freshKey())
  const family = {
    name: THEIRS.relative,
    kinship: 'parent',
    consent: { by: 'said', version: '2026-11', hasAgreed: true },
  } as const
  await me(addFamily, family, freshKey())
  const need = await needAt(api, 'open')
  await me(actOnNeed, { ...need, action: 'claim' }, freshKey())
  return need.needId
}

beforeAll(async () => {
  api = await startApi()
  await api.stores.people.put(person)
  const at = { areaId: county.areaId, areaPath: county.path, areaNames: county.names }
  const seats = [{ ...seated, name: THEIRS.name, personId: person.personId }]
  await api.stores.organisations.put(anOrganisation(11, { name: '气象局', kind: 'organ', ...at, seats }))
})
afterAll(() => api.stop())

test('erasing a person takes them out of rosters, posts, registrations, seats, household and audit, and nobody else', async () => {
  const needId = await live()
  const jobs = jobsOf(api)
  const hash = phoneHash(new Uint8Array(32).fill(5), PHONE)
  const stood = await textOfAll()
  expect(Object.values(THEIRS).filter((one) => !stood.includes(one))).toEqual([])
  const before = await api.as(people.resident)(getNeed, { needId })
  expect(before.tier === 'own' && before.visitor?.title).toBe('党员志愿者')

  const { personId } = person
  expect(await jobs.runInSteps({ kind: 'erase', input: { personId, reason: 'asked' } })).toBeGreaterThan(0)
  const left = await everything(api)
  const text = JSON.stringify(left)
  expect(Object.values(THEIRS).filter((one) => text.includes(one))).toEqual([])
  expect(text.includes('showsParty')).toBe(false)
  const rows = Object.keys(left).filter((key) => key.includes(personId))
  expect(rows.filter((key) => !key.startsWith('ledger AUDIT#') && !/KEY#|QUOTA#/.test(key))).toEqual([])
  expect(text.includes(`PERSON#${personId}`)).toBe(false)

  // What was written down for somebody else waits on, and nobody's name stands beside it.
  const waiting = await api.stores.appointments.listByPhone(hash)
  expect(waiting.map(({ name, status, claimants }) => [name, status, claimants])).toEqual([['庄孟楠', 'waiting', []]])
  const office = await api.stores.organisations.get(bureau)
  expect(office?.seats).toEqual([{ ...seated, name: '已注销', to: '2026-11-21' }])
  const audit = Object.values(left).filter(({ pk }) => pk === `AUDIT#${personId}`)
  expect(audit.length).toBeGreaterThan(1)
  expect(audit.map(({ by }) => (by as { name: string }).name)).not.toContain(THEIRS.name)

  const once = await everything(api)
  await jobs.runInSteps({ kind: 'erase', input: { personId, reason: 'asked' } })
  expect(await everything(api)).toEqual(once)
})
