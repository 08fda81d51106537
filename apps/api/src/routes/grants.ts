import * as contract from '@microwish/contract'
import { findPerson, grantRole, listGrantHistory, listGrants, previewGrant, revokeRole } from '@microwish/core'
import { bind } from '../http/bind'

export function grantRoutes(bound: Parameters<typeof bind>[0]) {
  bind(bound, contract.findPerson, findPerson)
  bind(bound, contract.previewGrant, previewGrant)
  bind(bound, contract.grantRole, grantRole)
  bind(bound, contract.revokeRole, revokeRole)
  bind(bound, contract.listGrants, listGrants)
  bind(bound, contract.listGrantHistory, listGrantHistory)
}
