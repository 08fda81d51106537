import {
  type AreaId,
  findPerson,
  type FoundPerson,
  getMe,
  grantRole,
  type InputOf,
  listGrantHistory,
  listGrants,
  listNeeds,
  type PersonId,
  previewGrant,
  revokeRole,
  verifyPhone,
} from '@microwish/contract'
import type { Person } from '@microwish/core'
import { aPerson, people, places, standingAt, unitIdOf } from '@microwish/core/factory'
import { freshKey, refusalOf, startApi, type TestApi } from './set-up'

const { securityAdmin, streetStaff, desk, farDesk, settingsAdmin, auditor, districtStaff } = people
/** Signed in silently, and nobody yet. */
const stranger = aPerson(50, '邻居4821', [])
const otherSecurity = aPerson(51, '苗春生', [standingAt('security_admin', places.county)])
const streetSecurity = aPerson(52, '岳文清', [standingAt('security_admin', places.street)])

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  api.platform.settings.searchesPerDay = 1_000
  await Promise.all([stranger, otherSecurity, streetSecurity].map(api.stores.people.put))
})
afterAll(() => api.stop())

const found = async (by: Person, personId: PersonId): Promise<FoundPerson> => {
  const { items } = await api.as(by)(findPerson, { personId })
  return items[0] as FoundPerson
}
type Offer = Omit<InputOf<typeof grantRole>, 'personId' | 'version' | 'reason'>
const grantInput = (person: FoundPerson, { role, areaId }: Pick<Offer, 'role' | 'areaId'>, more: object = {}) => ({
  ...{ personId: person.personId, version: person.version, role, areaId, reason: '工作需要' },
  ...more,
})
async function grant(by: Person, to: Person, { role, areaId, ...more }: Offer, key = freshKey()) {
  return api.as(by)(grantRole, grantInput(await found(by, to.personId), { role, areaId }, more), key)
}
const codeOf = async (call: Promise<unknown>) => (await refusalOf(call))?.code

/** Somebody new, who stands nowhere. */
let next = 60
async function somebody(name = '邱立春', ...standings: Parameters<typeof aPerson>[2] & object) {
  const person = aPerson(next++, name, standings)
  await api.stores.people.put(person)
  return person
}

test('a desk is seen before it is given, given for a time, works at once, and is on record with its giver', async () => {
  const areaId = places.community.areaId
  const offer = { personId: stranger.personId, role: 'community_staff' as const, areaId }
  const preview = await api.as(securityAdmin)(previewGrant, offer)
  expect(preview.areas).toEqual([
    { level: 'community', count: 1 },
    { level: 'grid', count: 2 },
  ])
  expect(preview.openCases).toBe(0)
  expect(preview.reads.join()).toContain('电话和住址')
  expect(preview.beside.map(({ personName }) => personName).sort()).toEqual(['方静怡', '陶知秋'])

  const unnamed = grant(securityAdmin, stranger, { role: 'community_staff', areaId })
  expect((await refusalOf(unnamed))?.errors?.[0]?.path).toBe('name')
  const given = await grant(securityAdmin, stranger, {
    ...{ role: 'community_staff', areaId, name: '秦书禾', toDay: '2026-12-31' },
  })
  expect(given).toMatchObject({ name: '秦书禾', needsName: false })
  expect(given.roles).toMatchObject([
    { role: 'community_staff', state: 'current', to: '2026-12-31T16:00:00.000Z', grantedBy: '安如山', canRevoke: true },
  ])
  expect((await api.as(stranger, 'staff')(getMe, {})).memberships.map(({ role }) => role)).toEqual(['community_staff'])

  const { items } = await api.as(auditor)(listGrantHistory, { personId: stranger.personId })
  expect(items.filter(({ event }) => event === 'granted')).toMatchObject([
    { by: '安如山', note: '工作需要', roles: [{ role: 'community_staff', areaName: '榆钱巷社区' }] },
  ])
})

test('a role ends with its last day, and begins with its first', async () => {
  const person = await somebody()
  const areaId = places.community.areaId
  const given = await grant(desk, person, { role: 'member', areaId, fromDay: '2026-11-23', toDay: '2026-11-24' })
  expect(given.roles).toMatchObject([
    { state: 'coming', from: '2026-11-22T16:00:00.000Z', to: '2026-11-24T16:00:00.000Z' },
  ])
  const hall = () => codeOf(api.as(person, 'citizen')(listNeeds, { list: 'hall' }))
  const today = api.clock.now
  expect(await hall()).toBe('not_registered')
  api.clock.now = '2026-11-22T16:00:00.000Z'
  expect(await hall()).toBeUndefined()
  api.clock.now = '2026-11-24T16:00:00.000Z'
  expect(await hall()).toBe('not_registered')
  api.clock.now = today
})

describe('it is refused', () => {
  const here = places.community.areaId
  it.each<[string, Person, Offer, string, string?]>([
    ['outside one’s own reach', desk, { role: 'member', areaId: places.sibling.areaId }, 'beyond_reach'],
    ['above it', streetSecurity, { role: 'security_admin', areaId: places.county.areaId }, 'beyond_reach'],
    ['in another street', streetSecurity, { role: 'community_staff', areaId: places.far.areaId }, 'beyond_reach'],
    [
      'when the role is not theirs to give',
      streetStaff,
      { role: 'street_staff', areaId: places.street.areaId },
      'beyond_reach',
    ],
    [
      'to an auditor from the district',
      districtStaff,
      { role: 'auditor', areaId: places.county.areaId },
      'beyond_reach',
    ],
    ['from settings', settingsAdmin, { role: 'member', areaId: here }, 'forbidden'],
    [
      'on a level where it does not stand',
      desk,
      { role: 'member', areaId: places.grid.areaId },
      'invalid_input',
      'areaId',
    ],
    [
      'of a grid worker, who comes with a post that is counted',
      desk,
      { role: 'grid_worker', areaId: places.grid.areaId },
      'invalid_input',
      'role',
    ],
    ['to a liaison without a unit', desk, { role: 'unit_liaison', areaId: here }, 'invalid_input', 'unitId'],
    [
      'from a day that is over',
      desk,
      { role: 'member', areaId: here, fromDay: '2026-11-20' },
      'invalid_input',
      'fromDay',
    ],
    [
      'until a day before it begins',
      desk,
      { role: 'member', areaId: here, fromDay: '2026-12-02', toDay: '2026-12-01' },
      'invalid_input',
      'toDay',
    ],
    [
      'with another name for somebody who has one',
      desk,
      { role: 'member', areaId: here, name: '某某' },
      'invalid_input',
      'name',
    ],
  ])('%s', async (_, by, offer, code, path = '') => {
    const person = await api.stores.people.get(people.farMember.personId)
    const { items } = await api.as(securityAdmin)(findPerson, { personId: people.farMember.personId })
    const refusal = await refusalOf(
      api.as(by)(grantRole, grantInput(items[0] as FoundPerson, offer, offer), freshKey()),
    )
    expect([refusal?.code, refusal?.errors?.[0]?.path ?? '']).toEqual([code, path])
    expect(await api.stores.people.get(people.farMember.personId)).toEqual(person)
  })

  it('to oneself', async () => {
    const me = await found(securityAdmin, securityAdmin.personId)
    const input = grantInput(me, { role: 'district_staff', areaId: places.county.areaId })
    expect(await codeOf(api.as(securityAdmin)(grantRole, input, freshKey()))).toBe('forbidden')
  })

  it('twice for the same time, until the first is revoked', async () => {
    const person = await somebody()
    const offer = { role: 'member' as const, areaId: here }
    const given = await grant(desk, person, { ...offer, toDay: '2026-12-31' })
    expect(await codeOf(grant(desk, person, offer))).toBe('overlapping')
    expect(await codeOf(grant(desk, person, { ...offer, fromDay: '2027-01-01' }))).toBeUndefined()
    const [{ grantId }] = given.roles as [FoundPerson['roles'][number]]
    const { version } = await found(desk, person.personId)
    await api.as(desk)(revokeRole, { personId: person.personId, version, grantId, reason: '重来' }, freshKey())
    expect(await codeOf(grant(desk, person, { ...offer, toDay: '2026-12-31' }))).toBeUndefined()
  })

  it('in an area that is no more', async () => {
    const gone = { ...places.otherGrid, areaId: 'are_00000000000000000000009999' as AreaId, endedAt: api.clock.now }
    await api.stores.areas.put({ ...gone, code: '990121011111999', path: `${places.community.path}${gone.areaId}/` })
    const person = await somebody()
    expect(await codeOf(grant(desk, person, { role: 'member', areaId: gone.areaId }))).toBe('area_unknown')
  })
})

test('a command is done once for its key, and another’s change in between is told', async () => {
  const person = await somebody()
  const seen = await found(desk, person.personId)
  const key = freshKey()
  const input = grantInput(seen, { role: 'member', areaId: places.community.areaId })
  const answers = await Promise.all([1, 2, 3].map(() => api.as(desk)(grantRole, input, key)))
  expect(new Set(answers.map(({ roles }) => roles.length))).toEqual(new Set([1]))
  expect((await api.stores.people.get(person.personId))?.standings).toHaveLength(1)
  expect(await codeOf(api.as(desk)(grantRole, { ...input, reason: '别的' }, key))).toBe('idempotency_key_reused')
  expect(await codeOf(api.as(desk)(grantRole, input, freshKey()))).toBe('overlapping')
  const stale = grantInput(seen, { role: 'unit_liaison', areaId: places.community.areaId }, { unitId: unitIdOf(2) })
  expect(await codeOf(api.as(desk)(grantRole, stale, freshKey()))).toBe('stale_version')
})

test('a revoked role stops at once, and its desk is signed out; the phone stays', async () => {
  const person = await somebody(
    '邱立夏',
    standingAt('community_staff', places.community),
    standingAt('resident', places.grid),
  )
  for (const audience of ['staff', 'citizen'] as const)
    await api.stores.sessions.put({
      ...{
        sessionId: `ses_${audience}`,
        personId: person.personId,
        audience,
        tokenHash: 'x',
        expiresAt: 4_000_000_000,
      },
    })
  const triage = () => codeOf(api.as(person, 'staff')(listNeeds, { list: 'triage' }))
  expect(await triage()).toBeUndefined()
  const { version, roles } = await found(securityAdmin, person.personId)
  const { grantId } = roles.find(({ role }) => role === 'community_staff') as FoundPerson['roles'][number]
  const input = { personId: person.personId, version, grantId, reason: '调离' }
  const key = freshKey()
  const left = await api.as(securityAdmin)(revokeRole, input, key)
  expect(left.roles).toMatchObject([{ role: 'community_staff', state: 'ended', canRevoke: false }])
  expect(await api.as(securityAdmin)(revokeRole, input, key)).toEqual(left)
  expect(await triage()).toBe('wrong_audience')
  expect(await api.stores.sessions.get('ses_staff')).toBeUndefined()
  expect(await api.stores.sessions.get('ses_citizen')).toBeDefined()
})

test('nobody revokes above or beside their reach: what they may not see is not found', async () => {
  const revoke = async (by: Person, of: Person) => {
    const { version, roles } = await found(securityAdmin, of.personId)
    const grantId = roles[0]?.grantId ?? 'std_00000000000000000000000000'
    return codeOf(api.as(by)(revokeRole, { personId: of.personId, version, grantId, reason: '试试' }, freshKey()))
  }
  expect(await revoke(desk, streetStaff)).toBe('not_found')
  expect(await revoke(desk, farDesk)).toBe('not_found')
  expect(await revoke(desk, people.deskMate)).toBe('beyond_reach')
  expect(await revoke(auditor, settingsAdmin)).toBe('forbidden')
  expect(await revoke(streetSecurity, settingsAdmin)).toBe('not_found')
})

test('the last who names the others, and the last who sets things, cannot be taken away: also not by each other', async () => {
  const revocation = async (by: Person, of: Person) => {
    const { version, roles } = await found(by, of.personId)
    const grantId = roles.find(({ role, state }) => role.endsWith('_admin') && state === 'current')?.grantId ?? ''
    return { personId: of.personId, version, grantId, reason: '轮换' }
  }
  const revoke = async (by: Person, input: Awaited<ReturnType<typeof revocation>>) =>
    codeOf(api.as(by)(revokeRole, input, freshKey()))
  expect(await revoke(securityAdmin, await revocation(securityAdmin, settingsAdmin))).toBe('last_of_its_kind')
  const both = await Promise.all([revocation(securityAdmin, otherSecurity), revocation(otherSecurity, securityAdmin)])
  const codes = await Promise.all([revoke(securityAdmin, both[0]), revoke(otherSecurity, both[1])])
  expect(codes.filter((code) => code === undefined)).toHaveLength(1)
  const left = codes[0] === undefined ? securityAdmin : otherSecurity
  expect(await revoke(left, await revocation(left, left))).toBe('last_of_its_kind')
  await api.stores.people.put(securityAdmin)
  await api.stores.people.put(otherSecurity)
})

test('a list by place shows whose roles they are, since when and from whom, to those whose reach it is', async () => {
  const list = await api.as(securityAdmin)(listGrants, {})
  expect(list.items.map(({ personName }) => personName)).toEqual(expect.arrayContaining(['方静怡', '庞志远', '沈若兰']))
  expect(list.items.every(({ role }) => role !== 'member')).toBe(true)
  expect(list.canReadHistory).toBe(true)
  const own = await api.as(desk)(listGrants, { side: 'citizen', role: 'member' })
  expect(own.gives.map(({ role }) => role)).toEqual(['member', 'unit_liaison'])
  expect(own.items.map(({ personName }) => personName)).toEqual(expect.arrayContaining(['舒明远', '邵小雨']))
  expect(own.items.map(({ areaName }) => areaName).filter((name) => name !== '榆钱巷社区')).toEqual([])
  expect(await codeOf(api.as(desk)(listGrants, { area: places.sibling.areaId }))).toBe('not_found')
  expect(await codeOf(api.as(securityAdmin)(listGrants, { side: 'citizen' }))).toBe('forbidden')
})

test('a list pages through everybody once', async () => {
  const names: string[] = []
  let cursor: string | undefined
  do {
    const page = await api.as(securityAdmin)(listGrants, { limit: 3, ...(cursor && { cursor }) })
    names.push(...page.items.map(({ personId, grantId }) => `${personId} ${grantId}`))
    cursor = page.cursor
  } while (cursor)
  const { items } = await api.as(securityAdmin)(listGrants, {})
  expect(names).toEqual(items.map(({ personId, grantId }) => `${personId} ${grantId}`))
  expect(new Set(names).size).toBe(names.length)
})

test('somebody is found by the telephone that they have verified, with its mask alone; an unknown one finds nobody', async () => {
  const { colleague } = people
  await api.as(colleague)(verifyPhone, { code: 'phone-16000000088', name: colleague.name }, freshKey())
  const search = async (phone: string) => (await api.as(desk)(findPerson, { phone })).items
  expect(await search('16000000088')).toMatchObject([{ name: '邵小雨', phoneMasked: '160****0088' }])
  expect(JSON.stringify(await search('16000000088'))).not.toContain('16000000088')
  expect(await search('16000000089')).toEqual([])
})

test('a search shows roles inside the reader’s reach only, is on record, and is counted against the day', async () => {
  const { roles } = await found(desk, people.farMember.personId)
  expect(roles).toEqual([])
  const { items } = await api.as(securityAdmin)(listGrantHistory, { personId: people.farMember.personId })
  expect(items.filter(({ event, by }) => event === 'searched' && by === '方静怡')).toHaveLength(1)
  api.platform.settings.searchesPerDay = 1
  const search = () => codeOf(api.as(farDesk)(findPerson, { personId: people.farMember.personId }))
  expect([await search(), await search()]).toEqual([undefined, 'too_many_requests'])
  api.platform.settings.searchesPerDay = 1_000
})
