import type { actOnImport as endpoint, ImportId, ImportRow, InputOf } from '@microwish/contract'
import type { Context } from '../context'
import { ConditionFailed } from '../database.dynamo'
import { type CommandKey, runOnce } from '../edition'
import { beginPhase, findImport, staleVersion, viewImport } from '../import'
import { startJob } from './start-job'

type Command = InputOf<typeof endpoint>

/**
 * Starts the job of a phase of an import. The import, the key of the command and the job are written together.
 * @throws DomainError `stale_version`, `import_refused`, `action_not_allowed`, `directory_busy`
 */
export async function actOnImport(ctx: Context, command: Command): Promise<ImportRow> {
  const again = async (importId: string) => {
    const { one, job } = await findImport(ctx, importId as ImportId)
    return viewImport(one, job)
  }
  return runOnce(ctx, 'actOnImport', command, { run: (key) => act(ctx, command, key), again })
}

async function act(ctx: Context, command: Command, key: CommandKey | undefined): Promise<ImportRow> {
  const { importId, version, action } = command
  const begun = await beginPhase(ctx, command, key)
  if ('ended' in begun) return begun.ended
  const { after } = begun
  const work = { kind: 'import', input: { importId, phase: action } } as const
  const { personId: startedBy } = ctx.caller
  const also = ctx.stores.imports.saving(after, version, key)
  try {
    const options = { startedBy, key: `${importId} ${version}`, also, jobId: after.jobId }
    return viewImport(after, await startJob(ctx, work, options))
  } catch (error) {
    throw error instanceof ConditionFailed ? staleVersion() : error
  }
}
