import type { AreaId, FamilyId, PersonId, Role } from '@microwish/contract'
import { rolesVersionOf, type Standing } from '@microwish/core'
import { aPerson, people, personIdOf, places, standingAt } from '@microwish/core/factory'
import { CITIZENS, DESKS, type Expectation, STAFF, type Who } from './access-people'
import type { EndpointName, Row } from './access-table'
import type { TestApi } from './set-up'

const { county, street, community, sibling } = places
/** By hand, from PRODUCT §1: who gives roles at all, and who watches over them. */
const PLACES_STAFF = [...DESKS, 'siblingDesk', 'farDesk', 'districtStaff'] as const satisfies readonly Who[]
const WATCH = ['auditor', 'securityAdmin'] as const satisfies readonly Who[]

const staff = (may: Expectation): Expectation => ({
  ...may,
  wrong_audience: CITIZENS,
  unauthenticated: ['nobody'],
})
/** Of somebody who gives roles, but not this one or not here. */
const beyond = (...may: readonly Who[]) =>
  [...PLACES_STAFF, 'securityAdmin' as const].filter((who) => !may.includes(who))
const given = (...may: readonly Who[]): Expectation =>
  staff({ ok: may, beyond_reach: beyond(...may), rest: 'forbidden' })

/** One person for each caller, since a success changes their roles. */
const SEEDS = 140
const FREE = 3000
const HOLDING = 4000
const held = standingAt('member', community)
const heldBySibling = standingAt('member', sibling)
let asked = 0
const nextOf = (first: number): PersonId => personIdOf(first + (asked++ % SEEDS))
/** Of `people.resident`, whose list nobody else reads. */
const familyId = 'fam_00000000000000000000000001' as FamilyId

/** Whom the rows below speak of: they are there before anybody is asked. */
export async function seedGrants({ stores }: TestApi): Promise<void> {
  const seeds = Array.from({ length: SEEDS }, (_, n) => n)
  const persons = seeds.flatMap((n) => [
    aPerson(FREE + n, '邱立春'),
    aPerson(HOLDING + n, '邱立夏', [held, heldBySibling]),
  ])
  await Promise.all(persons.map(stores.people.put))
  const consent = { version: '2026-11', at: '2026-11-21T02:00:00.000Z', by: 'said' } as const
  const relative = { familyId, version: 1, name: '罗守田', kinship: 'parent', consent } as const
  await stores.family.add(people.resident.personId, relative, 10, undefined)
}

const version = (...standings: Standing[]) => rolesVersionOf({ standings })
const offer = (role: Role, at: { areaId: AreaId }) => ({ role, areaId: at.areaId })
const preview = (role: Role, at: { areaId: AreaId }) => () => ({ personId: personIdOf(FREE), ...offer(role, at) })
const aGrant = (role: Role, at: { areaId: AreaId }) => () => ({
  ...{ personId: nextOf(FREE), version: version(), reason: '工作需要' },
  ...offer(role, at),
})
const aRevocation = (at: { areaId: AreaId }) => () => ({
  ...{ personId: nextOf(HOLDING), version: version(held, heldBySibling), reason: '调离' },
  grantId: `member#${at.areaId}`,
})

let named = 0
const list = (may: readonly Who[], more: Record<string, unknown> = {}) => ({
  input: () => more,
  expect: staff({
    ok: may,
    not_found: [...PLACES_STAFF, ...WATCH].filter((who) => !may.includes(who)),
    rest: 'forbidden' as const,
  }),
})

export const GRANT_ACCESS = {
  findPerson: [
    {
      what: 'by an id',
      input: () => ({ personId: people.member.personId }),
      expect: staff({ ok: [...PLACES_STAFF, ...WATCH], rest: 'forbidden' }),
    },
    {
      what: 'by a telephone that nobody has verified',
      input: () => ({ phone: '16000009999' }),
      expect: staff({ ok: [...PLACES_STAFF, ...WATCH], rest: 'forbidden' }),
    },
  ],
  previewGrant: [
    {
      what: 'a volunteer of the community',
      input: preview('member', community),
      expect: given(...DESKS, 'districtStaff'),
    },
    {
      what: 'a volunteer of a sibling',
      input: preview('member', sibling),
      expect: given('siblingDesk', 'streetStaff', 'districtStaff'),
    },
    {
      what: 'a desk of the community',
      input: preview('community_staff', community),
      expect: given('districtStaff', 'securityAdmin'),
    },
    { what: 'an auditor of the county', input: preview('auditor', county), expect: given('securityAdmin') },
  ],
  grantRole: [
    {
      what: 'a volunteer of the community',
      input: aGrant('member', community),
      expect: given(...DESKS, 'districtStaff'),
    },
    {
      what: 'a volunteer of a sibling',
      input: aGrant('member', sibling),
      expect: given('siblingDesk', 'streetStaff', 'districtStaff'),
    },
    {
      what: 'a desk of the street',
      input: aGrant('street_staff', street),
      expect: given('districtStaff', 'securityAdmin'),
    },
    { what: 'who names the others', input: aGrant('security_admin', county), expect: given('securityAdmin') },
  ],
  revokeRole: [
    {
      what: 'a volunteer of the community: whoever reads no volunteers there does not find them',
      input: aRevocation(community),
      expect: staff({ ok: [...DESKS, 'districtStaff'], forbidden: ['auditor'], rest: 'not_found' }),
    },
    {
      what: 'a volunteer of a sibling',
      input: aRevocation(sibling),
      expect: staff({
        ok: ['siblingDesk', 'streetStaff', 'districtStaff'],
        forbidden: ['auditor'],
        rest: 'not_found',
      }),
    },
  ],
  listGrants: [
    { what: 'where the caller stands', ...list([...PLACES_STAFF, ...WATCH]) },
    {
      what: 'of a sibling',
      ...list(['siblingDesk', 'streetStaff', 'districtStaff', ...WATCH], { area: sibling.areaId }),
    },
    { what: 'of the county', ...list(['districtStaff', ...WATCH], { area: county.areaId }) },
    {
      what: 'volunteers: security does not read them',
      input: () => ({ side: 'citizen' }),
      expect: staff({ ok: [...PLACES_STAFF, 'auditor'], rest: 'forbidden' }),
    },
  ],
  listGrantHistory: [
    {
      what: 'of a member',
      input: () => ({ personId: people.member.personId }),
      expect: staff({ ok: WATCH, rest: 'forbidden' }),
    },
  ],
  listFamily: [
    { what: 'my own', input: () => ({}), expect: { wrong_audience: STAFF, unauthenticated: ['nobody'], rest: 'ok' } },
  ],
  addFamily: [
    {
      what: 'somebody of mine',
      input: () => ({
        ...{ name: `家人${named++}`, kinship: 'sibling' },
        consent: { by: 'said', version: '2026-11', hasAgreed: true },
      }),
      expect: { wrong_audience: STAFF, unauthenticated: ['nobody'], rest: 'ok' },
    },
  ],
  changeFamily: [
    {
      what: 'of the list of another',
      input: () => ({ familyId, version: 1, action: 'remove' }),
      expect: { ok: ['resident'], wrong_audience: STAFF, unauthenticated: ['nobody'], rest: 'not_found' },
    },
  ],
  withdrawFamily: [
    {
      what: 'from anybody’s list',
      input: () => ({ personId: people.resident.personId, name: '罗守山', reason: '本人提出' }),
      expect: staff({ ok: [...DESKS, 'siblingDesk', 'farDesk'], rest: 'forbidden' }),
    },
  ],
} satisfies Partial<Record<EndpointName, readonly Row[]>>
