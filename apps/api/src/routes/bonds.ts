import * as contract from '@microwish/contract'
import {
  addBond,
  addMyVisit,
  addTeam,
  addVisit,
  changeBond,
  changeTeam,
  getBondFigures,
  getMyUnit,
  listBonds,
  listReminders,
  listTeams,
  listVisits,
} from '@microwish/core'
import { bind } from '../http/bind'

export function bondRoutes(bound: Parameters<typeof bind>[0]) {
  bind(bound, contract.listBonds, listBonds)
  bind(bound, contract.addBond, addBond)
  bind(bound, contract.changeBond, changeBond)
  bind(bound, contract.getBondFigures, getBondFigures)
  bind(bound, contract.addVisit, addVisit)
  bind(bound, contract.listVisits, listVisits)
  bind(bound, contract.getMyUnit, getMyUnit)
  bind(bound, contract.addMyVisit, addMyVisit)
  bind(bound, contract.listTeams, listTeams)
  bind(bound, contract.addTeam, addTeam)
  bind(bound, contract.changeTeam, changeTeam)
  bind(bound, contract.listReminders, listReminders)
}
