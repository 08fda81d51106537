import { TeamMay } from '@microwish/contract'
import { type Actor, type Person, reaches, type Standing } from '../person'
import type { Team } from './team'

const DESKS = ['community_staff', 'street_staff', 'district_staff'] as const

/** The desks whose area it lies in read a team and keep it. */
export const mayKeep = (actor: Actor, areaPath: string) => reaches(actor, DESKS, areaPath)

/** What this actor may do with a team. */
export const mayDo = (actor: Actor, team: Team): TeamMay[] =>
  mayKeep(actor, team.areaPath) && team.endedOn === undefined ? [...TeamMay.options] : []

const JOINING: readonly Standing['role'][] = ['member', 'unit_liaison', 'grid_worker']
/** The street of a path, or what it has of one. */
const streetOf = (path: string) => `/${path.split('/').filter(Boolean).slice(0, 2).join('/')}/`

/** Who serves in the street of a team, in force now, may stand in it: nobody is drawn in from where a desk does not reach. */
export const mayJoin = (person: Person, team: Pick<Team, 'areaPath'>, isInForce: (standing: Standing) => boolean) =>
  person.erasingSince === undefined &&
  person.standings.some(
    (standing) =>
      JOINING.includes(standing.role) && isInForce(standing) && standing.areaPath.startsWith(streetOf(team.areaPath)),
  )
