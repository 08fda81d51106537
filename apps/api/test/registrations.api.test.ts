import {
  actOnNeed,
  changeMyRegistration,
  decideRegistration,
  getNeed,
  getProfile,
  listMyRegistrations,
  listNeeds,
  listNotices,
  listRegistrations,
  register,
  saveProfile,
  type InputOf,
  type MyRegistration,
} from '@microwish/contract'
import { people, places, unitIdOf } from '@microwish/core/factory'
import {
  api,
  aPhone,
  apply,
  bureau,
  codeOf,
  confirm,
  enroll,
  meOf,
  mine,
  somebody,
  verify,
  startPeople,
  type Person,
} from './people-parts'
import { freshKey, refusalOf } from './set-up'
import { needAt } from './walk'

const { community, sibling, far, grid } = places

beforeAll(startPeople)
afterAll(() => api.stop())

/** What stands in somebody’s inbox besides needs. */
const told = async (person: Person) => ((await api.as(person)(listNotices, {})).others ?? []).map(({ title }) => title)

describe('双报到 by applying', () => {
  it('waits for the desk, which confirms it with the role, or refuses it with a reason that the applicant reads', async () => {
    const person = await somebody()
    const asked = await apply(person, { unitText: '气象局', isPartyMember: true, note: '周末有空' })
    expect(asked).toMatchObject({ status: 'applied', actions: ['cancel'] })
    expect(await meOf(person)).toMatchObject({ memberships: [], applied: [{ kind: 'home', areaName: '榆钱巷社区' }] })
    const { items } = await api.as(people.desk)(listRegistrations, { status: 'applied', limit: 20 })
    expect(items.find(({ registrationId }) => registrationId === asked.registrationId)).toMatchObject({
      ...{ name: '简宁', unitText: '气象局', note: '周末有空', isPhoneVerified: false, mayDecide: true },
      party: { isConfirmed: false },
    })
    const done = await confirm(person, asked, { unitId: bureau, confirmsParty: true, branchId: unitIdOf(13) })
    expect(done).toMatchObject({ status: 'in_force', unitName: '气象局', decidedBy: '方静怡', mayDecide: false })
    expect(done.party).toBeUndefined()
    expect(await meOf(person)).toMatchObject({ name: '简宁', memberships: [{ role: 'member', unitName: '气象局' }] })
    expect((await api.as(person)(getProfile, {})).party).toEqual({
      isConfirmed: true,
      branchId: unitIdOf(13),
      branchName: '气象局支部',
    })

    const other = await somebody()
    const { registrationId, version } = await apply(other)
    const reason = '没有找到您说的住址，请到社区一趟'
    const refuse = { registrationId, version, personId: other.personId, decision: 'refuse', reason } as const
    await api.as(people.desk)(decideRegistration, refuse, freshKey())
    expect(await mine(other)).toMatchObject([{ status: 'refused', reason, actions: [] }])
    expect(await told(person)).toEqual(['报到成功'])
    expect(await told(other)).toEqual(['报到没有通过'])
    expect(await codeOf(api.as(people.desk)(decideRegistration, { ...refuse, version: 2 }, freshKey()))).toBe(
      'action_not_allowed',
    )
  })

  it('is at most one of a kind, each with its own community, and a stale decision is refused', async () => {
    const phone = aPhone()
    await enroll('简宁', phone)
    const person = await somebody()
    await verify(person, phone, '简宁')
    const home = await apply(person, { areaId: sibling.areaId })
    expect(await codeOf(apply(person))).toBe('already_registered')
    expect(await codeOf(apply(person, { kind: 'unit' }))).toBe('already_registered')
    expect(await codeOf(apply(person, { kind: 'floating', homeBranch: '老家村支部' }))).toBe('already_registered')
    await confirm(person, home, {}, people.siblingDesk)
    expect(await codeOf(confirm(person, home, {}, people.siblingDesk))).toBe('stale_version')
    expect((await meOf(person)).memberships.map(({ areaId }) => areaId)).toEqual([community.areaId, sibling.areaId])
    expect((await api.as(person)(listMyRegistrations, {})).mayRegister).toEqual([])
  })

  it('of a floating member names the branch at home, which the desk reads and no list of members keeps', async () => {
    const person = await somebody()
    expect(await codeOf(apply(person, { kind: 'floating' }))).toBe('invalid_input')
    const asked = await apply(person, { kind: 'floating', homeBranch: '云溪县柳河村支部' })
    await confirm(person, asked, { confirmsParty: true })
    const { items } = await api.as(people.desk)(listRegistrations, { status: 'in_force', limit: 50 })
    const row = items.find(({ personId }) => personId === person.personId)
    expect(row).toMatchObject({ kind: 'floating', name: '简宁' })
    expect(JSON.stringify(items)).not.toContain('柳河村')
    expect((await api.as(person)(getProfile, {})).party?.homeBranch).toBe('云溪县柳河村支部')
  })

  it('can be taken back; another one of the same key is the same, and nobody decides on their own', async () => {
    const person = await somebody()
    const key = freshKey()
    const input = { kind: 'home', areaId: community.areaId, name: '简宁', isPartyMember: false } as const
    const [first, again] = [await api.as(person)(register, input, key), await api.as(person)(register, input, key)]
    expect(again).toEqual(first)
    expect(await codeOf(api.as(person)(register, { ...input, note: '别的' }, key))).toBe('idempotency_key_reused')
    const { registrationId, version } = first
    const cancel = { registrationId, version, action: 'cancel' } as const
    expect(await api.as(person)(changeMyRegistration, cancel, freshKey())).toMatchObject({ status: 'cancelled' })
    expect(await codeOf(confirm(person, { ...first, version: 2 }))).toBe('action_not_allowed')
    const own = await api.as(people.desk, 'citizen')(register, { ...input, areaId: community.areaId }, freshKey())
    expect(await codeOf(confirm(people.desk, own))).toBe('forbidden')
  })

  it('is with a community that there is', async () => {
    const person = await somebody()
    expect(await codeOf(apply(person, { areaId: grid.areaId }))).toBe('area_unknown')
    expect(await codeOf(apply(person, { areaId: places.street.areaId }))).toBe('area_unknown')
    expect(
      await refusalOf(api.as(person)(register, { kind: 'home', areaId: far.areaId, isPartyMember: false })),
    ).toMatchObject({
      errors: [{ path: 'name' }],
    })
  })
})

describe('leaving and moving', () => {
  async function aMember() {
    const person = await somebody()
    const asked = await apply(person)
    await confirm(person, asked)
    const [standing] = await mine(person)
    return { person, standing: standing! }
  }
  const change = (person: Person, { registrationId, version }: MyRegistration, more: object) =>
    api.as(person)(changeMyRegistration, { registrationId, version, ...more } as never, freshKey())

  it('ends the role with it, and keeps what was', async () => {
    const { person, standing } = await aMember()
    expect(await codeOf(change(person, { ...standing, version: 1 }, { action: 'leave' }))).toBe('stale_version')
    await change(person, standing, { action: 'leave' })
    expect((await meOf(person)).memberships).toEqual([])
    expect(await mine(person)).toMatchObject([{ status: 'ended', from: api.clock.now, to: api.clock.now }])
    expect(await codeOf(api.as(person)(listNeeds, { list: 'hall', limit: 20 }))).toBe('not_registered')
    expect((await apply(person)).status).toBe('applied')
  })

  it('is refused with what to do while something is in hand, and goes once it is given back', async () => {
    const { person, standing } = await aMember()
    const { needId, version } = await needAt(api, 'open')
    const held = await api.as(person)(actOnNeed, { needId, version, action: 'claim' }, freshKey())
    const leaving = await refusalOf(change(person, standing, { action: 'leave' }))
    expect(leaving).toMatchObject({ code: 'action_not_allowed', detail: expect.stringContaining('手上还有1件没办完') })
    expect(await codeOf(change(person, standing, { action: 'move', areaId: far.areaId }))).toBe('action_not_allowed')
    // The street is the same: what is in hand stays within reach (decision 0006).
    await change(person, standing, { action: 'move', areaId: sibling.areaId })
    const release = { needId, version: held.version, action: 'release', reason: '要搬走' } as const
    await api.as(person)(actOnNeed, release, freshKey())
    await change(person, standing, { action: 'leave' })
    expect((await meOf(person)).memberships).toEqual([])
  })

  it('moves when the new community confirms, the old one ending in the same moment', async () => {
    const { person, standing } = await aMember()
    expect(await codeOf(change(person, standing, { action: 'move', areaId: community.areaId }))).toBe('invalid_input')
    const asked = await change(person, standing, { action: 'move', areaId: far.areaId })
    expect(asked).toMatchObject({ status: 'applied', movesFrom: '榆钱巷社区' })
    expect((await meOf(person)).memberships.map(({ areaId }) => areaId)).toEqual([community.areaId])
    await confirm(person, asked, {}, people.farDesk)
    expect((await meOf(person)).memberships.map(({ areaId }) => areaId)).toEqual([far.areaId])
    expect((await mine(person)).map(({ status }) => status).sort()).toEqual(['ended', 'in_force'])
  })

  it('is theirs too who stood there before there was a register', async () => {
    const [older] = await mine(people.siblingMember)
    expect(older).toMatchObject({ status: 'in_force', areaId: sibling.areaId, actions: ['leave', 'move'] })
    await change(people.siblingMember, older!, { action: 'leave' })
    expect((await meOf(people.siblingMember)).memberships).toEqual([])
    await api.stores.people.put(people.siblingMember)
  })
})

it('counts an act of somebody who stands in two communities once', async () => {
  const phone = aPhone()
  await enroll('简宁', phone)
  const person = await somebody()
  await verify(person, phone, '简宁')
  await confirm(person, await apply(person, { areaId: sibling.areaId }), {}, people.siblingDesk)
  const { needId, version } = await needAt(api, 'open')
  const held = await api.as(person)(actOnNeed, { needId, version, action: 'claim' }, freshKey())
  const result = {
    needId,
    version: held.version,
    action: 'fulfil',
    result: '换好了',
    servedCount: 1,
    beneficiaries: 1,
  } as const
  await api.as(person)(actOnNeed, { ...result, outcome: 'resolved' }, freshKey())
  const lines = (await api.stores.needs.listHistory(needId)).filter(({ action }) => action === 'fulfil')
  expect(lines.map(({ servedCount, communityId }) => [servedCount, communityId])).toEqual([[1, community.areaId]])
})

describe('亮身份', () => {
  const save = (person: Person, more: Partial<InputOf<typeof saveProfile>>, key = freshKey()) =>
    api.as(person)(saveProfile, { skills: [], freeTimes: [], categories: [], showsParty: false, ...more }, key)

  it('is a confirmed member’s own choice, is read by the resident from the next claim on, and ends at once', async () => {
    const person = await somebody()
    await confirm(person, await apply(person, { isPartyMember: true }), { confirmsParty: true })
    const titleOf = async (needId: Awaited<ReturnType<typeof needAt>>['needId']) => {
      const need = await api.as(people.resident)(getNeed, { needId })
      return need.tier === 'own' ? need.visitor?.title : undefined
    }
    const claim = async () => {
      const { needId, version } = await needAt(api, 'open')
      await api.as(person)(actOnNeed, { needId, version, action: 'claim' }, freshKey())
      return needId
    }
    const plain = await claim()
    await save(person, { showsParty: true })
    const shown = await claim()
    expect([await titleOf(plain), await titleOf(shown)]).toEqual(['志愿者', '党员志愿者'])
    await save(person, { version: 1, showsParty: false })
    expect([await titleOf(plain), await titleOf(shown)]).toEqual(['志愿者', '志愿者'])
  })

  it('is refused to whoever is no confirmed member', async () => {
    const person = await somebody()
    await confirm(person, await apply(person))
    expect(await codeOf(save(person, { showsParty: true }))).toBe('forbidden')
    const asked = await somebody()
    await apply(asked, { isPartyMember: true })
    expect(await codeOf(save(asked, { showsParty: true }))).toBe('forbidden')
  })

  it('is saved with the profile, which names the version that it saw', async () => {
    const person = await somebody()
    const key = freshKey()
    const said = { skills: ['电工'], freeTimes: ['weekend_day'], categories: ['repair'], distance: 'street' } as const
    const saved = await save(person, said as never, key)
    expect(saved).toMatchObject({ version: 1, ...said, showsParty: false })
    expect(await save(person, said as never, key)).toEqual(saved)
    expect(await codeOf(save(person, {}))).toBe('stale_version')
    expect(await save(person, { version: 1 })).toMatchObject({ version: 2, skills: [] })
  })
})
