import * as contract from '@microwish/contract'
import {
  addOrganisation,
  changeOrganisation,
  getCoverage,
  getOrganisation,
  listAlliances,
  listCommittees,
  listOrganisations,
} from '@microwish/core'
import { bind } from '../http/bind'

export function organisationRoutes(bound: Parameters<typeof bind>[0]) {
  bind(bound, contract.listOrganisations, listOrganisations)
  bind(bound, contract.getOrganisation, getOrganisation)
  bind(bound, contract.addOrganisation, addOrganisation)
  bind(bound, contract.changeOrganisation, changeOrganisation)
  bind(bound, contract.listCommittees, listCommittees)
  bind(bound, contract.listAlliances, listAlliances)
  bind(bound, contract.getCoverage, getCoverage)
}
