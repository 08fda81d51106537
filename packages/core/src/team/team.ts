import type { PersonId, TeamId, TeamKind, TeamLine, UnitId } from '@microwish/contract'
import type { Place } from '../bond'
import type { Standing } from '../person'

/** Somebody's days in a team, both included; names are read when they are shown. */
export type Membership = { personId: PersonId; from: string; to?: string }

/** A record of a team with everybody who stands or stood in it. */
export type Team = Place & {
  teamId: TeamId
  version: number
  name: string
  kind: TeamKind
  unitId?: UnitId
  unitName?: string
  from: string
  /** Its last day. */
  endedOn?: string
  members: Membership[]
  leaderId?: PersonId
  updatedAt: string
}

export type TeamHistoryLine = Omit<TeamLine, 'by' | 'about'> & {
  teamId: TeamId
  by: { personId: PersonId; role: Standing['role'] }
  aboutId?: PersonId
  /** A name that it was given. */
  about?: string
}

/** Whether somebody stands in it on a day: somebody who left stands in it on their last day too. */
export const standsOn = ({ from, to }: Membership, day: string) => from <= day && (to === undefined || day <= to)
export const membersOn = ({ members }: Pick<Team, 'members'>, day: string) =>
  members.filter((member) => standsOn(member, day))
/** Whether a member has not left, whatever the day. */
export const isOpen = ({ to }: Membership) => to === undefined
