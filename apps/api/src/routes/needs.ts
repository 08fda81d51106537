import * as contract from '@microwish/contract'
import { actOnNeed, getNeed, listNeeds, readContact, submitNeed } from '@microwish/core'
import { bind } from '../http/bind'

export function needRoutes(bound: Parameters<typeof bind>[0]) {
  bind(bound, contract.submitNeed, submitNeed)
  bind(bound, contract.listNeeds, listNeeds)
  bind(bound, contract.getNeed, getNeed)
  bind(bound, contract.actOnNeed, actOnNeed)
  bind(bound, contract.readContact, readContact)
}
