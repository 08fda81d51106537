import { DomainError } from '../error'
import { type Actor, reaches } from '../person'
import type { Appointment } from './appointment'

/** Who appoints, each as far as they reach. */
export const APPOINTERS = ['community_staff', 'street_staff', 'district_staff'] as const

/** Where an appointment may be changed from: its place, and of a roster entry the place of the unit. */
export const mayAppoint = (actor: Actor, paths: readonly (string | undefined)[]) =>
  paths.some((path) => path !== undefined && reaches(actor, APPOINTERS, path))

/** @throws DomainError `forbidden` for staff who appoint nobody anywhere, `beyond_reach` */
export function refuseBeyond(actor: Actor, paths: readonly (string | undefined)[]) {
  refuseOthers(actor)
  if (!mayAppoint(actor, paths)) throw new DomainError('beyond_reach', '不在您的辖区，请由所在社区或街道办理')
}

/** @throws DomainError `wrong_audience` for whoever has no desk at a place: settings, audit, a department */
export function refuseOthers(actor: Actor) {
  if (!actor.standings.some(({ role }) => (APPOINTERS as readonly string[]).includes(role)))
    throw new DomainError('wrong_audience', '这是社区、街道和区县工作人员的页面')
}

/** A claimant is shown, and bound, only while nobody is. */
export const isWaiting = ({ status }: Appointment, isOver: boolean) => status === 'waiting' && !isOver
