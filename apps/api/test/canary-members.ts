import {
  appoint,
  changeMyRegistration,
  decideRegistration,
  endAppointment,
  register,
  saveProfile,
  verifyPhone,
} from '@microwish/contract'
import { anOrganisation, people, places, unitIdOf } from '@microwish/core/factory'
import { DESKS, type Who } from './access-people'
import type { DirectoryCanaries } from './canary-directory'

const { community, sibling, grid, otherGrid } = places
const unitId = unitIdOf(311)
/** The desks of the community and above. */
const READERS = [...DESKS, 'districtStaff'] as const satisfies readonly Who[]
const STATUSES = ['applied', 'in_force', 'refused', 'cancelled', 'ended']

export const MEMBER_CANARIES: DirectoryCanaries = {
  readers: {
    // Whoever has a name with us keeps it.
    'verifyPhone.name': [],
    'register.name': [],
    'saveProfile.skills[]': ['member'],
    'register.unitText': READERS,
    'register.note': READERS,
    // Party membership: the applicant, and the desks that decide.
    'register.homeBranch': [...READERS, 'neighbour'],
    'changeMyRegistration.move.note': READERS,
    'decideRegistration.refuse.reason': [...READERS, 'resident'],
    'appoint.grid_worker.name': READERS,
    'appoint.name': READERS,
    'endAppointment.reason': READERS,
  },
  async say(speak, { stores }) {
    await stores.organisations.put(anOrganisation(311, { kind: 'organ', name: '说话的单位' }))
    await speak('neighbour', verifyPhone, { code: 'phone-16055580001' }, 'verifyPhone')
    await speak('member', saveProfile, { freeTimes: [], categories: [] }, 'saveProfile')
    const floating = { kind: 'floating', areaId: community.areaId }
    await speak('neighbour', register, floating, 'register')
    const asked = await speak('resident', register, floating, 'register')
    const { registrationId, version } = asked
    const refuse = { registrationId, version, personId: people.resident.personId, decision: 'refuse' }
    await speak('desk', decideRegistration, refuse, 'decideRegistration.refuse')
    const older = { registrationId: `reg_${sibling.areaId.slice(4)}`, version: 1 }
    const move = { ...older, action: 'move', areaId: community.areaId }
    await speak('siblingMember', changeMyRegistration, move, 'changeMyRegistration.move')
    const post = { role: 'grid_worker', areaId: otherGrid.areaId, post: 'manager', phone: '16055580002' }
    await speak('desk', appoint, post, 'appoint.grid_worker')
    const entry = await speak('desk', appoint, { role: 'member', unitId, phone: '16055580003' }, 'appoint')
    const { appointmentId } = entry
    await speak('desk', endAppointment, { appointmentId, unitId, version: 1 }, 'endAppointment')
  },
  reads: {
    verifyPhone: [],
    getProfile: [{}],
    saveProfile: [],
    listMyRegistrations: [{}],
    register: [],
    changeMyRegistration: [],
    listRegistrations: STATUSES.map((status) => ({ status })),
    decideRegistration: [],
    listPosts: [{}, { area: otherGrid.areaId }],
    appoint: [],
    endAppointment: [],
    bindAppointment: [],
    listRoster: [{ unitId }, { unitId, list: 'ended' }],
    getLetter: [{ areaId: otherGrid.areaId }, { areaId: grid.areaId }],
  },
}
