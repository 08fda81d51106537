import { addBond, addTeam, type BondId, type TeamId, type UnitId } from '@microwish/contract'
import { anOrganisation, people, places, unitIdOf } from '@microwish/core/factory'
import { CITIZENS, DESKS, type Expectation, STAFF, type Who } from './access-people'
import type { EndpointName, Row } from './access-table'
import { freshKey, type TestApi } from './set-up'

const { county, street, community, sibling, grid, far } = places
const ATOP = ['streetStaff', 'districtStaff'] as const
/** Who reads and keeps bonds and teams of the community, by hand from PRODUCT §1. */
const OWN = [...DESKS, 'districtStaff'] as const satisfies readonly Who[]
const NO_DESK = ['department', 'auditor', 'settingsAdmin', 'securityAdmin', 'memberAsStaff'] as const

const desks = (may: Expectation): Expectation => ({
  ...may,
  wrong_audience: [...CITIZENS, ...NO_DESK],
  unauthenticated: ['nobody'],
})
const ofOwn = desks({ ok: OWN, rest: 'not_found' })
const ofSibling = desks({ ok: ['siblingDesk', ...ATOP], rest: 'not_found' })
const ofCounty = desks({ ok: ['districtStaff'], rest: 'not_found' })

const byArea: Row[] = [
  { what: 'where the caller’s desk stands', input: () => ({}), expect: desks({ rest: 'ok' }) },
  { what: 'of the community', input: () => ({ area: community.areaId }), expect: ofOwn },
  { what: 'of a grid', input: () => ({ area: grid.areaId }), expect: ofOwn },
  { what: 'of a sibling', input: () => ({ area: sibling.areaId }), expect: ofSibling },
  {
    what: 'of the parent street',
    input: () => ({ area: street.areaId }),
    expect: desks({ ok: ATOP, rest: 'not_found' }),
  },
  { what: 'of the county', input: () => ({ area: county.areaId }), expect: ofCounty },
]

/** The liaison's own unit, one that leads beside it, and one of nobody here. */
const school = people.liaison.unitId as UnitId
const [bureau, other] = [unitIdOf(501), unitIdOf(502)]
/** What the rows speak of: of the liaison's unit in the community, of another there, of another in the sibling; teams. */
const known: { own: BondId; others: BondId; siblings: BondId; team: TeamId; siblingTeam: TeamId } = {} as never

const anAction = (areaId: string, unitId: UnitId = school) => ({
  ...{ kind: 'joint_action', areaId, unitId, partnerIds: [other], from: '2026-01-01' },
})

/** What the rows below speak of: it stands before anybody is asked. */
export async function seedBonds(api: TestApi): Promise<void> {
  const inCounty = { areaId: county.areaId, areaPath: county.path, areaNames: county.names, kind: 'organ' } as const
  const units = [
    anOrganisation(2, { unitId: school, name: '清棠县实验小学', ...inCounty }),
    anOrganisation(501, { name: '清棠县税务局', ...inCounty }),
    anOrganisation(502, { name: '清棠县邮政局', ...inCounty }),
  ]
  await Promise.all(units.map(api.stores.organisations.put))
  const district = api.as(people.districtStaff)
  const bond = async (areaId: string, unitId: UnitId) =>
    (await district(addBond, anAction(areaId, unitId) as never, freshKey())).bondId
  const team = async (areaId: typeof community.areaId) =>
    (await district(addTeam, { name: '红色管家', kind: 'red_steward', areaId }, freshKey())).teamId
  known.own = await bond(community.areaId, school)
  known.others = await bond(community.areaId, bureau)
  known.siblings = await bond(sibling.areaId, bureau)
  known.team = await team(community.areaId)
  known.siblingTeam = await team(sibling.areaId)
}

/** A version that nothing has: whoever gets so far would be let through. */
const UNSEEN = 99
const keepers = (may: readonly Who[]) => desks({ stale_version: may, rest: 'not_found' })
const end = (bondId: () => BondId) => () => ({
  ...{ bondId: bondId(), version: UNSEEN, action: 'end', reason: '换届' },
})
const disband = (teamId: () => TeamId) => () => ({ teamId: teamId(), version: UNSEEN, action: 'end' })
const visit = (bondId: () => BondId) => () => ({ bondId: bondId(), note: '看了消防通道' })
const NOT_LIAISON = CITIZENS.filter((who) => who !== 'liaison')
const onPhones = (may: Expectation): Expectation => ({
  ...may,
  not_registered: NOT_LIAISON,
  wrong_audience: STAFF,
  unauthenticated: ['nobody'],
})

export const BOND_ACCESS = {
  listBonds: [
    ...byArea,
    { what: 'one of the community', input: () => ({ bondId: known.own }), expect: ofOwn },
    { what: 'one of a sibling', input: () => ({ bondId: known.siblings }), expect: ofSibling },
  ],
  getBondFigures: byArea,
  listVisits: [
    ...byArea,
    { what: 'of one bond', input: () => ({ bondId: known.own }), expect: ofOwn },
    { what: 'of one of a sibling', input: () => ({ bondId: known.siblings }), expect: ofSibling },
  ],
  listReminders: byArea,
  addBond: [
    { what: 'in the community', input: () => anAction(community.areaId), expect: ofOwn },
    { what: 'in a sibling', input: () => anAction(sibling.areaId), expect: ofSibling },
    { what: 'at the county', input: () => anAction(county.areaId), expect: ofCounty },
    {
      what: 'of a leader',
      input: () => ({
        kind: 'leader_contact',
        areaId: far.areaId,
        from: '2026-01-01',
        leader: leaderOf(),
        unitId: undefined,
      }),
      expect: desks({ ok: ['districtStaff'], forbidden: ['farDesk'], rest: 'not_found' }),
    },
  ],
  changeBond: [
    { what: 'of the community', input: end(() => known.own), expect: keepers(OWN) },
    { what: 'of a sibling', input: end(() => known.siblings), expect: keepers(['siblingDesk', ...ATOP]) },
  ],
  addVisit: [
    { what: 'of the community', input: visit(() => known.own), expect: ofOwn },
    { what: 'of a sibling', input: visit(() => known.siblings), expect: ofSibling },
  ],
  getMyUnit: [{ what: 'mine', input: () => ({}), expect: onPhones({ rest: 'ok' }) }],
  addMyVisit: [
    { what: 'of my unit', input: visit(() => known.own), expect: onPhones({ rest: 'ok' }) },
    { what: 'of another unit', input: visit(() => known.others), expect: onPhones({ rest: 'not_found' }) },
  ],
  listTeams: [
    ...byArea,
    { what: 'one of the community', input: () => ({ teamId: known.team }), expect: ofOwn },
    { what: 'one of a sibling', input: () => ({ teamId: known.siblingTeam }), expect: ofSibling },
  ],
  addTeam: [
    { what: 'in the community', input: () => aTeam(community.areaId), expect: ofOwn },
    { what: 'in a sibling', input: () => aTeam(sibling.areaId), expect: ofSibling },
    { what: 'at the county', input: () => aTeam(county.areaId), expect: ofCounty },
  ],
  changeTeam: [
    { what: 'of the community', input: disband(() => known.team), expect: keepers(OWN) },
    { what: 'of a sibling', input: disband(() => known.siblingTeam), expect: keepers(['siblingDesk', ...ATOP]) },
  ],
} satisfies Partial<Record<EndpointName, readonly Row[]>>

const aTeam = (areaId: string) => ({ name: '红色管家', kind: 'red_steward', areaId })
let leaders = 0
const leaderOf = () => ({ name: `沈若兰${leaders++}`, title: '副县长' })
