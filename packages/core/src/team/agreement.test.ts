import { TeamMay } from '@microwish/contract'
import { actorOf, people, type PersonName, personIdOf, places, standingAt } from '../factory'
import { isInForce } from '../person'
import type { Team } from './team'
import { mayDo, mayJoin, mayKeep } from './team-policy'

const NAMES = Object.keys(people) as PersonName[]
const now = '2026-11-21T02:00:00.000Z'
const { areaId, name: areaName, level: areaLevel, path: areaPath, names: areaNames } = places.community
const team: Team = {
  ...{ teamId: 'tea_00000000000000000000000001' as Team['teamId'], version: 1, name: '红色管家', kind: 'red_steward' },
  ...{ areaId, areaName, areaLevel, areaPath, areaNames, from: '2026-01-01', members: [], updatedAt: now },
}

it('lets exactly the desks of its place keep a team, until it is ended', () => {
  const keepers = NAMES.filter((name) => mayKeep(actorOf(people[name]), areaPath))
  expect(keepers.sort()).toEqual(['desk', 'deskMate', 'districtStaff', 'streetStaff'])
  expect(mayDo(actorOf(people.desk), team)).toEqual(TeamMay.options)
  expect(mayDo(actorOf(people.desk), { ...team, endedOn: '2026-11-01' })).toEqual([])
  expect(mayDo(actorOf(people.siblingDesk), team)).toEqual([])
})

it('takes in exactly those who serve in its street', () => {
  const joining = NAMES.filter((name) => mayJoin(people[name], team, (standing) => isInForce(standing, now)))
  expect(joining.sort()).toEqual(['colleague', 'gridWorker', 'liaison', 'member', 'siblingMember'])
  const former = {
    ...people.member,
    personId: personIdOf(99),
    standings: [standingAt('member', places.community, { to: now })],
  }
  expect(mayJoin(former, team, (standing) => isInForce(standing, now))).toBe(false)
  expect(mayJoin({ ...people.member, erasingSince: now }, team, () => true)).toBe(false)
})
