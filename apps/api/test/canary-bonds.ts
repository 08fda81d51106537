import {
  addBond,
  addMyVisit,
  addTeam,
  addVisit,
  type BondId,
  changeBond,
  changeTeam,
  type UnitId,
} from '@microwish/contract'
import { anOrganisation, people, places, unitIdOf } from '@microwish/core/factory'
import { DESKS, type Who } from './access-people'
import type { DirectoryCanaries } from './canary-directory'

const { community, county } = places
const partnerId = unitIdOf(601)
/** The desks that the community stands below; no citizen but the unit's own liaison reads a word of a bond. */
const OWN = [...DESKS, 'districtStaff'] as const satisfies readonly Who[]
const AND_LIAISON = [...OWN, 'liaison'] as const satisfies readonly Who[]

const signed = () => ({ unit: [{ name: '邹立群' }], area: [{ name: '方静怡' }] })
const agreement = (from: string, to: string) => ({
  ...{ kind: 'co_building', areaId: community.areaId, unitId: people.liaison.unitId, from, to, signatories: signed() },
})

export const BOND_CANARIES: DirectoryCanaries = {
  readers: {
    'addBond.signatories.unit[].name': AND_LIAISON,
    'addBond.signatories.unit[].title': AND_LIAISON,
    'addBond.signatories.area[].name': AND_LIAISON,
    'addBond.signatories.area[].title': AND_LIAISON,
    'addBond.duties[].text': AND_LIAISON,
    'addBond.duties[].who': AND_LIAISON,
    'addBond.leader.name': OWN,
    'addBond.leader.title': OWN,
    'changeBond.edit.leaderTitle': OWN,
    'changeBond.edit.signatories.unit[].name': AND_LIAISON,
    'changeBond.edit.signatories.unit[].title': AND_LIAISON,
    'changeBond.edit.signatories.area[].name': AND_LIAISON,
    'changeBond.edit.signatories.area[].title': AND_LIAISON,
    'changeBond.duties.duties[].text': AND_LIAISON,
    'changeBond.duties.duties[].who': AND_LIAISON,
    'changeBond.renew.signatories.unit[].name': AND_LIAISON,
    'changeBond.renew.signatories.unit[].title': AND_LIAISON,
    'changeBond.renew.signatories.area[].name': AND_LIAISON,
    'changeBond.renew.signatories.area[].title': AND_LIAISON,
    'changeBond.renew.duties[].text': AND_LIAISON,
    'changeBond.renew.duties[].who': AND_LIAISON,
    'changeBond.end.reason': OWN,
    'addVisit.note': AND_LIAISON,
    'addMyVisit.note': AND_LIAISON,
    'addTeam.name': OWN,
    'changeTeam.rename.name': OWN,
  },
  async say(speak, { stores }) {
    const inCounty = { areaId: county.areaId, areaPath: county.path, areaNames: county.names, kind: 'organ' } as const
    const unitId = people.liaison.unitId as UnitId
    await stores.organisations.put(anOrganisation(602, { unitId, name: '清棠县实验小学', ...inCounty }))
    await stores.organisations.put(anOrganisation(603, { unitId: partnerId, name: '清棠县邮政局', ...inCounty }))
    const idOf = ({ bondId }: Record<string, unknown>) => bondId as BondId

    const first = { ...agreement('2026-01-01', '2026-12-31'), duties: [{ text: '书画课', who: '教导处' }] }
    const bondId = idOf(await speak('desk', addBond, first, 'addBond.signatories'))
    await speak('desk', addVisit, { bondId }, 'addVisit')
    await speak('liaison', addMyVisit, { bondId }, 'addMyVisit')
    const edit = { bondId, version: 1, action: 'edit', signatories: signed() }
    await speak('desk', changeBond, edit, 'changeBond.edit.signatories')
    const duties = { bondId, version: 2, action: 'duties' }
    await speak('desk', changeBond, duties, 'changeBond.duties')
    const renewal = { bondId, version: 3, action: 'renew', to: '2027-12-31', signatories: signed() }
    const renewed = idOf(await speak('desk', changeBond, renewal, 'changeBond.renew'))
    await speak('desk', changeBond, { bondId: renewed, version: 1, action: 'end' }, 'changeBond.end')
    // These stay as they were said.
    await speak('desk', addBond, agreement('2029-01-01', '2029-12-31'), 'addBond.duties[]')
    await speak('desk', addBond, agreement('2030-01-01', '2030-12-31'), 'addBond.signatories')

    const contact = { kind: 'leader_contact', areaId: community.areaId, from: '2026-01-01' }
    await speak('districtStaff', addBond, contact, 'addBond.leader')
    const other = idOf(await speak('districtStaff', addBond, { ...contact, from: '2026-02-01' }, 'addBond.leader'))
    const title = { bondId: other, version: 1, action: 'edit' }
    await speak('districtStaff', changeBond, title, 'changeBond.edit.leaderTitle')

    const team = { kind: 'red_steward', areaId: community.areaId }
    await speak('desk', addTeam, team, 'addTeam')
    const { teamId } = await speak('desk', addTeam, team, 'addTeam')
    await speak('desk', changeTeam, { teamId, version: 1, action: 'rename' }, 'changeTeam.rename')
  },
  reads: {
    listBonds: [{ limit: 50 }, { area: community.areaId, kind: 'co_building' }, { unitId: people.liaison.unitId }],
    getBondFigures: [{}, { area: community.areaId, period: '2026' }],
    listVisits: [{}, { area: community.areaId, period: '2026' }],
    listReminders: [{}],
    getMyUnit: [{}],
    listTeams: [{}, { area: community.areaId, withEnded: 'true' }],
    addBond: [],
    changeBond: [],
    addVisit: [],
    addMyVisit: [],
    addTeam: [],
    changeTeam: [],
  },
}
