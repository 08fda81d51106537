import * as contract from '@microwish/contract'
import { getArea, getMe, listAreas, listColleagues, listNotices } from '@microwish/core'
import { bind, bindPublic } from '../http/bind'

export function directoryRoutes(bound: Parameters<typeof bind>[0]) {
  bindPublic(bound, contract.listAreas, listAreas)
  bindPublic(bound, contract.getArea, getArea)
  bind(bound, contract.getMe, getMe)
  bind(bound, contract.listColleagues, listColleagues)
  bind(bound, contract.listNotices, listNotices)
}
