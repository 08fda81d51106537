import * as contract from '@microwish/contract'
import { actOnImport, addImportRows, getImport, listImports, openImport } from '@microwish/core'
import { bind } from '../http/bind'

export function importRoutes(bound: Parameters<typeof bind>[0]) {
  bind(bound, contract.openImport, openImport)
  bind(bound, contract.addImportRows, addImportRows)
  bind(bound, contract.actOnImport, actOnImport)
  bind(bound, contract.getImport, getImport)
  bind(bound, contract.listImports, listImports)
}
