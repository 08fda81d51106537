import type { AreaId, UnitId } from '@microwish/contract'
import { anOrganisation, places, unitIdOf } from '@microwish/core/factory'
import { CITIZENS, DESKS, type Expectation, STAFF, type Who } from './access-people'
import type { EndpointName, Row } from './access-table'
import type { TestApi } from './set-up'

const { county, street, community, sibling, grid } = places
const ABOVE = ['districtStaff', 'settingsAdmin'] as const
/** The register's keepers at each place, by hand from the issue; the rest of the staff keep none. */
const KEEPERS = {
  county: ABOVE,
  street: [...ABOVE, 'streetStaff'],
  community: [...ABOVE, ...DESKS],
  sibling: [...ABOVE, 'streetStaff', 'siblingDesk'],
} as const satisfies Record<string, readonly Who[]>
const NO_DESK = ['department', 'auditor', 'securityAdmin', 'memberAsStaff'] as const satisfies readonly Who[]

const keepers = (may: Expectation): Expectation => ({
  ...may,
  wrong_audience: [...CITIZENS, ...NO_DESK],
  unauthenticated: ['nobody'],
})
const everyDesk = keepers({ ok: STAFF.filter((who) => !(NO_DESK as readonly Who[]).includes(who)), rest: 'not_found' })

/** What asks for an area: without one, of one's own, and of places that not everybody reaches. */
const byArea = (more: Record<string, unknown> = {}): Row[] => {
  const at = (areaId: AreaId) => () => ({ ...more, area: areaId })
  return [
    { what: 'where the caller’s desk stands', input: () => more, expect: everyDesk },
    { what: 'of the county', input: at(county.areaId), expect: keepers({ ok: KEEPERS.county, rest: 'not_found' }) },
    { what: 'of the street', input: at(street.areaId), expect: keepers({ ok: KEEPERS.street, rest: 'not_found' }) },
    { what: 'of a grid', input: at(grid.areaId), expect: keepers({ ok: KEEPERS.community, rest: 'not_found' }) },
    { what: 'of a sibling', input: at(sibling.areaId), expect: keepers({ ok: KEEPERS.sibling, rest: 'not_found' }) },
  ]
}

/** One for each caller, since a success makes the next version. */
const SEEDS = 40
const OWN = 1000
const SIBLINGS = 2000
let asked = 0
const nextOf = (first: number): UnitId => unitIdOf(first + (asked++ % SEEDS))

/** What the rows below speak of: it stands before anybody is asked. */
export async function seedOrganisations({ stores }: TestApi): Promise<void> {
  const at = { areaId: sibling.areaId, areaPath: sibling.path, areaNames: sibling.names }
  for (let n = 0; n < SEEDS; n++) {
    await stores.organisations.put(anOrganisation(OWN + n, { name: `榆钱巷的会${n}` }))
    await stores.organisations.put(anOrganisation(SIBLINGS + n, { name: `梨花井的会${n}`, ...at }))
  }
}

let added = 0
const anAddition = (areaId: AreaId) => () => ({ name: `新登记的会${added++}`, kind: 'ethics_council', areaId })
const anEdit = (first: number) => () => ({ unitId: nextOf(first), version: 1, change: 'edit', staff: 5 })

export const ORGANISATION_ACCESS = {
  listOrganisations: [
    ...byArea(),
    { what: 'partners anywhere', input: () => ({ scope: 'county', text: '水务' }), expect: everyDesk },
  ],
  getOrganisation: [
    {
      what: 'of the community',
      input: () => ({ unitId: unitIdOf(OWN) }),
      expect: keepers({ ok: KEEPERS.community, rest: 'not_found' }),
    },
    {
      what: 'of a sibling',
      input: () => ({ unitId: unitIdOf(SIBLINGS) }),
      expect: keepers({ ok: KEEPERS.sibling, rest: 'not_found' }),
    },
    { what: 'that nothing has', input: () => ({ unitId: unitIdOf(404) }), expect: keepers({ rest: 'not_found' }) },
  ],
  addOrganisation: [
    {
      what: 'in the community',
      input: anAddition(community.areaId),
      expect: keepers({ ok: KEEPERS.community, rest: 'beyond_reach' }),
    },
    {
      what: 'in a sibling',
      input: anAddition(sibling.areaId),
      expect: keepers({ ok: KEEPERS.sibling, rest: 'beyond_reach' }),
    },
    {
      what: 'at the county',
      input: anAddition(county.areaId),
      expect: keepers({ ok: KEEPERS.county, rest: 'beyond_reach' }),
    },
  ],
  changeOrganisation: [
    {
      what: 'of the community',
      input: anEdit(OWN),
      expect: keepers({ ok: KEEPERS.community, rest: 'not_found' }),
    },
    {
      what: 'of a sibling',
      input: anEdit(SIBLINGS),
      expect: keepers({ ok: KEEPERS.sibling, rest: 'not_found' }),
    },
  ],
  listCommittees: byArea(),
  listAlliances: byArea(),
  getCoverage: byArea({ of: 'two_new' }),
} satisfies Partial<Record<EndpointName, readonly Row[]>>
