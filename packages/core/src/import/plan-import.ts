import type { ImportError } from '@microwish/contract'
import { idOfKey } from './import-id'
import type { Import, PlannedChange } from './import'
import { rulesOf, type PlanContext } from './import-rules'
import { namedErrors, readColumns, readLines } from './read-lines'

export type Planned = { changes: PlannedChange[]; unchanged: number; errors: ImportError[] }

/** What the rows of an import would do today, and what is wrong with them; writes nothing. */
export async function planImport(
  ctx: PlanContext,
  one: Import,
  rows: readonly (readonly string[])[],
): Promise<Planned> {
  const columns = readColumns(one.kind, one.header)
  // Without its columns every line would be wrong.
  if (columns.errors.length > 0) return { changes: [], unchanged: 0, errors: columns.errors }
  const { lines, errors } = readLines(one.kind, columns, rows)
  const plan = await rulesOf(one.kind).plan(ctx, lines, {
    reach: one.reach,
    at: one.openedAt,
    by: one.by,
    postNumbers: one.postNumbers ?? {},
    idOf: (prefix, key) => idOfKey(one.importId, prefix, key),
  })
  return { ...plan, errors: namedErrors(one.kind, one.header, columns, [...errors, ...plan.errors]) }
}
