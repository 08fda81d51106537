import {
  addFamily,
  changeFamily,
  FAMILY_MAX,
  type FamilyMember,
  getNeed,
  type InputOf,
  listFamily,
  submitNeed,
  withdrawFamily,
} from '@microwish/contract'
import { aSubmission, people, places } from '@microwish/core/factory'
import { freshKey, refusalOf, startApi, type TestApi } from './set-up'

const { resident, neighbour, desk, districtStaff } = people
type Added = InputOf<typeof addFamily>

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.stop())
beforeEach(() => api.stores.family.removeAll(resident.personId))

const version = '2026-11'
const said = { by: 'said', version, hasAgreed: true } as const
const guardian = { by: 'guardian', version, isGuardian: true } as const
const father = { name: '罗守田', kinship: 'parent', consent: said } as const
const child = { name: '罗小满', kinship: 'child', birthYear: 2015, consent: guardian } as const

const add = (input: Added, by = resident, key = freshKey()) => api.as(by)(addFamily, input, key)
const list = (by = resident) => api.as(by)(listFamily, {})
const refusal = async (call: Promise<unknown>) => {
  const found = await refusalOf(call)
  return found && [found.code, ...(found.errors ?? []).map(({ path }) => path)]
}
const ask = ({ familyId }: FamilyMember, by = resident) =>
  api.as(by)(
    submitNeed,
    aSubmission({
      text: `请帮忙看看${Math.random()}`,
      onBehalf: { relationship: 'family', familyId, hasConsented: true },
    }),
    freshKey(),
  )

test('somebody of the household is written down with consent, and read by nobody but the owner', async () => {
  const added = await add({ ...father, areaId: places.farGrid.areaId })
  expect(added).toMatchObject({ name: '罗守田', areaName: '南门新村', isUnder14: false, needsConsent: false })
  expect((await list()).items).toEqual([added])
  expect((await list(neighbour)).items).toEqual([])
  const change = { familyId: added.familyId, version: 1, action: 'remove' } as const
  expect(await refusal(api.as(neighbour)(changeFamily, change, freshKey()))).toEqual(['not_found'])
})

test.each<[string, Added, string]>([
  ['an old text', { ...father, consent: { ...said, version: '2025-01' } }, 'consent.version'],
  ['a guardian for somebody whose year nobody said', { ...father, consent: guardian }, 'birthYear'],
  ['a guardian for somebody of 15', { ...child, birthYear: 2011 }, 'consent.by'],
  ['a guardian for somebody not born', { ...child, birthYear: 2027 }, 'birthYear'],
  ['a child’s own word', { ...child, consent: said }, 'birthYear'],
])('a consent is refused with %s', async (_, input, path) => {
  expect(await refusal(add(input))).toEqual(['invalid_input', path])
  expect((await list()).items).toEqual([])
})

test('a child grows up: from the year after the fourteenth birthday their own word is asked, and the year goes', async () => {
  const added = await add({ ...child, birthYear: 2012 })
  expect(added).toMatchObject({ isUnder14: true, needsConsent: false })
  const { now } = api.clock
  api.clock.now = '2026-12-31T16:00:00.000Z'
  expect((await list()).items).toMatchObject([{ isUnder14: false, needsConsent: true }])
  expect(await refusal(ask(added))).toEqual(['invalid_input', 'onBehalf.familyId'])
  const renew = (consent: typeof said | typeof guardian) =>
    api.as(resident)(changeFamily, { familyId: added.familyId, version: 1, action: 'consent', consent }, freshKey())
  expect(await refusal(renew(guardian))).toEqual(['invalid_input', 'consent.by'])
  const { items } = await renew(said)
  expect(items).toMatchObject([{ version: 2, needsConsent: false, consent: { by: 'said' } }])
  expect(items[0]).not.toHaveProperty('birthYear')
  api.clock.now = now
})

test('a new text of the consent is agreed to again before anything more is asked', async () => {
  const added = await add(father)
  api.platform.settings.familyConsentVersion = '2027-01'
  expect((await list()).items).toMatchObject([{ needsConsent: true }])
  expect(await refusal(ask(added))).toEqual(['invalid_input', 'onBehalf.familyId'])
  api.platform.settings.familyConsentVersion = version
  expect(await refusal(ask(added))).toBeUndefined()
})

test(`ten and no more, also when they come at the same moment; nobody twice`, async () => {
  for (let at = 1; at < FAMILY_MAX; at++) await add({ ...father, name: `家人${at}` })
  const outcomes = await Promise.all(['甲', '乙', '丙'].map((name) => refusal(add({ ...father, name }))))
  expect(outcomes.filter((one) => one === undefined)).toHaveLength(1)
  expect(outcomes.filter((one) => one?.[0] === 'too_many_requests')).toHaveLength(2)
  expect((await list()).items).toHaveLength(FAMILY_MAX)
  expect(await refusal(add({ ...father, name: '家人1' }))).toEqual(['repeated'])
})

test('a command is done once for its key and names the version that its author saw', async () => {
  const key = freshKey()
  const answers = await Promise.all([1, 2, 3].map(() => add(father, resident, key)))
  expect(new Set(answers.map(({ familyId }) => familyId)).size).toBe(1)
  expect(await refusal(add({ ...father, name: '别人' }, resident, key))).toEqual(['idempotency_key_reused'])
  const { familyId } = answers[0] as FamilyMember
  const consent = { familyId, version: 1, action: 'consent', consent: said } as const
  await api.as(resident)(changeFamily, consent, freshKey())
  const remove = { familyId, version: 1, action: 'remove' } as const
  expect(await refusal(api.as(resident)(changeFamily, remove, freshKey()))).toEqual(['stale_version'])
})

test('whoever is taken off is gone at once, with everything that was written', async () => {
  const added = await add({ ...father, name: '罗不见' })
  const key = freshKey()
  const remove = () => api.as(resident)(changeFamily, { familyId: added.familyId, version: 1, action: 'remove' }, key)
  expect((await remove()).items).toEqual([])
  expect((await remove()).items).toEqual([])
  expect(await api.stores.family.get(resident.personId, added.familyId)).toBeUndefined()
  expect(await refusal(ask(added))).toEqual(['invalid_input', 'onBehalf.familyId'])
})

test('somebody who asks the community is taken off unseen: the desk learns nothing, the owner is told', async () => {
  await add(father)
  await add({ ...father, name: '罗守山', kinship: 'sibling' })
  const withdraw = (name: string, by = desk) =>
    api.as(by)(withdrawFamily, { personId: resident.personId, name, reason: '本人到窗口提出' }, freshKey())
  expect(await withdraw('没有这个人')).toEqual(await withdraw('罗守田'))
  const { items, withdrawnAt } = await list()
  expect(items.map(({ name }) => name)).toEqual(['罗守山'])
  expect(withdrawnAt).toBe(api.clock.now)
  expect(await refusal(withdraw('罗守山', districtStaff))).toEqual(['forbidden'])
})

test('a wish for one of them is said under the name that is written there; others’ cannot be named', async () => {
  const added = await add(father)
  const { needId } = await ask(added)
  expect(await api.as(resident)(getNeed, { needId })).toMatchObject({
    onBehalf: { relationship: 'family', name: '罗守田' },
  })
  expect(await refusal(ask(added, neighbour))).toEqual(['invalid_input', 'onBehalf.familyId'])
  const asNeighbour = { relationship: 'neighbour', familyId: added.familyId, hasConsented: true } as const
  const input = aSubmission({ text: '别的关系', onBehalf: asNeighbour })
  expect(await refusal(api.as(resident)(submitNeed, input, freshKey()))).toEqual(['invalid_input', 'onBehalf.familyId'])
})
