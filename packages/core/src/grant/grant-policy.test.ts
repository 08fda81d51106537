import { Role } from '@microwish/contract'
import { actorOf, aPerson, people, places, standingAt } from '../factory'
import { checkReach, givesAt, LEVELS_OF_ROLE, mayGive } from './grant-policy'

/** By hand, from PRODUCT §1. Rows give, columns are given; in the order of the header. `+`: may give. */
const ROLES = [
  'resident',
  'member',
  'unit_liaison',
  'grid_worker',
  'community_staff',
  'street_staff',
  'department',
  'district_staff',
  'auditor',
  'settings_admin',
  'security_admin',
] as const
const MAY: Record<Role, string> = {
  resident: '...........',
  member: '...........',
  unit_liaison: '...........',
  grid_worker: '...........',
  community_staff: '.+++.......',
  street_staff: '.+++.......',
  department: '...........',
  district_staff: '.++++++....',
  auditor: '...........',
  settings_admin: '...........',
  security_admin: '....+++++++',
}
const pairs = ROLES.flatMap((giver) => ROLES.map((given, i) => [giver, given, MAY[giver][i] === '+'] as const))

test('the table speaks of every role', () => {
  expect([...ROLES].sort()).toEqual([...Role.options].sort())
  for (const row of Object.values(MAY)) expect(row).toHaveLength(ROLES.length)
})

test.each(pairs)('%s gives %s: %s', (giver, given, may) => {
  const actor = actorOf(aPerson(99, '某某', [standingAt(giver, places.street)]))
  expect(mayGive(actor, given, places.community.path)).toBe(may)
  // Beyond the reach of the street nobody of it gives anything.
  expect(mayGive(actor, given, places.far.path)).toBe(false)
  expect(mayGive(actor, given, places.county.path)).toBe(false)
})

test.each([
  ['securityAdmin', 'community_staff', places.far, 'given'],
  ['securityAdmin', 'member', places.far, 'beyond_reach'],
  ['districtStaff', 'auditor', places.county, 'beyond_reach'],
  ['desk', 'member', places.community, 'given'],
  ['desk', 'member', places.sibling, 'beyond_reach'],
  ['desk', 'community_staff', places.community, 'beyond_reach'],
  ['streetStaff', 'grid_worker', places.siblingGrid, 'given'],
  ['streetStaff', 'grid_worker', places.farGrid, 'beyond_reach'],
  ['settingsAdmin', 'settings_admin', places.county, 'forbidden'],
  ['auditor', 'member', places.community, 'forbidden'],
  ['department', 'member', places.community, 'forbidden'],
] as const)('%s, who gives %s: %#', (who, role, area, outcome) => {
  const check = () => checkReach(actorOf(people[who]), role, area.path)
  if (outcome === 'given') expect(check).not.toThrow()
  else expect(check).toThrow(expect.objectContaining({ code: outcome }))
})

test('every role has a level and somebody who gives it, but a resident’s, and a grid worker’s, which comes with a post', () => {
  expect(LEVELS_OF_ROLE.resident).toEqual([])
  const given = new Set(
    [people.districtStaff, people.securityAdmin].flatMap((person) =>
      givesAt(actorOf(person), places.county).flatMap(({ role, levels }) => (levels.length > 0 ? [role] : [])),
    ),
  )
  expect([...given, 'resident', 'grid_worker'].sort()).toEqual([...Role.options].sort())
})
