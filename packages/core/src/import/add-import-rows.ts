import type { addImportRows as endpoint, InputOf, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'
import { fingerprintOf } from '../fingerprint'
import { findImport } from './find-import'
import { rowsExpireAt } from './import-days'
import { keepRows } from './keep-rows'
import { readColumns } from './read-lines'
import { viewImport } from './view-import'

/** @throws DomainError `import_refused` when rows are missing before these, or others were received in their place */
export async function addImportRows(
  ctx: Context,
  { importId, from, rows }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const { one, job } = await findImport(ctx, importId)
  const kept = keepRows(readColumns(one.kind, one.header).fields, rows, ctx.hashPhone)
  if (from < one.received) {
    const before = await ctx.stores.imports.readBatch(importId, from)
    if (fingerprintOf(before) === fingerprintOf(kept)) return viewImport(one, job)
    throw new DomainError('import_refused', `前${one.received}行已经收到，请从下一行接着传，或重新导入`)
  }
  if (one.state !== 'receiving') throw new DomainError('action_not_allowed', '已经开始核对，不能再加行')
  if (from > one.received) throw new DomainError('import_refused', `请从第${one.received + 1}行接着传`)
  if (from + rows.length > one.rowCount) throw new DomainError('import_refused', '行数比开始时说的多，请重新导入')
  if (await ctx.stores.imports.addRows(one, kept, rowsExpireAt(ctx)))
    return viewImport({ ...one, received: from + rows.length }, job)
  throw new DomainError('import_refused', '有人同时在传这个文件，请刷新再看')
}
