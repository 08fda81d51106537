import type { JobStep } from '../job'
import { finish, isLocked, standingOf, undoAll } from './apply-import'
import type { Import } from './import'
import { endImport, type ImportContext } from './import-context'

/** Gives up an import whose staging failed: what it staged goes, then its lock. What everybody sees already stays. */
export async function* dropImport(ctx: ImportContext, one: Import): AsyncIterable<JobStep> {
  const standing = isLocked(one) ? await standingOf(ctx, one) : 'given back'
  if (isLocked(one) && standing === 'made') return yield* finish(ctx, one)
  if (isLocked(one) && standing === 'ours') yield* undoAll(ctx, one)
  else await ctx.stores.editions.unlock(one.importId)
  await endImport(ctx, one, { state: 'dropped' })
}
