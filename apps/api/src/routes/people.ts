import * as contract from '@microwish/contract'
import {
  appoint,
  bindAppointment,
  changeMyRegistration,
  decideRegistration,
  endAppointment,
  getLetter,
  getProfile,
  listMyRegistrations,
  listPosts,
  listRegistrations,
  listRoster,
  register,
  saveProfile,
  verifyPhone,
} from '@microwish/core'
import { bind } from '../http/bind'
import type { SessionParts } from './sessions'

/** Who stands where: telephones, 双报到, posts and rosters. */
export function peopleRoutes(
  bound: Parameters<typeof bind>[0],
  { exchangePhone }: Pick<SessionParts, 'exchangePhone'>,
) {
  bind(bound, contract.verifyPhone, (ctx, input) => verifyPhone({ ...ctx, exchangePhone }, input))
  bind(bound, contract.getProfile, getProfile)
  bind(bound, contract.saveProfile, saveProfile)
  bind(bound, contract.listMyRegistrations, listMyRegistrations)
  bind(bound, contract.register, register)
  bind(bound, contract.changeMyRegistration, changeMyRegistration)
  bind(bound, contract.listRegistrations, listRegistrations)
  bind(bound, contract.decideRegistration, decideRegistration)
  bind(bound, contract.listPosts, listPosts)
  bind(bound, contract.appoint, appoint)
  bind(bound, contract.endAppointment, endAppointment)
  bind(bound, contract.bindAppointment, bindAppointment)
  bind(bound, contract.listRoster, listRoster)
  bind(bound, contract.getLetter, getLetter)
}
