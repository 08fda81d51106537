import { type PersonId, ROLE_AUDIENCE } from '@microwish/contract'
import type { Platform } from '../context'
import { DomainError } from '../error'
import type { Area, Person, PersonStore, Standing } from '../person'
import { followerOf, type ReshapeInput } from './reshape'

export type CarryContext = Pick<Platform, 'now'> & { stores: { people: Pick<PersonStore, 'get' | 'saveStandings'> } }
export type Carrying = { jobId: string; places: ReadonlyMap<string, Area>; by: ReshapeInput['by']; note: string }

/** Others may give or end a role of the same person. */
const TRIES = 5

/** `giving`: a second role where the first one's place has gone. `ending`: the first ends, and names follow. */
export type CarryPhase = 'giving' | 'ending'

/** What becomes of somebody's roles: pure, and the same when it is asked again. */
export function carried(
  person: Pick<Person, 'personId' | 'standings'>,
  { jobId, places, by }: Carrying,
  phase: CarryPhase,
  now: string,
): Standing[] {
  const given: Standing[] = []
  const kept = person.standings.map((standing): Standing => {
    const to = isInForce(standing, now) ? places.get(standing.areaPath) : undefined
    if (!to) return standing
    const there = { areaId: to.areaId, areaName: to.name, areaLevel: to.level, areaPath: to.path }
    if (to.path === standing.areaPath) return phase === 'ending' ? { ...standing, ...there } : standing
    const key = standing.standingId ?? `${person.personId} ${standing.role} ${standing.areaId} ${standing.post ?? ''}`
    const follower: Standing = {
      ...{ ...standing, ...there, standingId: followerOf(jobId, key) },
      ...(!isRegistered(standing) && { source: 'reshaped', grantedBy: nameOf(by), grantedAt: now }),
    }
    if (![...person.standings, ...given].some((one) => isAlike(one, follower, now))) given.push(follower)
    return phase === 'ending' ? { ...standing, to: now } : standing
  })
  return [...kept, ...given]
}

const nameOf = ({ personId, name }: ReshapeInput['by']) => ({ personId, name })
const isInForce = ({ to }: Standing, now: string) => to === undefined || to > now
/** Follows from a registration or a roster, which end it by its id. */
const isRegistered = ({ source }: Standing) => source === 'roster' || source === 'applied'

/** Two desks at one place are one; of what residents, members and grid workers are, each has a cause of its own. */
function isAlike(one: Standing, other: Standing, now: string): boolean {
  if (one.standingId !== undefined && one.standingId === other.standingId) return true
  if (ROLE_AUDIENCE[other.role] !== 'staff' || !isInForce(one, now)) return false
  return one.role === other.role && one.areaPath === other.areaPath && one.unitId === other.unitId
}

/** Carries one person's roles over. Again, it changes nothing. */
export async function carryPerson(
  ctx: CarryContext,
  personId: PersonId,
  carrying: Carrying,
  phase: CarryPhase,
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await ctx.stores.people.get(personId)
    if (!before || before.erasingSince) return
    const now = ctx.now()
    const after = carried(before, carrying, phase, now)
    if (JSON.stringify(after) === JSON.stringify(before.standings)) return
    const audit = { by: nameOf(carrying.by), what: 'reshaped', note: carrying.note }
    if (await ctx.stores.people.saveStandings({ before, after, now, audit })) return
  }
  throw new DomainError('busy', '现在人多，请稍等几秒再试')
}
