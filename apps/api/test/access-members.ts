import type { AppointmentId, AreaId, RegistrationId } from '@microwish/contract'
import type { Appointment, Registration } from '@microwish/core'
import { people, places, unitIdOf } from '@microwish/core/factory'
import { CITIZENS, DESKS, type Expectation, STAFF } from './access-people'
import type { EndpointName, Row } from './access-table'
import type { TestApi } from './set-up'

const { county, community, sibling, grid } = places
/** Staff with no desk at a place; the rest of the staff have one. */
const NO_DESK = ['department', 'auditor', 'settingsAdmin', 'securityAdmin', 'memberAsStaff'] as const
const READERS = [...DESKS, 'districtStaff'] as const
const OWNERS = ['member', 'colleague'] as const

const mine = (may: Expectation): Expectation => ({ ...may, wrong_audience: STAFF, unauthenticated: ['nobody'] })
const desks = (may: Expectation): Expectation => ({
  ...may,
  wrong_audience: [...CITIZENS, ...NO_DESK],
  unauthenticated: ['nobody'],
})
const own = desks({ rest: 'ok' })
const ofCommunity = desks({ ok: READERS, rest: 'not_found' })
const ofSibling = desks({ ok: ['siblingDesk', 'streetStaff', 'districtStaff'], rest: 'not_found' })

/** An organisation of `places.community`, seeded with the register. */
const unitId = unitIdOf(1000)
const registrationId = `reg_${'9'.repeat(26)}` as RegistrationId
/** That of a role older than the register, of everybody who stands in the community. */
const olderId = `reg_${community.areaId.slice(4)}` as RegistrationId
const appointmentId = `apt_${'9'.repeat(26)}` as AppointmentId
const { personId, name } = people.neighbour
const at = '2026-11-20T02:00:00.000Z'
const place = { areaId: community.areaId, areaPath: community.path, areaName: community.name }

/** An application to the community, and an entry of a roster there. */
export async function seedMembers({ stores }: TestApi): Promise<void> {
  const application: Registration = {
    ...{ registrationId, version: 1, personId, name, kind: 'home', status: 'applied', source: 'applied' },
    ...place,
    appliedAt: at,
  }
  await stores.registrations.save({ personId, seen: 0, changed: [application] })
  const entry: Appointment = {
    ...{ appointmentId, version: 1, role: 'member', name: '待验证', phone: { hash: 'h', masked: '160****0000' } },
    ...{ unitId, unitName: '榆钱巷的会0', from: '2026-01-01', status: 'waiting', source: 'roster' },
    ...place,
    grantedBy: { name: '方静怡' },
    grantedAt: at,
  }
  await stores.appointments.save({ after: entry })
}

const byArea = (areas: readonly [string, AreaId, Expectation][]): Row[] => [
  { what: 'where the caller’s desk stands', input: () => ({}), expect: own },
  ...areas.map(([what, area, expect]): Row => ({ what, input: () => ({ area }), expect })),
]
const areas: [string, AreaId, Expectation][] = [
  ['of the county', county.areaId, desks({ ok: ['districtStaff'], rest: 'not_found' })],
  ['of a grid', grid.areaId, ofCommunity],
  ['of a sibling', sibling.areaId, ofSibling],
]
const profile = { skills: [], freeTimes: [], categories: [] }
const change = { registrationId: olderId, version: 1 }
let phone = 16055570000
const stale = desks({ stale_version: READERS, rest: 'not_found' })

export const MEMBER_ACCESS = {
  verifyPhone: [
    { what: 'with a spent code', input: () => ({ code: 'spent' }), expect: mine({ rest: 'invalid_input' }) },
  ],
  getProfile: [{ what: 'my own', input: () => ({}), expect: mine({ rest: 'ok' }) }],
  saveProfile: [
    {
      what: '亮身份, without confirmed membership',
      input: () => ({ ...profile, showsParty: true }),
      expect: mine({ rest: 'forbidden' }),
    },
    { what: 'my own', input: () => profile, expect: mine({ rest: 'ok' }) },
  ],
  listMyRegistrations: [{ what: 'my own', input: () => ({}), expect: mine({ rest: 'ok' }) }],
  register: [
    {
      what: 'in a grid, which is too small',
      input: () => ({ kind: 'home', areaId: grid.areaId }),
      expect: mine({ already_registered: ['siblingMember', 'farMember', 'neighbour'], rest: 'area_unknown' }),
    },
    {
      what: 'where I live',
      input: () => ({ kind: 'home', areaId: sibling.areaId }),
      expect: mine({ already_registered: ['siblingMember', 'farMember', 'neighbour'], rest: 'ok' }),
    },
  ],
  changeMyRegistration: [
    {
      what: 'of whoever stands in the community, to where it is',
      input: () => ({ ...change, action: 'move', areaId: community.areaId }),
      expect: mine({ invalid_input: OWNERS, rest: 'not_found' }),
    },
    {
      what: 'another’s application',
      input: () => ({ registrationId, version: 9, action: 'cancel' }),
      expect: mine({ stale_version: ['neighbour'], rest: 'not_found' }),
    },
  ],
  listRegistrations: byArea(areas),
  decideRegistration: [
    {
      what: 'an application to the community',
      input: () => ({ registrationId, personId, version: 9, decision: 'confirm' }),
      expect: desks({ stale_version: DESKS, forbidden: ['districtStaff'], rest: 'not_found' }),
    },
  ],
  listPosts: byArea(areas),
  appoint: [
    {
      what: 'to a post that the grid does not have',
      input: () => ({
        ...{ role: 'grid_worker', areaId: grid.areaId, post: 'group_head', name: '某人' },
        phone: String(phone++),
      }),
      expect: desks({ invalid_input: READERS, rest: 'beyond_reach' }),
    },
    {
      what: 'to the roster of a unit of the community',
      input: () => ({ role: 'member', unitId, name: '某人', phone: String(phone++) }),
      expect: desks({ ok: READERS, rest: 'beyond_reach' }),
    },
  ],
  endAppointment: [{ what: 'of that roster', input: () => ({ appointmentId, unitId, version: 9 }), expect: stale }],
  bindAppointment: [
    { what: 'of that roster', input: () => ({ appointmentId, unitId, version: 9, personId }), expect: stale },
  ],
  listRoster: [{ what: 'of a unit of the community', input: () => ({ unitId }), expect: ofCommunity }],
  getLetter: [
    { what: 'of a grid', input: () => ({ areaId: grid.areaId }), expect: ofCommunity },
    { what: 'of a sibling', input: () => ({ areaId: sibling.areaId }), expect: ofSibling },
  ],
} satisfies Partial<Record<EndpointName, readonly Row[]>>
