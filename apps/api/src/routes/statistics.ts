import * as contract from '@microwish/contract'
import { getStatistics, listFigureCases } from '@microwish/core'
import { bind } from '../http/bind'

export function statisticsRoutes(bound: Parameters<typeof bind>[0]) {
  bind(bound, contract.getStatistics, getStatistics)
  bind(bound, contract.listFigureCases, listFigureCases)
}
