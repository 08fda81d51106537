import type { PersonId } from '@microwish/contract'
import { DomainError } from '../error'
import { type Actor, reaches } from '../person'

/** Who appoints, each as far as they reach. */
export const APPOINTERS = ['community_staff', 'street_staff', 'district_staff'] as const

/** Where an appointment may be changed from: its place, and of a roster entry the place of the unit. */
export const mayAppoint = (actor: Actor, paths: readonly (string | undefined)[]) =>
  paths.some((path) => path !== undefined && reaches(actor, APPOINTERS, path))

/** @throws DomainError `beyond_reach` */
export function refuseBeyond(actor: Actor, paths: readonly (string | undefined)[]) {
  if (!mayAppoint(actor, paths)) throw new DomainError('beyond_reach', '不在您的辖区，请由所在社区或街道办理')
}

/** Of an appointment that stands: one out of reach is not there. @throws DomainError `not_found` */
export function refuseUnseen(actor: Actor, paths: readonly (string | undefined)[]) {
  if (!mayAppoint(actor, paths)) throw new DomainError('not_found', '没有找到这一任职')
}

/** Nobody gives to themselves (decision 0024), by no way. @throws DomainError `forbidden` */
export function refuseSelf(actor: Actor, personId: PersonId | undefined) {
  if (personId === actor.personId) throw new DomainError('forbidden', '自己的岗位和名册请另一位同志办理')
}

/** @throws DomainError `wrong_audience` for whoever has no desk at a place: settings, audit, a department */
export function refuseOthers(actor: Actor) {
  if (!actor.standings.some(({ role }) => (APPOINTERS as readonly string[]).includes(role)))
    throw new DomainError('wrong_audience', '这是社区、街道和区县工作人员的页面')
}
