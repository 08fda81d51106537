import * as contract from '@microwish/contract'
import { addFamily, changeFamily, listFamily, withdrawFamily } from '@microwish/core'
import { bind } from '../http/bind'

export function familyRoutes(bound: Parameters<typeof bind>[0]) {
  bind(bound, contract.listFamily, listFamily)
  bind(bound, contract.addFamily, addFamily)
  bind(bound, contract.changeFamily, changeFamily)
  bind(bound, contract.withdrawFamily, withdrawFamily)
}
