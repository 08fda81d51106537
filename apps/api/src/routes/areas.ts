import * as contract from '@microwish/contract'
import {
  addArea,
  changeArea,
  endArea,
  getJob,
  listBoundaries,
  listEditions,
  listTree,
  previewReshape,
  saveBoundary,
  startReshape,
} from '@microwish/core'
import { bind } from '../http/bind'

export function areaRoutes(bound: Parameters<typeof bind>[0]) {
  bind(bound, contract.listTree, listTree)
  bind(bound, contract.listEditions, listEditions)
  bind(bound, contract.addArea, addArea)
  bind(bound, contract.changeArea, changeArea)
  bind(bound, contract.endArea, endArea)
  bind(bound, contract.previewReshape, previewReshape)
  bind(bound, contract.startReshape, startReshape)
  bind(bound, contract.getJob, getJob)
  bind(bound, contract.saveBoundary, saveBoundary)
  bind(bound, contract.listBoundaries, listBoundaries)
}
