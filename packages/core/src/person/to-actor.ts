import { ROLE_AUDIENCE } from '@microwish/contract'
import { DomainError } from '../error'
import type { Actor, Caller, Person, Standing } from './person'

/** Whether a role is in force at an instant. */
export const isInForce = ({ from, to }: Pick<Standing, 'from' | 'to'>, now: string) =>
  (from === undefined || from <= now) && (to === undefined || now < to)

/** The caller as the directory knows them now: a role revoked a moment ago is gone, and the other audience's sleeps. */
export function toActor(person: Person | undefined, caller: Caller, now: string): Actor {
  if (!person || person.erasingSince) throw new DomainError('unauthenticated', '请重新登录')
  const standings = person.standings.filter(
    (standing) => ROLE_AUDIENCE[standing.role] === caller.audience && isInForce(standing, now),
  )
  return { ...person, audience: caller.audience, standings }
}

/** Whether a staff role of the person is in force. */
export const hasDesk = (person: Person | undefined, now: string): boolean =>
  person?.standings.some((standing) => ROLE_AUDIENCE[standing.role] === 'staff' && isInForce(standing, now)) ?? false
