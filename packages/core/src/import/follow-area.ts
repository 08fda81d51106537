import type { AreaChange } from '../area'
import { followNames } from '../reshape'
import type { Import } from './import'
import type { ImportContext } from './import-context'

/** An area that the list calls otherwise: whoever has a role there, and whatever is open there, reads the new name. */
export function followArea(ctx: ImportContext, change: AreaChange, { importId, by }: Pick<Import, 'importId' | 'by'>) {
  const signed = { ...by, surname: by.name.slice(0, 1), role: 'district_staff' as const }
  // Nothing is waited for: what names follow has not moved.
  return followNames({ ...ctx, settleMs: 0 }, [change], { id: importId, by: signed, note: '导入改了名称' })
}
