import type { getImport as endpoint, InputOf, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import { findImport } from './find-import'
import { ERRORS_KEPT, ERRORS_PAGE } from './import-limits'
import { readColumns } from './read-lines'
import { viewImport } from './view-import'

export async function getImport(
  ctx: Context,
  { importId, cursor }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const { one, job } = await findImport(ctx, importId)
  const { fields, missing } = readColumns(one.kind, one.header)
  // A cursor of anybody's making leads to a page of this import, or to none.
  const page = Math.min(ERRORS_KEPT, Math.max(0, Math.trunc(Number(cursor ?? 0)) || 0))
  const { plan } = one
  const isMore = plan !== undefined && Math.min(plan.errors, ERRORS_KEPT) > (page + 1) * ERRORS_PAGE
  return {
    ...viewImport(one, job),
    columns: one.header.map((heading, at) => ({
      heading,
      ...(fields[at] && { field: fields[at].name, title: fields[at].title }),
    })),
    missing: missing.map(({ title }) => title),
    examples: plan ? await ctx.stores.imports.readExamples(importId, plan.round) : [],
    errors: {
      items: plan && plan.errors > 0 ? await ctx.stores.imports.readErrors(importId, plan.round, page) : [],
      ...(isMore && { cursor: String(page + 1) }),
    },
  }
}
