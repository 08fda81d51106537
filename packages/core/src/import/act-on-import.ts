import type { actOnImport as endpoint, ImportId, InputOf, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import { ConditionFailed } from '../database.dynamo'
import { type CommandKey, runOnce } from '../edition'
import { DomainError } from '../error'
import { startJob } from '../job'
import { findImport } from './find-import'
import type { Import } from './import'
import { rowsExpireAt } from './import-days'
import { actionsOf, reachOf, refusalOf, stateOf } from './import-policy'
import { viewImport } from './view-import'

type Input = InputOf<typeof endpoint>
type Output = OutputOf<typeof endpoint>

/**
 * Starts the job of a phase. The import, the key of the command and the job are written together.
 * @throws DomainError `stale_version`, `import_refused`, `action_not_allowed`, `directory_busy`
 */
export async function actOnImport(ctx: Context, input: Input): Promise<Output> {
  const again = async (importId: string) => {
    const { one, job } = await findImport(ctx, importId as ImportId)
    return viewImport(one, job)
  }
  return runOnce(ctx, 'actOnImport', input, { run: (key) => act(ctx, input, key), again })
}

async function act(ctx: Context, { importId, version, action }: Input, key: CommandKey | undefined): Promise<Output> {
  const { actor, one, job } = await findImport(ctx, importId)
  if (one.version !== version) throw new DomainError('stale_version', '刚刚有变化，请刷新再看')
  if (!actionsOf(one, stateOf(one, job)).includes(action)) throw refusalOf(one, action)
  if (action === 'drop' && one.staging === undefined) return drop(ctx, one, key)
  if (action === 'apply') await mustBeFree(ctx, importId)

  const jobId = ctx.newId('job')
  const state = ({ check: 'checking', apply: 'applying', drop: 'dropping' } as const)[action]
  const { plan, ...rest } = one
  const after: Import = {
    ...(action === 'check' ? rest : one),
    ...{ version: version + 1, state, jobId, reach: reachOf(actor, one.kind) },
    postNumbers: ctx.settings.postNumbers,
  }
  try {
    const started = await startJob(
      ctx,
      { kind: 'import', input: { importId, phase: action } },
      {
        ...{ startedBy: actor.personId, key: `${importId} ${version}`, jobId },
        also: ctx.stores.imports.saving(after, version, key),
      },
    )
    return viewImport(after, started)
  } catch (error) {
    throw error instanceof ConditionFailed ? new DomainError('stale_version', '刚刚有变化，请刷新再看') : error
  }
}

/** Nothing is staged: it ends at once. */
async function drop(ctx: Context, one: Import, key: CommandKey | undefined): Promise<Output> {
  const after: Import = { ...one, version: one.version + 1, state: 'dropped', endedAt: ctx.now() }
  if (!(await ctx.stores.imports.save(after, one.version, key)))
    throw new DomainError('stale_version', '刚刚有变化，请刷新再看')
  await ctx.stores.imports.expireRows(one.importId, rowsExpireAt(ctx))
  return viewImport(after, undefined)
}

async function mustBeFree({ stores }: Context, importId: ImportId) {
  const { lock } = await stores.editions.read()
  if (lock && lock.jobId !== importId) throw new DomainError('directory_busy', '正在导入或调整辖区，请过几分钟再试')
}
