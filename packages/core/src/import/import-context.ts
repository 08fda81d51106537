import type { Platform } from '../context'
import type { Import } from './import'
import { rowsExpireAt } from './import-days'

/** What the job of an import needs. */
export type ImportContext = Pick<Platform, 'stores' | 'now' | 'realNow' | 'newId'>

/** The next version of an import. Another run of the same job may have written it before: then it stands as it is there. */
export async function saveImport({ stores }: ImportContext, one: Import, change: Partial<Import>): Promise<Import> {
  const after: Import = { ...one, ...change, version: one.version + 1 }
  await stores.imports.save(after, one.version, undefined)
  return after
}

/** The end of an import: what was written of its rows goes with time. */
export async function endImport(ctx: ImportContext, one: Import, change: Partial<Import>): Promise<void> {
  await ctx.stores.imports.expireRows(one.importId, rowsExpireAt(ctx))
  const { staging, ...rest } = one
  await saveImport(ctx, rest, { ...change, endedAt: ctx.now() })
}
