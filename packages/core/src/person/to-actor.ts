import { ROLE_AUDIENCE } from '@microwish/contract'
import { DomainError } from '../error'
import type { Actor, Caller, Person } from './person'

/** The caller as the directory knows them now: a role revoked a moment ago is gone, and the other audience's sleeps. */
export function toActor(person: Person | undefined, caller: Caller, now: string): Actor {
  if (!person) throw new DomainError('unauthenticated', '请重新登录')
  const standings = person.standings.filter(
    ({ role, from, to }) =>
      ROLE_AUDIENCE[role] === caller.audience && (from === undefined || from <= now) && (to === undefined || now < to),
  )
  return { ...person, audience: caller.audience, standings }
}
