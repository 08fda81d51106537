import {
  type ImportId,
  IMPORT_KIND_TEXT,
  type InputOf,
  type openImport as endpoint,
  type OutputOf,
} from '@microwish/contract'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { DomainError } from '../error'
import { toActor } from '../person'
import { findImport } from './find-import'
import type { Import } from './import'
import { mustImport, reachOf } from './import-policy'
import { viewImport } from './view-import'

type Input = InputOf<typeof endpoint>
type Output = OutputOf<typeof endpoint>

/** @throws DomainError `forbidden` when lists of this kind are not the caller's to import */
export async function openImport(ctx: Context, input: Input): Promise<Output> {
  return runOnce(ctx, 'openImport', input, {
    run: (key) => open(ctx, input, key),
    again: async (importId) => {
      const { one, job } = await findImport(ctx, importId as ImportId)
      return viewImport(one, job)
    },
  })
}

async function open(ctx: Context, { kind, fileName, header, rowCount }: Input, key: CommandKey | undefined) {
  const actor = toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, ctx.now())
  mustImport(actor)
  const reach = reachOf(actor, kind)
  // The widest: paths begin with those above them.
  const [areaPath] = [...reach].sort((a, b) => a.length - b.length)
  if (areaPath === undefined) throw new DomainError('forbidden', `${IMPORT_KIND_TEXT[kind]}由区县统一导入，请联系区县`)
  const one: Import = {
    importId: ctx.newId('imp') as ImportId,
    version: 1,
    ...{ kind, fileName, header, rowCount, areaPath, reach },
    received: 0,
    state: 'receiving',
    by: { personId: actor.personId, name: actor.name },
    openedAt: ctx.now(),
  }
  if (await ctx.stores.imports.create(one, key)) return viewImport(one, undefined)
  throw new DomainError('repeated', '刚刚已经提交过')
}
