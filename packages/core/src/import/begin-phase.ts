import type { actOnImport as endpoint, ImportId, ImportRow, InputOf } from '@microwish/contract'
import type { Context } from '../context'
import type { CommandKey } from '../edition'
import { DomainError } from '../error'
import { findImport } from './find-import'
import type { Import } from './import'
import { rowsExpireAt } from './import-days'
import { actionsOf, reachOf, refusalOf, stateOf } from './import-policy'
import { viewImport } from './view-import'

type Command = InputOf<typeof endpoint>

/**
 * What an action makes of an import, to be written with the job of its phase; or how it stands when it has ended at once.
 * @throws DomainError `stale_version`, `import_refused`, `action_not_allowed`, `directory_busy`
 */
export async function beginPhase(
  ctx: Context,
  { importId, version, action }: Command,
  key: CommandKey | undefined,
): Promise<{ after: Import } | { ended: ImportRow }> {
  const { actor, one, job } = await findImport(ctx, importId)
  if (one.version !== version) throw staleVersion()
  if (!actionsOf(one, stateOf(one, job)).includes(action)) throw refusalOf(one, action)
  if (action === 'drop' && one.staging === undefined) return { ended: await drop(ctx, one, key) }
  if (action === 'apply') await mustBeFree(ctx, importId)

  const state = ({ check: 'checking', apply: 'applying', drop: 'dropping' } as const)[action]
  const { plan, ...rest } = one
  return {
    after: {
      ...(action === 'check' ? rest : one),
      ...{ version: version + 1, state, jobId: ctx.newId('job'), reach: reachOf(actor, one.kind) },
      postNumbers: ctx.settings.postNumbers,
    },
  }
}

export const staleVersion = () => new DomainError('stale_version', '刚刚有变化，请刷新再看')

/** Nothing is staged: it ends at once. */
async function drop(ctx: Context, one: Import, key: CommandKey | undefined): Promise<ImportRow> {
  const after: Import = { ...one, version: one.version + 1, state: 'dropped', endedAt: ctx.now() }
  if (!(await ctx.stores.imports.save(after, one.version, key))) throw staleVersion()
  await ctx.stores.imports.expireRows(one.importId, rowsExpireAt(ctx))
  return viewImport(after, undefined)
}

async function mustBeFree({ stores }: Context, importId: ImportId) {
  const { lock } = await stores.editions.read()
  if (lock && lock.jobId !== importId) throw new DomainError('directory_busy', '正在导入或调整辖区，请过几分钟再试')
}
