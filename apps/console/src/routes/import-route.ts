import { ImportId } from '@microwish/contract'
import { type Address, writeAddress } from './address'

/** 导入: the list of what was imported, a new one, or one of them. */
export type ImportRoute = { page: 'imports'; view: 'list' } | { page: 'imports'; view: 'one'; importId: ImportId }

export function parseImportRoute({ page, parts }: Address): ImportRoute | undefined {
  if (page !== 'imports') return undefined
  const importId = ImportId.safeParse(parts[0])
  return importId.success ? { page, view: 'one', importId: importId.data } : { page, view: 'list' }
}

export const hrefOfImports = (route: ImportRoute) =>
  writeAddress(['imports', route.view === 'one' ? route.importId : undefined])
