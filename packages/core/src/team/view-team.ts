import type { PersonId, Team as TeamView, TeamLine, TeamMember } from '@microwish/contract'
import type { Actor } from '../person'
import { isOpen, membersOn, type Team, type TeamHistoryLine } from './team'
import { mayDo } from './team-policy'

export type TeamReader = { actor: Actor; today: string }
type Names = ReadonlyMap<PersonId, string>

/** Somebody who has been erased. */
const NOBODY = '已注销'

/** A team as a row; `names` of its leader at least. */
export function viewTeam(team: Team, { actor, today }: TeamReader, names: Names): TeamView {
  const { teamId, version, name, kind, areaId, areaName, areaLevel, areaNames, unitId, unitName, endedOn } = team
  return {
    ...{ teamId, version, name, kind, areaId, areaName, areaLevel, areaNames, from: team.from },
    ...{ updatedAt: team.updatedAt, size: membersOn(team, today).filter(isOpen).length, may: mayDo(actor, team) },
    ...(unitId && { unitId }),
    ...(unitName !== undefined && { unitName }),
    ...(endedOn !== undefined && { endedOn }),
    ...(team.leaderId && { leader: { personId: team.leaderId, name: names.get(team.leaderId) ?? NOBODY } }),
  }
}

export const viewMembers = ({ members, leaderId }: Team, names: Names): TeamMember[] =>
  members.map(({ personId, from, to }) => ({
    ...{ personId, from, name: names.get(personId) ?? NOBODY, isLeader: personId === leaderId && to === undefined },
    ...(to !== undefined && { to }),
  }))

export function viewLine({ version, at, what, by, aboutId, about }: TeamHistoryLine, names: Names): TeamLine {
  const named = aboutId ? (names.get(aboutId) ?? NOBODY) : about
  return {
    ...{ version, at, what, by: { name: names.get(by.personId) ?? NOBODY, role: by.role } },
    ...(named !== undefined && { about: named }),
  }
}
