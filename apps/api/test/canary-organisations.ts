import { addOrganisation, changeOrganisation, type Seat } from '@microwish/contract'
import { anOrganisation, places, unitIdOf } from '@microwish/core/factory'
import { DESKS, type Who } from './access-people'
import type { DirectoryCanaries } from './canary-directory'

const { community } = places
const unitId = unitIdOf(301)
const partnerId = unitIdOf(302)

/** The desks that the organisation stands below. */
const KEEPERS = [...DESKS, 'districtStaff', 'settingsAdmin'] as const satisfies readonly Who[]
/** Every desk: names of organisations, and nothing else, are found across the county as partners. */
const EVERY_DESK = [...KEEPERS, 'siblingDesk', 'farDesk'] as const satisfies readonly Who[]

export const ORGANISATION_CANARIES: DirectoryCanaries = {
  readers: {
    'addOrganisation.name': EVERY_DESK,
    'changeOrganisation.edit.name': KEEPERS,
    'changeOrganisation.seat.name': KEEPERS,
    'changeOrganisation.unseat.reason': KEEPERS,
    'changeOrganisation.end.reason': KEEPERS,
  },
  async say(speak, { stores }) {
    await stores.organisations.put(anOrganisation(303, { kind: 'great_committee', name: '说话的大党委' }))
    const partner = { unitId: partnerId, kind: 'school', areaId: community.areaId }
    await speak('desk', addOrganisation, partner, 'addOrganisation')
    const change = async (n: number, version: number, more: Record<string, unknown>) =>
      speak(
        'desk',
        changeOrganisation,
        { unitId: unitIdOf(n), version, ...more },
        `changeOrganisation.${String(more['change'])}`,
      )
    await stores.organisations.put(anOrganisation(301))
    await change(301, 1, { change: 'edit' })
    const seated = await change(303, 1, { change: 'seat', post: 'part_time_member', fromUnitId: partnerId })
    const [{ seatId }] = seated['seats'] as [Seat]
    await change(303, 2, { change: 'unseat', seatId })
    await change(301, 2, { change: 'end' })
  },
  reads: {
    listOrganisations: [
      {},
      { area: community.areaId },
      { area: community.areaId, state: 'ended' },
      // The canary stands in a name: `zq`.
      { scope: 'county', text: 'zq' },
      { parent: unitIdOf(303) },
    ],
    getOrganisation: [{ unitId }, { unitId: partnerId }, { unitId: unitIdOf(303) }],
    addOrganisation: [],
    changeOrganisation: [{ unitId, version: 1, change: 'unseat', seatId: `sea_${'0'.repeat(26)}` }],
    listCommittees: [{}, { area: community.areaId }],
    listAlliances: [{}, { area: community.areaId }],
    getCoverage: [{}, { area: community.areaId, of: 'two_new' }],
  },
}
