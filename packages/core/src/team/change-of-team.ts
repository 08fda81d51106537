import type { ChangeTeam, PersonId } from '@microwish/contract'
import { DomainError, invalidField } from '../error'
import { type Actor, isInForce, type Person } from '../person'
import { isOpen, membersOn, type Team } from './team'
import { mayJoin, mayKeep } from './team-policy'

export type TeamMoment = {
  actor: Actor
  now: string
  today: string
  /** Whom the command names. */
  person?: Person | undefined
}
const MEMBERS_MAX = 500

const no = (detail: string) => new DomainError('action_not_allowed', detail)

/** Decides a change: pure. @throws DomainError `not_found`, `stale_version`, `action_not_allowed`, `overlapping`, `invalid_input` */
export function changeOfTeam(team: Team | undefined, command: ChangeTeam, moment: TeamMoment): Team {
  const { actor, now } = moment
  if (!team || !mayKeep(actor, team.areaPath)) throw new DomainError('not_found', '没有这支队伍，或不归您管')
  if (team.version !== command.version) throw new DomainError('stale_version', '刚刚有人改过，请刷新再看')
  if (team.endedOn !== undefined) throw no('这支队伍已经解散，请另建一支')
  const after = { ...team, version: team.version + 1, updatedAt: now }
  switch (command.action) {
    case 'rename':
      return { ...after, name: command.name }
    case 'join':
      return joined(after, command, moment)
    case 'leave':
      return left(after, command, moment)
    case 'lead':
      return led(after, command.personId, moment)
    case 'end':
      return ended(after, command.on ?? moment.today, moment)
  }
}

function joined(
  team: Team,
  { personId, from: asked }: Extract<ChangeTeam, { action: 'join' }>,
  moment: TeamMoment,
): Team {
  const { person, now, today } = moment
  const from = asked ?? today
  if (!person || !mayJoin(person, team, (standing) => isInForce(standing, now)))
    throw invalidField('personId', '没有找到这位同志，请先让本人到本街道的社区报到')
  if (from < team.from) throw invalidField('from', `队伍${team.from}才成立，请改加入日期`)
  if (from > today) throw invalidField('from', '加入日期还没有到，请到那一天再登记')
  const meets = team.members.some((one) => one.personId === personId && (one.to === undefined || one.to >= from))
  if (meets) throw new DomainError('overlapping', '这位同志已经在队里，不用再加')
  if (membersOn(team, today).length >= MEMBERS_MAX) throw no(`一支队伍最多${MEMBERS_MAX}人，请分成几支`)
  return { ...team, members: [...team.members, { personId, from }] }
}

function left(
  team: Team,
  { personId, on: asked }: Extract<ChangeTeam, { action: 'leave' }>,
  { today }: TeamMoment,
): Team {
  const on = asked ?? today
  const member = team.members.find((one) => one.personId === personId && isOpen(one))
  if (!member) throw no('这位同志不在队里')
  if (on < member.from) throw invalidField('on', `这位同志${member.from}才加入，请改离队日期`)
  if (on > today) throw invalidField('on', '离队日期还没有到，请到那一天再登记')
  const members = team.members.map((one) => (one === member ? { ...one, to: on } : one))
  return withLeader({ ...team, members }, team.leaderId === personId ? undefined : team.leaderId)
}

function led(team: Team, personId: PersonId | undefined, { today }: TeamMoment): Team {
  const isIn = membersOn(team, today).some((one) => one.personId === personId && isOpen(one))
  if (personId !== undefined && !isIn) throw invalidField('personId', '队长要先是队员，请先把这位同志加进队伍')
  return withLeader(team, personId)
}

function withLeader({ leaderId: _, ...team }: Team, leaderId: PersonId | undefined): Team {
  return { ...team, ...(leaderId && { leaderId }) }
}

function ended(team: Team, on: string, { today }: TeamMoment): Team {
  if (on < team.from) throw invalidField('on', `队伍${team.from}才成立，请改解散日期`)
  if (on > today) throw invalidField('on', '解散日期还没有到，请到那一天再登记')
  const isAfter = team.members.some(({ from, to }) => from > on || (to !== undefined && to > on))
  if (isAfter) throw invalidField('on', '有队员在这一天之后才加入或离开，请改解散日期')
  const members = team.members.map((member) => (isOpen(member) ? { ...member, to: on } : member))
  return { ...team, members, endedOn: on }
}
