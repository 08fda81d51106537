import {
  addBond,
  appoint,
  decideRegistration,
  getMe,
  type InputOf,
  listMyRegistrations,
  type MyRegistration,
  register,
  verifyPhone,
} from '@microwish/contract'
import { anOrganisation, aPerson, people, places, unitIdOf } from '@microwish/core/factory'
import { freshKey, refusalOf, startApi, type TestApi } from './set-up'

const { community, county } = places
export const bureau = unitIdOf(11)
/** Of this test file. */
export let api: TestApi
let seed = 100
let digits = 0

/** Somebody who has just signed in: an alias, no role. */
export async function somebody(more = {}) {
  const person = { ...aPerson(seed++, '邻居0000'), surname: '邻居', ...more }
  await api.stores.people.put(person)
  return person
}
export const aPhone = () => `1605550${String(digits++).padStart(4, '0')}`
export type Person = Awaited<ReturnType<typeof somebody>>
export const verify = (person: Person, phone: string, name?: string, key = freshKey()) =>
  api.as(person)(verifyPhone, { code: `phone-${phone}`, ...(name && { name }) }, key)
export const mine = async (person: Person) => (await api.as(person)(listMyRegistrations, {})).items
export const meOf = (person: Person) => api.as(person)(getMe, {})
export const enroll = (name: string, phone: string, more = {}) =>
  api.as(people.desk)(appoint, { role: 'member', unitId: bureau, name, phone, ...more }, freshKey())
export const apply = (person: Person, more: Partial<InputOf<typeof register>> = {}) =>
  api.as(person)(
    register,
    { kind: 'home', areaId: community.areaId, name: '简宁', isPartyMember: false, ...more },
    freshKey(),
  )
type Decision = Partial<Extract<InputOf<typeof decideRegistration>, { decision: 'confirm' }>>
export const confirm = (
  person: Person,
  { registrationId, version }: MyRegistration,
  more: Decision = {},
  desk = people.desk,
) =>
  api.as(desk)(
    decideRegistration,
    { registrationId, version, personId: person.personId, decision: 'confirm', confirmsParty: false, ...more },
    freshKey(),
  )
export const codeOf = async (call: Promise<unknown>) => (await refusalOf(call))?.code

/** The API with three organisations, of which the first is paired with `places.community`. */
export async function startPeople() {
  api = await startApi()
  const at = { areaId: county.areaId, areaPath: county.path, areaNames: county.names }
  await api.stores.organisations.put(anOrganisation(11, { name: '气象局', kind: 'organ', ...at }))
  await api.stores.organisations.put(anOrganisation(12, { name: '档案馆', kind: 'organ', ...at }))
  await api.stores.organisations.put(anOrganisation(13, { name: '气象局支部', kind: 'organ_branch', ...at }))
  const pairing = { kind: 'unit_registration', areaId: community.areaId, unitId: bureau, from: '2026-01-01' } as const
  await api.as(people.desk)(addBond, { ...pairing } as InputOf<typeof addBond>, freshKey())
}
